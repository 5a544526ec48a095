import type { Delivery, NewDelivery } from '../conversation/ports.ts'
import type { Language } from '../knowledge/article.ts'

/** A conversation that was escalated: who it waits for and why. `question` is masked. */
export type Ticket = {
  id: string
  conversationId: string
  channel: string
  reason: string
  category: string
  question: string
  status: 'open' | 'claimed' | 'closed'
  claimedBy?: string
  openedAt: string
  claimedAt?: string
  closedAt?: string
  /** Only in lists: when the citizen wrote again after whoever claimed it had claimed it and last answered. */
  wroteAgainAt?: string
}

/** One line of a conversation as staff read it. `undelivered`: it was given up. */
export type TranscriptLine = { at: string; from: 'citizen' | Delivery['from']; text: string; undelivered?: true }

export type StaffAccount = { id: string; username: string; name: string; passwordHash: string; createdAt: string }

/** What the helpdesk needs of a database. */
export type TicketStore = {
  /** Tickets that are not closed, first opened first, then the `closed` most recently closed. */
  tickets(closed: number): Promise<Ticket[]>
  ticket(id: string): Promise<Ticket | undefined>
  transcript(conversationId: string): Promise<TranscriptLine[]>
  /** Takes an open ticket; false when somebody else has it or it is closed (compare and set). */
  claimTicket(id: string, staffId: string, at: string): Promise<boolean>
  /** Stores a staff reply and takes the ticket if it is open, both or neither; false when somebody else has it or it is closed. */
  replyToTicket(id: string, staffId: string, delivery: NewDelivery): Promise<boolean>
  /** Closes a ticket that is not closed and stores what the citizen is told; false when it was closed. */
  closeTicket(id: string, told: NewDelivery, forgetAt: string): Promise<boolean>
  /** The language the conversation is held in: the one that was asked for, otherwise that of its last turn. */
  languageOf(conversationId: string): Promise<Language>
}

export type StaffStore = {
  addStaff(account: StaffAccount): Promise<boolean>
  staffByName(username: string): Promise<StaffAccount | undefined>
  staffById(id: string): Promise<StaffAccount | undefined>
  anyStaff(): Promise<boolean>
  addSignIn(tokenHash: string, staffId: string, expiresAt: string): Promise<void>
  signedIn(tokenHash: string, now: string): Promise<StaffAccount | undefined>
  signOut(tokenHash: string): Promise<void>
}
