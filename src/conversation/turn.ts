import type { Language } from '../knowledge/article.ts'
import type { Consent } from './consent.ts'
import type { Choice } from './message.ts'
import type { Candidate, Outcome, Part } from './outcome.ts'
import type { NamedPlace } from './understood.ts'

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
  /** The leaflet or poster by which the citizen came. */
  campaign?: string
  candidates: Candidate[]
  confidence: number
  outcome: Outcome
  /** A family and what happened in it, e.g. `matched`, `no-match-door`, `asked-for-human`, `safety-danger-fire`, `error-engine`. */
  reason: string
  reply: string
  tookMs: number
  at: string
}

/** An article (or one case of it) that is being gone through step by step; `index` counts from 0. `paused` once the citizen has stopped. */
export type Walk = { part: Part; index: number; paused?: true }

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
  walk?: Walk
  /** Whether words may be kept (see `consent.ts`); absent until the citizen says. `greeted`: they have been asked. */
  consent?: Consent
  greeted?: true
  /** Where the citizen is, as they said once; `placeAsked`: the category of the matter for which they were asked, as they are once at most. */
  place?: NamedPlace
  placeAsked?: string
  campaign?: string
}

export const emptyState = (): ConversationState => ({ offered: [] })
