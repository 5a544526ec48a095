import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIndicators } from '../../src/adoption/indicators.ts'
import { parseObservations, readObservations } from '../../src/adoption/observations.ts'
import { createReadData } from '../../src/knowledge/data-file.ts'
import { readCategories } from '../../src/knowledge/policy.ts'

const HEAD = 'indicator,place,period,comparator,value,unit,as_of,source,note'

async function published() {
  const categories = new Set((await readCategories('knowledge')).map((c) => c.id))
  return readIndicators(createReadData('knowledge'), categories)
}

describe('the official figures', () => {
  it('as published have no fault, and every figure has its indicator, its unit and its source', async () => {
    const { indicators, faults } = await published()
    const read = await readObservations('knowledge', indicators)
    expect([...faults, ...read.faults]).toEqual([])
    expect(read.observations.length).toBeGreaterThan(50)
  })

  it('say what they stand for: no percentage without a numerator counts as verified', async () => {
    const { indicators } = await published()
    expect(indicators.filter((i) => i.status === 'verified' && i.numerator === null)).toEqual([])
    expect(indicators.find((i) => i.id === 'payment.account-15plus')).toMatchObject({
      validity: { to: '2025-12-31' },
      successor: 'payment.account-15plus-2030',
    })
  })

  it('name file, line and field where an indicator is wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'indicators-'))
    const one = (id: string, rest: string) =>
      `  - { id: ${id}, label: { vi: a, en: a }, numerator: null, denominator: null, unit: '%', direction: up, source: { title: a, date: 2025 }, ${rest} }\n`
    await writeFile(
      join(folder, 'indicators.yaml'),
      `indicators:\n${one('a.b', 'status: proposed, categories: [nothing]')}${one('a.c', 'status: verified, categories: [], successor: a.z')}`,
    )
    const { faults } = await readIndicators(createReadData(folder), new Set(['dossier.fees']))
    expect(faults.map((f) => `${f.file}:${f.line} ${f.field}`)).toEqual([
      'indicators.yaml:2 indicators.0.categories',
      'indicators.yaml:3 indicators.1.successor',
      'indicators.yaml:3 indicators.1.status',
    ])
  })

  it('name the line of a broken row, and serve the others', async () => {
    const { indicators } = await published()
    const rows = [
      'dti.rank,Ninh Thuận,2022,=,27,hạng,2022,"Báo Ninh Thuận, 2023",',
      'dti.rank,Ninh Thuận,2022,=,28,hạng,2022,x,',
      'dti.nothing,Ninh Thuận,2022,=,1,hạng,2022,x,',
      'dti.rank,Ninh Thuận,năm ngoái,=,một,hạng,2022,x,',
      'dti.score,Ninh Thuận,2022,=,0.6,%,2022,x,"a ""quoted"" note\nof two lines"',
      'dti.score,Ninh Thuận,2021,=,0.5',
    ]
    const { observations, faults } = parseObservations('x.csv', [HEAD, ...rows].join('\n'), indicators)
    expect(faults.map((f) => `${f.line} ${f.field}`)).toEqual(['3 -', '4 indicator', '5 period', '5 value', '6 unit', '8 -'])
    expect(observations[0]).toMatchObject({ value: 27, source: 'Báo Ninh Thuận, 2023' })
  })
})
