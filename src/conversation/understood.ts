import type { Language } from '../knowledge/article.ts'
import type { Reply } from './message.ts'
import type { Candidate, Outcome } from './outcome.ts'
import type { ConversationState } from './turn.ts'

/** What must be met at once: danger to life by its kind, or money that is leaving now. */
export type Alarm = `danger-${string}` | 'money-leaving'

/** Asking for something of the conversation itself. */
export type Command = 'person' | 'erase' | 'menu' | 'start' | 'language-vi' | 'language-en'

/** What one message means, before anything is done about it. */
export type Understood = {
  language: Language
  /** What the citizen wants and in which field: exactly one, whether or not an article exists. */
  category: string
  candidates: Candidate[]
  /** Calibrated probability (0–1) that the best candidate is right. */
  confidence: number
  place?: string
  alarm?: Alarm
  command?: Command
  /** The thing that was chosen among what the last reply offered: an article id, or a case as `id#case`. */
  chosen?: string
  /** What to do when no other handler takes the message. `reason` belongs to it. */
  decision: { outcome: Exclude<Outcome, { kind: 'held' }>; reason: string }
}

export type UnderstandInput = { text: string; choice?: string; state: ConversationState; day: string }
/** The engine is handed this function; `understanding/` provides it. `day` is the Hanoi calendar day of the question. */
export type Understand = (input: UnderstandInput) => Understood

/** How an outcome is said. `about` is the question, by which the details that fit it are chosen. */
export type ComposeInput = { outcome: Outcome; reason: string; language: Language; day: string; about: string; note?: 'person-will-join' }
export type Compose = (input: ComposeInput) => Reply
