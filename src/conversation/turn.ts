import type { Language } from '../knowledge/article.ts'
import type { Choice } from './message.ts'
import type { Candidate, Outcome } from './outcome.ts'

/** The single recorded fact: one message of a citizen and what became of it. Demand reads it; retention erases its words. */
export type Turn = {
  id: string
  conversationId: string
  messageId: number
  pseudonym: string
  channel: string
  text: string
  language: Language
  category: string
  place?: string
  candidates: Candidate[]
  confidence: number
  outcome: Outcome
  /** A family and what happened in it, e.g. `matched`, `no-match-door`, `asked-for-human`, `safety-danger-fire`, `error-engine`. */
  reason: string
  reply: string
  tookMs: number
  at: string
}

/** What one conversation remembers between messages. */
export type ConversationState = {
  /** The language that the citizen asked for; `spoken` is the one they last wrote in. */
  language?: Language
  spoken?: Language
  /** What the last reply offered, in the order in which it was numbered. */
  offered: Choice[]
  /** The article ids asked back about, while the answer to a clarification is awaited, and the question it was about. */
  pending?: { options: string[]; question: string }
  /** What the conversation was last about, for follow-ups. */
  last?: { articleIds: string[]; question: string; category: string }
}

export const emptyState = (): ConversationState => ({ offered: [] })
