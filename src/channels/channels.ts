import type { Config } from '../config.ts'
import type { Logger } from '../log.ts'
import type { Channel } from './channel.ts'
import { createTelegramChannel } from './telegram.ts'
import { createWebChannel } from './web.ts'

export type ChannelsPorts = { config: Pick<Config, 'TELEGRAM_BOT_TOKEN'>; sayDatabaseDown: () => string; log: Logger }

/** Every door that is open: the chat page always, the others as the environment says. To add one, add a line. */
export function createChannels({ config, sayDatabaseDown, log }: ChannelsPorts) {
  const web = createWebChannel()
  const all: Channel[] = [web]
  if (config.TELEGRAM_BOT_TOKEN) all.push(createTelegramChannel({ token: config.TELEGRAM_BOT_TOKEN, sayDatabaseDown, log }))
  return { web, all }
}
