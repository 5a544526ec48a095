import { setTimeout as sleep } from 'node:timers/promises'
import type { SendFailure } from '../conversation/deliver.ts'
import type { Channel } from './channel.ts'
import { createPace, type Rate } from './pace.ts'
import { createTelegramApi, NAME, type TelegramApiPorts } from './telegram-api.ts'
import { createTelegramPolling } from './telegram-polling.ts'
import { type Button, telegramReply } from './telegram-text.ts'
import { createTelegramWebhook, type WebhookSettings } from './telegram-webhook.ts'

const MAX_TEXT = 4_096
/** What Telegram says it takes; in a group twenty messages a minute, so a gap three times as long. */
const OFFICIAL_RATE: Rate = { perSecond: 30, perChatMs: 1_000 }
const GROUP_GAPS = 3
const isGroup = (chatId: string): boolean => chatId.startsWith('-')
/** A call that hangs is given up and tried again; what it may still bring about is a message twice, not a chat that stands still. */
const CALL_DEADLINE_MS = 30_000
/** Telegraf's own type is that of an older AbortSignal. */
const deadline = () => AbortSignal.timeout(CALL_DEADLINE_MS) as never

export type TelegramPorts = TelegramApiPorts & {
  /** Said to the citizen when a message could not be stored. */
  /** What a citizen is told whose message could not be stored; `comesAgain`: Telegram will bring it by itself. */
  sayDatabaseDown: (comesAgain: boolean) => string
  /** Where Telegram brings updates; without it we ask for them, which needs no public address. */
  webhook?: WebhookSettings | undefined
  /** Another rate than Telegram's, for drills. */
  rate?: Rate | undefined
}

export function createTelegramChannel({ sayDatabaseDown, webhook, rate = OFFICIAL_RATE, ...ports }: TelegramPorts): Channel {
  const api = createTelegramApi(ports)
  const way = webhook ? createTelegramWebhook(api, webhook, () => sayDatabaseDown(true)) : createTelegramPolling(api, () => sayDatabaseDown(false))
  const gapMs = (chatId: string) => (isGroup(chatId) ? GROUP_GAPS : 1) * rate.perChatMs
  const pace = createPace({ perSecond: rate.perSecond, gapMs, now: Date.now, sleep })
  const shown = new Map<number, number>()

  function failure(chatId: string, error: unknown): SendFailure {
    const failed = api.failure(error)
    if (failed.retryAfterMs !== undefined && pace.refuse(chatId, failed.retryAfterMs)) failed.everywhere = true
    return failed
  }

  async function sendMessage(chatId: string, html: string, rows: Button[][]): Promise<void> {
    const message = { chat_id: chatId, text: html, parse_mode: 'HTML' as const, link_preview_options: { is_disabled: true } }
    const keyboard = rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}
    const call = () => api.telegram.callApi('sendMessage', { ...message, ...keyboard }, { signal: deadline() })
    await pace.call(chatId, () =>
      call().catch((error: unknown) => {
        throw failure(chatId, error)
      }),
    )
  }

  return {
    ...way,
    name: NAME,
    capabilities: { buttons: true, links: true, maxText: MAX_TEXT },

    async send(delivery) {
      const { messages, rows } = telegramReply(delivery.reply, MAX_TEXT)
      for (const [i, html] of messages.entries()) {
        // When an earlier try broke off in the middle, what the citizen has already seen is not sent again.
        if (i < (shown.get(delivery.id) ?? 0)) continue
        await sendMessage(delivery.chatId, html, i === messages.length - 1 ? rows : [])
        shown.set(delivery.id, i + 1)
      }
      shown.delete(delivery.id)
    },
  }
}
