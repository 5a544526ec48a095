import type { Handler } from './handler.ts'

/** Which article's advice is said first for an alarm. */
const ADVICE = { danger: 'support/emergency', money: 'safety/tricked-what-to-do' } as const

/** Danger to life and money that is leaving now come before everything else; while a person is there, only danger to life does. */
export const safety: Handler = ({ understood, ticket, staffed }) => {
  const { alarm } = understood
  if (!alarm) return undefined
  const danger = alarm.startsWith('danger-')
  if (ticket?.claimed && !danger) return undefined
  const articleId = danger ? ADVICE.danger : ADVICE.money
  return {
    outcome: { kind: 'escalate', parts: [{ articleId }], promised: staffed },
    reason: `safety-${alarm}`,
    category: danger ? 'safety.emergency' : 'safety.scam',
    ...(ticket ? {} : { opensTicket: true as const }),
  }
}
