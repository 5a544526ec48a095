import type { Handler } from './handler.ts'

/** Longer messages say more than where the citizen is. */
const LONGEST_ANSWER = 10

/** Where the citizen is, told after we asked: it is kept for the conversation, and the office that is theirs is named. */
export const place: Handler = ({ message, understood, state }) => {
  if (understood.taken?.verb === 'at' && understood.place)
    return { outcome: { kind: 'notice', about: 'place-known' }, reason: 'place-told', state: { place: understood.place } }
  if (!state.placeAsked || state.place || message.text.split(' ').length > LONGEST_ANSWER) return undefined
  if (understood.placesMeant) return { outcome: { kind: 'notice', about: 'place-which' }, reason: 'place-unclear' }
  return understood.place && { outcome: { kind: 'notice', about: 'place-known' }, reason: 'place-told', state: { place: understood.place } }
}
