import type { IncomingMessage, Message, Reply } from './message.ts'
import type { ConversationState, Turn } from './turn.ts'

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

/** Everything that one handled message changes, written in one transaction or not at all. `erases`: the words of all earlier turns go. */
export type TurnCommit = { turn: Turn; state: ConversationState; delivery?: NewDelivery; ticket?: NewTicket; erases?: true }

/** What the conversation needs of a database. `test/contracts/conversation-store.ts` says how an implementation must behave. */
export type ConversationStore = {
  /** Finds the conversation of a chat, or begins one. */
  conversationOf(channel: string, chatId: string, fresh: { id: string; pseudonym: string; at: string }): Promise<Conversation>
  conversation(id: string): Promise<Conversation | undefined>
  /** Stores a masked message; `undefined` when (channel, messageId) is already there. */
  addMessage(message: Omit<IncomingMessage, 'chatId'> & { conversationId: string; receivedAt: string }): Promise<Message | undefined>
  /** Messages that no turn answers yet, oldest first: what a killed process left behind. */
  unhandled(): Promise<Message[]>
  /** The ticket that is not closed in this conversation, if there is one. */
  openTicket(conversationId: string): Promise<{ id: string; claimed: boolean } | undefined>
  /** Writes a turn with all that it changes; false when the message already has a turn. */
  commit(commit: TurnCommit): Promise<boolean>
  addDelivery(delivery: NewDelivery): Promise<void>
  /** A channel's deliveries that are due for sending, oldest first; one conversation's are never reordered. */
  dueDeliveries(channel: string, now: string, limit: number): Promise<Delivery[]>
  delivered(id: number, at: string): Promise<void>
  /** A sending failed: when to try next; `undefined` gives it up (a dead letter). */
  deliveryFailed(id: number, error: string, nextAt: string | undefined): Promise<void>
  /** Takes back an assistant's reply that must not be sent any more. */
  cancelDelivery(id: number): Promise<void>
}
