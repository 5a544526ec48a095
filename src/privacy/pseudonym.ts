import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The key that pseudonyms are made with: from the environment, or made in the data folder at the first start. */
export function secretKey(fromEnvironment: string | undefined, dataDir: string): string {
  if (fromEnvironment) return fromEnvironment
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

/** Turns a channel's address of a citizen into a name that cannot be turned back without the key. */
export const createPseudonym =
  (key: string) =>
  (channel: string, chatId: string): string =>
    createHmac('sha256', key).update(`${channel}\n${chatId}`).digest('hex').slice(0, 20)
