import type { Handler } from './handler.ts'

/** Everything else is a question: what understanding decided is done. */
export const question: Handler = ({ understood, ticket, staffed }) => {
  const { outcome, reason } = understood.decision
  if (outcome.kind !== 'escalate') return { outcome, reason }
  return { outcome: { ...outcome, promised: staffed }, reason, ...(ticket ? {} : { opensTicket: true as const }) }
}
