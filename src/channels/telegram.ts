import { setTimeout as sleep } from 'node:timers/promises'
import { Telegraf, TelegramError } from 'telegraf'
import type { SendFailure } from '../conversation/deliver.ts'
import type { Receive } from '../conversation/receive.ts'
import type { Logger } from '../log.ts'
import type { Channel } from './channel.ts'
import { telegramReply } from './telegram-text.ts'
import { incomingOf } from './telegram-update.ts'

const NAME = 'telegram'
const MAX_TEXT = 4_096
const CONNECT_AGAIN_MS = 5_000
/** Telegram's answers after which trying again helps nobody: wrong token; blocked, or no such chat. */
const TOKEN_REFUSED = [401, 404]
const PERMANENT = [400, 403]

export type TelegramPorts = {
  token: string
  /** Said to the citizen when a message could not be stored. */
  sayDatabaseDown: () => string
  log: Logger
  /** Another server than Telegram's, for tests. */
  apiRoot?: string
}

/** Telegram by long polling. Its offset moves on only after every message of the batch is stored, so a killed process loses none. */
export function createTelegramChannel({ token, sayDatabaseDown, log, apiRoot }: TelegramPorts): Channel {
  const telegraf = new Telegraf(token, apiRoot ? { telegram: { apiRoot } } : {})
  const { telegram } = telegraf
  const stopping = new AbortController()
  const shown = new Map<number, number>()
  let storing: Promise<unknown> = Promise.resolve()

  // Their messages quote the address that was called, and with it the token.
  const told = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll(token, '[token]')
  const warn = (what: string) => (error: unknown) => log.warn({ channel: NAME, err: told(error) }, what)

  function failure(error: unknown): SendFailure {
    const failed: SendFailure = new Error(told(error))
    if (!(error instanceof TelegramError)) return failed
    const { retry_after } = error.parameters ?? {}
    if (retry_after !== undefined) failed.retryAfterMs = retry_after * 1_000
    if (PERMANENT.includes(error.code)) failed.permanent = true
    return failed
  }

  function listen(receive: Receive): void {
    telegraf.use(async (ctx) => {
      const incoming = incomingOf(ctx.update, ctx.botInfo)
      if (incoming) {
        // One after the other: telegraf runs a batch side by side, and a citizen's messages must keep their order.
        const stored = storing.then(() => receive({ ...incoming, channel: NAME }))
        storing = stored.catch(() => undefined)
        await stored.catch(async (error: unknown) => {
          log.error({ channel: NAME, err: told(error) }, 'a message could not be stored')
          await telegram.sendMessage(incoming.chatId, sayDatabaseDown())
        })
      }
      if (ctx.callbackQuery) await ctx.answerCbQuery()
    })
    telegraf.catch(warn('an update could not be handled'))
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await telegraf.launch({ allowedUpdates: ['message', 'callback_query'] }, () => stopping.signal.throwIfAborted())
      } catch (error) {
        if (error instanceof TelegramError && TOKEN_REFUSED.includes(error.code)) {
          log.error({ channel: NAME, err: told(error) }, 'Telegram refuses TELEGRAM_BOT_TOKEN; the channel stays closed')
          return
        }
        if (stopping.signal.aborted) return
        warn('Telegram cannot be reached; trying again')(error)
        await sleep(CONNECT_AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      }
    }
  }

  return {
    name: NAME,
    capabilities: { buttons: true, links: true, maxText: MAX_TEXT },

    async send(delivery) {
      const { messages, buttons } = telegramReply(delivery.reply, MAX_TEXT)
      try {
        for (const [i, html] of messages.entries()) {
          // When an earlier try broke off in the middle, what the citizen has already seen is not sent again.
          if (i < (shown.get(delivery.id) ?? 0)) continue
          const keyboard = i === messages.length - 1 && buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons.map((button) => [button]) } } : {}
          await telegram.sendMessage(delivery.chatId, html, { parse_mode: 'HTML', link_preview_options: { is_disabled: true }, ...keyboard })
          shown.set(delivery.id, i + 1)
        }
        shown.delete(delivery.id)
      } catch (error) {
        throw failure(error)
      }
    },

    async start(receive) {
      listen(receive)
      void poll()
    },

    async stop() {
      stopping.abort()
      try {
        telegraf.stop()
      } catch {
        // It says so when it was not polling at this moment, which is just as well.
      }
      await storing
    },
  }
}
