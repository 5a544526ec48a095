import type { Message, Update, UserFromGetMe } from 'telegraf/types'
import type { IncomingMessage } from '../conversation/message.ts'

/** What may be sent along with or instead of words. Only the kind is taken in. */
const ATTACHMENTS = ['photo', 'voice', 'document', 'video', 'audio', 'video_note', 'animation', 'sticker', 'location', 'contact', 'poll'] as const

type Arrived = Omit<IncomingMessage, 'channel'>

const wordsOf = (message: Message): string => ('text' in message ? message.text : 'caption' in message ? (message.caption ?? '') : '')

/** In a group only what is said to us is ours: a mention, or an answer to something we wrote. */
function isForUs(message: Message, words: string, me: UserFromGetMe): boolean {
  if (message.chat.type === 'private') return true
  if (message.chat.type === 'channel') return false
  const answersUs = 'reply_to_message' in message && message.reply_to_message?.from?.id === me.id
  return answersUs || mention(me).test(words)
}

const mention = (me: UserFromGetMe): RegExp => new RegExp(`@${me.username}(?![A-Za-z0-9_])`, 'i')

function fromMessage(message: Message, me: UserFromGetMe): Arrived | undefined {
  const words = wordsOf(message)
  const attachments = ATTACHMENTS.filter((kind) => kind in message)
  if ((words === '' && attachments.length === 0) || message.from?.is_bot || !isForUs(message, words, me)) return undefined
  return {
    messageId: `${message.chat.id}:${message.message_id}`,
    chatId: String(message.chat.id),
    text: words.replace(mention(me), ' ').trim(),
    ...(attachments.length > 0 ? { attachments } : {}),
  }
}

function fromTap(tap: NonNullable<Update.CallbackQueryUpdate['callback_query']>): Arrived | undefined {
  if (!('data' in tap) || !tap.message) return undefined
  const rows = 'reply_markup' in tap.message ? (tap.message.reply_markup?.inline_keyboard ?? []) : []
  const tapped = rows.flat().find((button) => 'callback_data' in button && button.callback_data === tap.data)
  return { messageId: `cb:${tap.id}`, chatId: String(tap.message.chat.id), text: tapped?.text.replace(/^\d+\. /, '') ?? '', choice: tap.data }
}

/** What a citizen did, if the update is one we take in. Edited messages are not: the answer to the first wording stands. */
export function incomingOf(update: Update, me: UserFromGetMe): Arrived | undefined {
  if ('callback_query' in update) return fromTap(update.callback_query)
  return 'message' in update ? fromMessage(update.message, me) : undefined
}
