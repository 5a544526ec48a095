import type { Handler } from './handler.ts'

/** Once a person has claimed the conversation the assistant is silent: what the citizen writes is appended for them. */
export const withPerson: Handler = ({ ticket }) =>
  ticket?.claimed ? { outcome: { kind: 'held', ticketId: ticket.id }, reason: 'with-person', category: ticket.category } : undefined
