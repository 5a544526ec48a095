import type { Message } from '../message.ts'
import type { Outcome, Part } from '../outcome.ts'
import type { ConversationState } from '../turn.ts'
import type { Understood } from '../understood.ts'

export type HandlerInput = {
  message: Message
  state: ConversationState
  understood: Understood
  /** The conversation's ticket that is not closed, if any; `claimed` when a person has taken the conversation over. */
  ticket: { id: string; claimed: boolean; category: string } | undefined
  /** Whether any staff account exists: without one nobody is promised. */
  staffed: boolean
  /** How many steps the article, or the case of it, has today; 0 when it has none or there is no such thing. */
  stepsOf: (part: Part) => number
}

/** What a handler decides: the outcome, why, and what it changes besides. */
export type Verdict = {
  outcome: Outcome
  reason: string
  category?: string
  /** A new ticket for staff: why it was escalated is the verdict's reason. */
  opensTicket?: true
  /** All words of the conversation go. */
  erases?: true
  /** The citizen wants to be asked in some days how it went with this article. */
  followsUp?: string
  state?: Partial<ConversationState>
  /** What the conversation need not remember any longer. */
  ends?: (keyof ConversationState)[]
}

/** One handler looks at a message and decides, or leaves it to the next one. To add one: a file here and a line in `../handlers.ts`. */
export type Handler = (input: HandlerInput) => Verdict | undefined
