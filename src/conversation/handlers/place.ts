import type { Handler, Verdict } from './handler.ts'

/** Longer messages say more than where the citizen is. */
const LONGEST_ANSWER = 10

/** Where the citizen is, told after we asked: it is kept for the conversation, and the office that is theirs for the matter is named. */
export const place: Handler = ({ message, understood, state }) => {
  const matter = state.placeAsked === undefined ? {} : { category: state.placeAsked }
  const known: Verdict = { outcome: { kind: 'notice', about: 'place-known' }, reason: 'place-told', ...matter }
  if (understood.taken?.verb === 'at' && understood.place) return known
  if (state.placeAsked === undefined || state.place || message.text.split(' ').length > LONGEST_ANSWER) return undefined
  // A question that names a place is a question all the same; the place is remembered with it.
  if (understood.decision.outcome.kind === 'answer') return undefined
  if (understood.placesMeant) return { outcome: { kind: 'notice', about: 'place-which' }, reason: 'place-unclear', ...matter }
  return understood.place && known
}
