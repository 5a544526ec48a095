import { badRequest, Refused } from './telegram-refusal.ts'
import type { Json } from './telegram-updates.ts'

/** A message that a citizen can see; `at` is when Telegram took it, in milliseconds. */
export type Sent = Json & { chat_id: unknown; text: unknown; at: number }
export type Rates = { perSecond: number; perChatMs: number }

const LONGEST_TEXT = 4_096
const LONGEST_CALLBACK_BYTES = 64
const SECOND_MS = 1_000

function faultOf({ text, reply_markup }: Json): Refused | undefined {
  const plain = String(text)
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|amp|quot);/g, '&')
  if (plain.length === 0) return badRequest('message text is empty')
  if (plain.length > LONGEST_TEXT) return badRequest('message is too long')
  const rows = (reply_markup as { inline_keyboard?: { callback_data: string }[][] } | undefined)?.inline_keyboard ?? []
  return rows.flat().some((button) => Buffer.byteLength(button.callback_data) > LONGEST_CALLBACK_BYTES) ? badRequest('BUTTON_DATA_INVALID') : undefined
}

/** Telegram's side of sendMessage: lengths, citizens who have blocked us and, with `rates`, 429 for whatever comes too fast. */
export function createSending(rates: Rates | undefined) {
  const sent: Sent[] = []
  const blocked = new Set<string>()
  const lastInChat = new Map<string, number>()
  let lately: number[] = []

  function tooSoon(chat: string, now: number): Refused | undefined {
    if (!rates) return undefined
    lately = lately.filter((at) => at > now - SECOND_MS)
    const waitMs = Math.max((lastInChat.get(chat) ?? 0) + rates.perChatMs - now, lately.length < rates.perSecond ? 0 : SECOND_MS)
    const retry_after = Math.ceil(waitMs / SECOND_MS)
    if (retry_after <= 0) return undefined
    return new Refused({ error_code: 429, description: `Too Many Requests: retry after ${retry_after}`, parameters: { retry_after } })
  }

  return {
    sent,
    blocked,
    take(body: Json): Refused | undefined {
      const chat = String(body.chat_id)
      const now = Date.now()
      if (blocked.has(chat)) return new Refused({ error_code: 403, description: 'Forbidden: bot was blocked by the user' })
      const refused = tooSoon(chat, now) ?? faultOf(body)
      if (refused) return refused
      lately.push(now)
      lastInChat.set(chat, now)
      sent.push({ ...body, at: now } as Sent)
      return undefined
    },
  }
}
