import type { Webhook } from '../channels/channel.ts'
import type { IncomingMessage } from '../conversation/message.ts'
import type { Delivery } from '../conversation/ports.ts'
import type { Accounts } from '../helpdesk/accounts.ts'
import type { Desk } from '../helpdesk/desk.ts'
import type { Language } from '../knowledge/article.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Logger } from '../log.ts'
import type { Places } from '../places/places.ts'
import type { Explain } from '../understanding/explain.ts'

/** A reply as the chat page shows it. */
export type SentReply = Pick<Delivery, 'id' | 'from' | 'reply' | 'createdAt'>

/** One line of the chat page: what the citizen said, or what was sent to them. */
export type ChatLine = { kind: 'said'; at: string; messageId: string; text: string } | { kind: 'sent'; at: string; reply: SentReply }

/** What the chat page needs of a database. A reply that was taken back (a person took over) is in none of these. */
export type ChatStore = {
  /** The last `limit` lines, oldest first. What was erased is left out. */
  history(channel: string, chatId: string, limit: number): Promise<ChatLine[]>
  /** Replies with a greater id, in order. */
  sentAfter(channel: string, chatId: string, afterId: number, limit: number): Promise<SentReply[]>
  /** What was written on a choice that was offered lately. */
  offeredLabel(channel: string, chatId: string, choiceId: string): Promise<string | undefined>
  /** Whether a person has the conversation, so that the assistant will not answer. */
  withStaff(channel: string, chatId: string): Promise<boolean>
  /** Fails when the database cannot be read. */
  reachable(): Promise<void>
}

/** The page's own channel, as far as the page uses it. */
export type Door = {
  name: string
  receive: (message: Omit<IncomingMessage, 'channel'>) => Promise<void>
  /** Calls back with every reply of a chat from now on, until the returned function is called. */
  subscribe: (chatId: string, listener: (reply: SentReply) => void) => () => void
}

/** What cards and posters are printed from. */
export type PrintPorts = {
  knowledge: Pick<Knowledge, 'articles' | 'contacts' | 'texts'>
  places: Pick<Places, 'find' | 'byCode'>
  /** The Hanoi calendar day of an instant, YYYY-MM-DD. */
  dayOf: (at: Date) => string
  /** Where citizens find the assistant; without it, wherever the page was asked for. */
  publicUrl?: string | undefined
  /** The Telegram bot's name, without @. */
  telegramUsername?: string | undefined
}

export type WebPorts = {
  door: Door
  /** The ways in for platforms that call us. */
  webhooks: Webhook[]
  chat: ChatStore
  desk: Desk
  accounts: Accounts
  print: PrintPorts
  /** Why a text would be answered as it would be. Nothing is stored. */
  explain: Explain
  /** A sentence by its key. */
  say: (language: Language, key: string, variables?: Record<string, string>) => string
  /** Sites whose pages may show the chat in a frame; with none there is no widget. */
  widgetOrigins: string[]
  /** What each category is called, in Vietnamese. */
  categories: ReadonlyMap<string, string>
  now: () => Date
  log: Logger
  /** Aborted when the program stops: open event streams end then. */
  stopping: AbortSignal
}
