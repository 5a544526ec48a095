import { createHash, timingSafeEqual } from 'node:crypto'
import type { Receive } from '../conversation/receive.ts'
import type { Channel } from './channel.ts'
import { NAME, type TelegramApi } from './telegram-api.ts'
import { ALLOWED_UPDATES, readUpdate } from './telegram-schema.ts'
import { incomingOf, type Me } from './telegram-update.ts'

const PATH = '/hooks/telegram'
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
/** Requests that Telegram may make side by side; one chat's come one after the other all the same. */
const MAX_CONNECTIONS = 20
/** Updates whose citizen was already told that they were not stored: Telegram repeats those for hours, the apology is said once. */
const APOLOGIES_REMEMBERED = 1_000

/** `url` is our public origin; `secret` is what Telegram sends with each request, to show that it is Telegram. */
export type WebhookSettings = { url: string; secret: string }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Says of an id whether it is not among the last `size` that it was asked about. */
function rememberLast(size: number): (id: number) => boolean {
  const known = new Set<number>()
  return (id) => {
    if (known.has(id)) return false
    const [oldest] = known
    if (known.size >= size && oldest !== undefined) known.delete(oldest)
    known.add(id)
    return true
  }
}

/** Updates that Telegram brings. An update that cannot be stored is answered 503, so that Telegram brings it again. */
export function createTelegramWebhook(
  { telegram, stopping, told, warn, untilReached, log }: TelegramApi,
  { url, secret }: WebhookSettings,
  sayDown: () => string,
) {
  const expected = digest(secret)
  const isNew = rememberLast(APOLOGIES_REMEMBERED)
  let pass: Receive | undefined
  let me: Me | undefined

  /** Telegram is told again at each start: it costs nothing, and a changed address or secret is never forgotten. */
  async function register(): Promise<void> {
    me = await telegram.getMe()
    stopping.signal.throwIfAborted()
    await telegram.setWebhook(new URL(PATH, url).href, { secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: MAX_CONNECTIONS })
    log.info({ channel: NAME }, 'Telegram brings updates to the webhook')
  }

  function apologise(updateId: number, chatId: string): void {
    if (!isNew(updateId)) return
    telegram.sendMessage(chatId, sayDown()).catch(warn('a citizen could not be told that a message was not stored'))
  }
  const confirmTap = (id: string): void => void telegram.answerCbQuery(id).catch(warn('a tap could not be confirmed'))

  const way: Required<Pick<Channel, 'webhook' | 'start' | 'stop'>> = {
    webhook: {
      path: PATH,

      admits(headers) {
        const given = headers[SECRET_HEADER]
        return typeof given === 'string' && timingSafeEqual(digest(given), expected)
      },

      async handle(body) {
        const update = readUpdate(body)
        if (!update) return 400
        const incoming = incomingOf(update, me)
        if (incoming) {
          if (!pass) return 503
          try {
            await pass({ ...incoming, channel: NAME })
          } catch (error) {
            log.error({ channel: NAME, err: told(error) }, 'a message could not be stored')
            apologise(update.update_id, incoming.chatId)
            return 503
          }
        }
        // It only ends the little clock on the button, so it comes after Telegram's own answer and is not waited for.
        if (update.callback_query) setImmediate(confirmTap, update.callback_query.id)
        return 200
      },
    },

    async start(receive) {
      pass = receive
      void untilReached(register)
    },

    async stop() {
      pass = undefined
      stopping.abort()
    },
  }
  return way
}
