import type { IncomingMessage, Message, Reply } from './message.ts'
import type { ConversationState, Turn } from './turn.ts'
import type { Known } from './understood.ts'

export type Conversation = { id: string; channel: string; chatId: string; pseudonym: string; state: ConversationState }

/** A reply on its way to a citizen. Staff replies and notices are deliveries too, but no turns. */
export type Delivery = {
  id: number
  conversationId: string
  channel: string
  chatId: string
  from: 'assistant' | 'staff' | 'notice'
  reply: Reply
  attempts: number
  createdAt: string
}
export type NewDelivery = { conversationId: string; from: Delivery['from']; reply: Reply; at: string }

export type NewTicket = { id: string; conversationId: string; reason: string; category: string; question: string; openedAt: string }

/** A masked message. `formerId`: the platform's own id, where `messageId` is a hash of it, as a repeat may have come before the hashing. */
export type NewMessage = Omit<IncomingMessage, 'chatId'> & { conversationId: string; receivedAt: string; formerId?: string }

/** Everything that one handled message changes, written in one transaction or not at all. `erases`: the words of all earlier turns go. */
export type TurnCommit = {
  turn: Turn
  state: ConversationState
  /** Whether the message's words stay; its row stays in any case, so that a repeat is recognised. */
  keepsWords: boolean
  /** When the words of the whole conversation go, unless something more is said. */
  forgetAt: string
  delivery?: NewDelivery
  ticket?: NewTicket
  erases?: true
  /** The citizen wants to be asked how it went with an article. A conversation has one such wish at most: the last one. */
  followUp?: { articleId: string; dueAt: string }
}

export type FollowUp = { conversationId: string; articleId: string }

/** What the conversation needs of a database. `test/contracts/conversation-store.ts` says how an implementation must behave. */
export type ConversationStore = {
  /** Finds the conversation of a chat, or begins one. */
  conversationOf(channel: string, chatId: string, fresh: { id: string; pseudonym: string; at: string }): Promise<Conversation>
  conversation(id: string): Promise<Conversation | undefined>
  /** Stores a masked message; `undefined` when (channel, messageId) is already there. */
  addMessage(message: NewMessage): Promise<Message | undefined>
  /** At most so many messages with a later id that no turn answers yet and that were not given up, oldest first. */
  unhandled(after: number, most: number): Promise<Message[]>
  /** A message that cannot be handled is not taken up again; staff find the ticket, unless the conversation has one. */
  giveUp(messageId: number, error: string, ticket: NewTicket): Promise<void>
  /** The ticket that is not closed in this conversation, if there is one. */
  openTicket(conversationId: string): Promise<{ id: string; claimed: boolean; category: string } | undefined>
  /** Writes a turn with all that it changes; false when the message already has a turn. */
  commit(commit: TurnCommit): Promise<boolean>
  /** What is stored about a citizen. */
  knownOf(conversationId: string): Promise<Known>
  /** Wishes to be asked again that are due. */
  dueFollowUps(now: string): Promise<FollowUp[]>
  /** Asks again, once: in one transaction the wish goes, the delivery comes, and the conversation remembers what it offered. */
  askAgain(followUp: FollowUp, delivery: NewDelivery): Promise<void>
  /** Puts the asking off. */
  postponeFollowUp(conversationId: string, dueAt: string): Promise<void>
  /** The words of conversations whose time is over go; figures stay. An open ticket keeps its conversation. Gives how many conversations lost words. */
  forgetWords(now: string): Promise<number>
  addDelivery(delivery: NewDelivery): Promise<void>
  /** Of each conversation of a channel, but for those `except`, the first delivery that is not done, when it is due; oldest first. */
  dueDeliveries(channel: string, now: string, limit: number, except: string[]): Promise<Delivery[]>
  delivered(id: number, at: string): Promise<void>
  /** A sending failed: when to try next; `undefined` gives it up (a dead letter). */
  deliveryFailed(id: number, error: string, nextAt: string | undefined): Promise<void>
  /** The platform asked for a rest: sent then, and not counted as a failed try. */
  deliveryPostponed(id: number, nextAt: string): Promise<void>
  /** Takes back an assistant's reply that must not be sent any more. */
  cancelDelivery(id: number): Promise<void>
}
