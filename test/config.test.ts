import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

const example = parseEnv(readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8'))

describe('the settings', () => {
  it('have defaults that are the ones in .env.example', () => {
    expect(readConfig(example)).toEqual(readConfig({}))
  })

  it('are all in .env.example', () => {
    const declared = readFileSync(join(import.meta.dirname, '../src/config.ts'), 'utf8').match(/^ {2}[A-Z][A-Z_]+(?=: z)/gm)
    expect(declared?.map((name) => name.trim()).sort()).toEqual(Object.keys(example).sort())
  })

  it('are refused with every wrong value named', () => {
    const read = () => readConfig({ PORT: '70000', LOG_LEVEL: 'loud', SECRET_KEY: 'short' })
    expect(read).toThrow(ConfigError)
    for (const word of ['PORT', 'LOG_LEVEL', 'SECRET_KEY', '.env.example']) expect(read).toThrow(word)
  })
})
