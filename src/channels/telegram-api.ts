import { setTimeout as sleep } from 'node:timers/promises'
import { Telegraf, TelegramError } from 'telegraf'
import type { Refusal, SendFailure } from '../conversation/deliver.ts'
import type { Logger } from '../log.ts'

export const NAME = 'telegram'
const CONNECT_AGAIN_MS = 5_000
/** What Telegram answers to a token that is none. */
const TOKEN_REFUSED = [401, 404]
/** Telegram's answers to a message after which trying again helps nobody; the first that fits counts. */
const REFUSALS: readonly { code: number; words: RegExp; means: Refusal }[] = [
  { code: 403, words: /deactivated|kicked|not a member/i, means: 'chat-gone' },
  { code: 403, words: /^/, means: 'blocked' },
  { code: 400, words: /chat not found|PEER_ID_INVALID|upgraded to a supergroup/i, means: 'chat-gone' },
  { code: 400, words: /^/, means: 'refused' },
]

export type TelegramApiPorts = {
  token: string
  log: Logger
  /** Another server than Telegram's, for tests and drills. */
  apiRoot?: string | undefined
}

/** Telegram's Bot API through telegraf, and what all our calls share: errors without the token, and patience. */
export function createTelegramApi({ token, log, apiRoot }: TelegramApiPorts) {
  const telegraf = new Telegraf(token, apiRoot ? { telegram: { apiRoot } } : {})
  const stopping = new AbortController()

  // Their messages quote the address that was called, and with it the token.
  const told = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll(token, '[token]')
  const warn = (what: string) => (error: unknown) => log.warn({ channel: NAME, err: told(error) }, what)

  function failure(error: unknown): SendFailure {
    const failed: SendFailure = new Error(told(error))
    if (!(error instanceof TelegramError)) return failed
    const { retry_after } = error.parameters ?? {}
    if (retry_after !== undefined) failed.retryAfterMs = retry_after * 1_000
    const refusal = REFUSALS.find(({ code, words }) => code === error.code && words.test(error.description))
    if (refusal) failed.permanent = refusal.means
    return failed
  }

  /** Tries until it succeeds, until the channel stops, or until Telegram says that the token is none. Never fails. */
  async function untilReached(attempt: () => Promise<void>): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        return await attempt()
      } catch (error) {
        if (error instanceof TelegramError && TOKEN_REFUSED.includes(error.code)) {
          log.error({ channel: NAME, err: told(error) }, 'Telegram refuses TELEGRAM_BOT_TOKEN; the channel stays closed')
          return
        }
        if (stopping.signal.aborted) return
        warn('Telegram cannot be reached; trying again')(error)
        const waitMs = Math.max(CONNECT_AGAIN_MS, failure(error).retryAfterMs ?? 0)
        await sleep(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      }
    }
  }

  return { telegraf, telegram: telegraf.telegram, stopping, told, warn, failure, untilReached, log }
}
export type TelegramApi = ReturnType<typeof createTelegramApi>
