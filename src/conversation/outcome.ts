/** One article, or one case of it, that a reply is made of. `version`: the day from which the served version is valid; the engine sets it. */
export type Part = { articleId: string; version?: string; caseId?: string }

/** What a handler decides about one message. */
export type Outcome =
  | { kind: 'answer'; parts: Part[]; offers: string[] }
  | { kind: 'clarify'; options: string[]; parts: Part[] }
  | { kind: 'escalate'; parts: Part[]; promised: boolean }
  | { kind: 'decline'; door?: string }
  | { kind: 'chat'; about: string }
  | { kind: 'notice'; about: string }
  | { kind: 'held'; ticketId: string }

export type Candidate = { id: string; score: number }

/** The article ids that an outcome is made of, best first. */
export const topicsOf = (outcome: Outcome): string[] => ('parts' in outcome ? outcome.parts.map((part) => part.articleId) : [])
/** The article ids that an outcome asks the citizen to choose among. */
export const optionsOf = (outcome: Outcome): string[] => (outcome.kind === 'clarify' ? outcome.options : [])
