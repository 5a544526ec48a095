/** What a citizen said about keeping their words. Law 91/2025/QH15: no consent by default, and an easy way to be left alone. */
export type Consent = 'agreed' | 'refused'

const HOUR_MS = 3_600_000
/**
 * How long masked words are kept after the last message. Without an answer they serve the conversation itself (reading it again
 * after a reload, a person taking over) and then go; figures stay. Who refuses leaves no words at all; what was sent to them is kept
 * just long enough to reach a page that had lost its connection. While a ticket is open its words stay for the person who has it.
 */
export const KEEP_MS: Record<Consent | 'unanswered', number> = { agreed: 90 * 24 * HOUR_MS, unanswered: 24 * HOUR_MS, refused: HOUR_MS / 4 }

/** When the words of a conversation go that was last written in at `at`. */
export const forgetAt = (consent: Consent | undefined, at: Date): Date => new Date(at.getTime() + KEEP_MS[consent ?? 'unanswered'])

/** Whether a turn's words are written down at all. */
export const keepsWords = (consent: Consent | undefined, hasTicket: boolean): boolean => consent !== 'refused' || hasTicket
