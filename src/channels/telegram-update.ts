import type { IncomingMessage } from '../conversation/message.ts'
import { ATTACHMENTS, type TelegramMessage, type TelegramTap, type TelegramUpdate } from './telegram-schema.ts'

type Arrived = Omit<IncomingMessage, 'channel'>
/** Who we are on Telegram; unknown until Telegram has told us. */
export type Me = { id: number; username: string }

const mention = (me: Me): RegExp => new RegExp(`@${me.username}(?![A-Za-z0-9_])`, 'i')

/** In a group only what is said to us is ours: a mention, a command with our name, or an answer to something we wrote. */
function isForUs(message: TelegramMessage, words: string, me: Me | undefined): boolean {
  if (message.chat.type === 'private') return true
  if (message.chat.type === 'channel' || message.is_automatic_forward || !me) return false
  return message.reply_to_message?.from?.id === me.id || mention(me).test(words)
}

/** Forwarded words count as the citizen's own: people forward what they were sent to ask whether it is a fraud. */
function fromMessage(message: TelegramMessage, me: Me | undefined, idOf: (message: TelegramMessage) => string): Arrived | undefined {
  const words = message.text ?? message.caption ?? ''
  const attachments = ATTACHMENTS.filter((kind) => message[kind] !== undefined && message[kind] !== null)
  if ((words === '' && attachments.length === 0) || message.from?.is_bot || !isForUs(message, words, me)) return undefined
  return {
    messageId: `${message.chat.id}:${idOf(message)}`,
    chatId: String(message.chat.id),
    text: (me ? words.replace(mention(me), ' ') : words).trim(),
    ...(attachments.length > 0 ? { attachments } : {}),
  }
}

/** An album is one message: the store drops its other pictures as repeats, and the citizen gets one answer. */
const newId = ({ message_id, media_group_id }: TelegramMessage): string => (media_group_id ? `album:${media_group_id}` : String(message_id))
const editId = ({ message_id, edit_date }: TelegramMessage): string => `${message_id}:e${edit_date}`

/** People put a typo right and expect the right question to be answered. Other edits (a caption, a moving location) ask nothing new. */
const fromEdit = (message: TelegramMessage, me: Me | undefined): Arrived | undefined =>
  message.text === undefined || message.edit_date === undefined ? undefined : fromMessage(message, me, editId)

function fromTap({ id, data, message }: TelegramTap): Arrived | undefined {
  if (data === undefined || !message) return undefined
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
  const tapped = buttons.find((button) => button.callback_data === data)
  return { messageId: `cb:${id}`, chatId: String(message.chat.id), text: tapped?.text.replace(/^\d+\. /, '') ?? '', choice: data }
}

/** What a citizen did, if the update is something we take in. */
export function incomingOf(update: TelegramUpdate, me: Me | undefined): Arrived | undefined {
  if (update.callback_query) return fromTap(update.callback_query)
  if (update.edited_message) return fromEdit(update.edited_message, me)
  return update.message && fromMessage(update.message, me, newId)
}
