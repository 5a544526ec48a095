import { describe, expect, it } from 'vitest'
import { arrowsIn } from './arrows.ts'

const toOf = (text: string) => arrowsIn('web/staff/page.tsx', text).map(({ to, typesOnly }) => (typesOnly ? `type ${to}` : to))

describe('the imports of a file', () => {
  it('are found however they are written', () => {
    expect(toOf(`import { a, b } from '../ports.ts'`)).toEqual(['web/ports.ts'])
    expect(toOf(`import all, * as more from '../../log.ts'`)).toEqual(['log.ts'])
    expect(toOf(`import {\n  a,\n  b,\n} from './x.ts'`)).toEqual(['web/staff/x.ts'])
    expect(toOf(`export * from './x.ts'\nexport { y } from './y.ts'`)).toEqual(['web/staff/x.ts', 'web/staff/y.ts'])
    expect(toOf(`import './x.ts'\nconst y = await import('./y.ts')`)).toEqual(['web/staff/x.ts', 'web/staff/y.ts'])
    expect(toOf(`import '@langchain/core/messages'\nimport x from 'telegraf/types'`)).toEqual(['telegraf', '@langchain/core'])
  })

  it('are types only when nothing is left of them', () => {
    expect(toOf(`import type { A } from './x.ts'`)).toEqual(['type web/staff/x.ts'])
    expect(toOf(`import { type A, type B } from './x.ts'`)).toEqual(['type web/staff/x.ts'])
    expect(toOf(`import { type A, b } from './x.ts'`)).toEqual(['web/staff/x.ts'])
    expect(toOf(`type X = typeof import('./x.ts')`)).toEqual(['type web/staff/x.ts'])
  })

  it('are not other words in quotation marks, nor Node itself', () => {
    expect(toOf(`import { join } from 'node:path'\nexport const from = 'x'\nexport type A = { a: 'b' }`)).toEqual([])
  })
})
