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
    const read = () => readConfig({ PORT: '70000', LOG_LEVEL: 'loud', SECRET_KEY: 'short', WIDGET_ORIGINS: 'https://tinh.gov.vn/trang' })
    expect(read).toThrow(ConfigError)
    for (const word of ['PORT', 'LOG_LEVEL', 'SECRET_KEY', 'WIDGET_ORIGINS', '.env.example']) expect(read).toThrow(word)
  })

  describe('of the Telegram webhook', () => {
    const token = { TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz-0123456789' }
    const url = { TELEGRAM_WEBHOOK_URL: 'https://tro-ly.tinh.gov.vn' }
    const secret = { TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-webhook_1' }

    it('are taken together', () => {
      expect(readConfig({ ...token, ...url, ...secret })).toMatchObject({ ...token, ...url, ...secret })
    })

    it.each([
      ['an address without a secret', { ...token, ...url }, 'set together'],
      ['a secret without an address', { ...token, ...secret }, 'set together'],
      ['no token', { ...url, ...secret }, 'need TELEGRAM_BOT_TOKEN'],
      ['a short secret', { ...token, ...url, TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(23) }, '24 to 256'],
      ['letters that Telegram refuses in a secret', { ...token, ...url, TELEGRAM_WEBHOOK_SECRET: 'bí mật của webhook, rất dài' }, '24 to 256'],
      ['a path', { ...token, ...secret, TELEGRAM_WEBHOOK_URL: 'https://tro-ly.tinh.gov.vn/telegram' }, 'origin alone'],
      ['plain http', { ...token, ...secret, TELEGRAM_WEBHOOK_URL: 'http://tro-ly.tinh.gov.vn' }, 'https://'],
      ['a port that Telegram does not call', { ...token, ...secret, TELEGRAM_WEBHOOK_URL: 'https://tro-ly.tinh.gov.vn:3000' }, '8443'],
    ])('are refused with %s', (_, environment, words) => {
      expect(() => readConfig(environment)).toThrow(ConfigError)
      expect(() => readConfig(environment)).toThrow(words)
    })

    it('may be plain http where another server stands for Telegram', () => {
      const drill = { ...token, ...secret, TELEGRAM_API_ROOT: 'http://127.0.0.1:9', TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:3000' }
      expect(readConfig(drill)).toMatchObject(drill)
    })
  })
})
