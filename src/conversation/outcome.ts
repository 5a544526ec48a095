/** One article, or one case of it, that a reply is made of. `version`: the day from which the served version is valid; the engine sets it. */
export type Part = { articleId: string; version?: string; caseId?: string }

/** What happened at a step of a walkthrough. Who stops writing leaves no event: the last one that they reached tells where. */
export type StepEvent = 'reached' | 'stuck' | 'finished' | 'left'

/** What a handler decides about one message. A step's `index` counts from 0. */
export type Outcome =
  | { kind: 'answer'; parts: Part[]; offers: string[] }
  | { kind: 'clarify'; options: string[]; parts: Part[] }
  | { kind: 'escalate'; parts: Part[]; promised: boolean }
  | { kind: 'decline'; door?: string }
  | { kind: 'chat'; about: string }
  | { kind: 'step'; part: Part; index: number; of: number; event: StepEvent }
  | { kind: 'notice'; about: string; part?: Part }
  | { kind: 'held'; ticketId: string }

export type Candidate = { id: string; score: number }

/** The article ids that an outcome is made of, best first. */
export const topicsOf = (outcome: Outcome): string[] => ('parts' in outcome ? outcome.parts.map((part) => part.articleId) : [])
/** The article that a turn is about, whatever was done: demand counts by it. */
export const subjectOf = (outcome: Outcome): string | undefined =>
  'part' in outcome ? outcome.part?.articleId : 'parts' in outcome ? outcome.parts[0]?.articleId : undefined
/** The article ids that an outcome asks the citizen to choose among. */
export const optionsOf = (outcome: Outcome): string[] => (outcome.kind === 'clarify' ? outcome.options : [])
