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
    case 'about-me':
      return { outcome: { kind: 'notice', about: 'about-me' }, reason: 'asked-about-me', category: 'talk.menu' }
    case 'agree':
      return { outcome: { kind: 'notice', about: 'consent-agreed' }, reason: 'consent-agreed', category: 'talk.menu', state: { consent: 'agreed' } }
    case 'no-trace':
      return {
        outcome: { kind: 'notice', about: 'consent-refused' },
        reason: 'consent-refused',
        category: 'talk.menu',
        erases: true,
        state: { consent: 'refused' },
      }
    case 'start':
    case 'menu': {
      const { campaign, place } = understood
      return {
        outcome: { kind: 'notice', about: understood.command },
        reason: campaign ? 'asked-menu-campaign' : 'asked-menu',
        category: 'talk.menu',
        state: { ...(campaign ? { campaign } : {}), ...(place ? { place } : {}) },
      }
    }
    case 'language-vi':
    case 'language-en': {
      const language = understood.command === 'language-en' ? 'en' : 'vi'
      return { outcome: { kind: 'notice', about: 'language' }, reason: 'asked-language', category: 'talk.menu', state: { language } }
    }
    default:
      return undefined
  }
}
