import type { Handler } from './handler.ts'

/** What a citizen asks of the conversation itself: a person, the menu, another language, to be forgotten. */
export const commands: Handler = ({ understood, ticket, staffed }) => {
  switch (understood.command) {
    case 'person':
      if (ticket?.claimed) return undefined
      return {
        outcome: { kind: 'escalate', parts: [], promised: staffed },
        reason: understood.decision.reason.startsWith('personal-case') ? 'personal-case' : 'asked-for-human',
        ...(ticket ? {} : { opensTicket: true as const }),
      }
    case 'erase':
      return { outcome: { kind: 'notice', about: 'erased' }, reason: 'asked-erase', category: 'talk.menu', erases: true }
    case 'start':
    case 'menu':
      return { outcome: { kind: 'notice', about: understood.command }, reason: 'asked-menu', category: 'talk.menu' }
    case 'language-vi':
    case 'language-en': {
      const language = understood.command === 'language-en' ? 'en' : 'vi'
      return { outcome: { kind: 'notice', about: 'language' }, reason: 'asked-language', category: 'talk.menu', state: { language } }
    }
    default:
      return undefined
  }
}
