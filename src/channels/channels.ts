import type { Config } from '../config.ts'
import type { Logger } from '../log.ts'
import type { Channel } from './channel.ts'
import { createTelegramChannel } from './telegram.ts'
import { createWebChannel } from './web.ts'

type Settings = Pick<Config, 'TELEGRAM_BOT_TOKEN' | 'TELEGRAM_WEBHOOK_URL' | 'TELEGRAM_WEBHOOK_SECRET' | 'TELEGRAM_API_ROOT' | 'TELEGRAM_RATE'>

export type ChannelsPorts = { config: Settings; sayDatabaseDown: (comesAgain: boolean) => string; log: Logger }

/** Every door that is open: the chat page always, the others as the environment says. To add one, add a line. */
export function createChannels({ config, sayDatabaseDown, log }: ChannelsPorts) {
  const web = createWebChannel()
  const all: Channel[] = [web]
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: apiRoot } = config
  const webhook = url && secret ? { url, secret } : undefined
  if (token) all.push(createTelegramChannel({ token, webhook, apiRoot, rate: config.TELEGRAM_RATE, sayDatabaseDown, log }))
  return { web, all }
}
