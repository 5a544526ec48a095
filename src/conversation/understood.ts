import type { Language } from '../knowledge/article.ts'
import type { Taken } from './choices.ts'
import type { Consent } from './consent.ts'
import type { Reply } from './message.ts'
import type { Candidate, Outcome } from './outcome.ts'
import type { ConversationState, Walk } from './turn.ts'

/** What must be met at once: danger to life by its kind, or money that is leaving now. */
export type Alarm = `danger-${string}` | 'money-leaving'

/** Asking for something of the conversation itself. `agree` and `no-trace` say whether words may be kept; `step-*` belong to a walkthrough. */
export type Command =
  | 'person'
  | 'erase'
  | 'menu'
  | 'start'
  | 'language-vi'
  | 'language-en'
  | 'about-me'
  | 'agree'
  | 'no-trace'
  | 'step-done'
  | 'step-stuck'
  | 'step-stop'
  | 'step-on'

/** A place of today: "Phường Gò Vấp, Thành phố Hồ Chí Minh", and the official codes of the commune (if one is named) and its province, narrowest first. */
export type NamedPlace = { text: string; codes: string[] }

/** What one message means, before anything is done about it. */
export type Understood = {
  language: Language
  /** What the citizen wants and in which field: exactly one, whether or not an article exists. */
  category: string
  candidates: Candidate[]
  /** Calibrated probability (0–1) that the best candidate is right. */
  confidence: number
  place?: NamedPlace
  /** Places that the words fit equally well. */
  placesMeant?: NamedPlace[]
  /** The leaflet or poster whose link began the conversation. */
  campaign?: string
  alarm?: Alarm
  command?: Command
  /** The thing that was chosen among what the last reply offered: an article id, or a case as `id#case`. */
  chosen?: string
  /** Something else that was offered and taken. */
  taken?: Taken
  /** What to do when no other handler takes the message. `reason` belongs to it. */
  decision: { outcome: Exclude<Outcome, { kind: 'held' }>; reason: string }
}

export type UnderstandInput = { text: string; choice?: string; state: ConversationState; day: string }
/** The engine is handed this function; `understanding/` provides it. `day` is the Hanoi calendar day of the question. */
export type Understand = (input: UnderstandInput) => Understood

/** What is stored about one citizen, for those who ask. Instants are ISO 8601. */
export type Known = { messages: number; words: number; since: string; channel: string }

/** How an outcome is said. */
export type ComposeInput = {
  outcome: Outcome
  reason: string
  language: Language
  day: string
  category: string
  /** The question, by which the details that fit it are chosen. */
  about: string
  /** What is said after the reply, by the key of its text. */
  notes?: ('person-will-join' | 'attachment-unread')[]
  /** The citizen's first message: what answers them, and what is kept, is said once. */
  isFirst?: boolean
  /** The walkthrough that a question came in between of. */
  walk?: Walk | undefined
  place?: NamedPlace | undefined
  placesMeant?: NamedPlace[] | undefined
  /** Ask where the citizen is. */
  asksPlace?: boolean
  consent?: Consent | undefined
  known?: Known | undefined
}
export type Compose = (input: ComposeInput) => Reply
