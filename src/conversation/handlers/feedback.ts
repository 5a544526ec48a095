import type { Handler } from './handler.ts'

/** What a citizen says about an answer, and how it went with the matter afterwards. */
export const feedback: Handler = ({ understood }) => {
  const { taken } = understood
  if (!taken) return undefined
  const part = { articleId: taken.about.split('#')[0] ?? '' }
  const cause = taken.cause ? `-${taken.cause}` : ''
  switch (taken.verb) {
    case 'good':
      return { outcome: { kind: 'notice', about: 'rated-good', part }, reason: 'rated-good' }
    case 'bad':
      return { outcome: { kind: 'notice', about: cause ? 'rated-bad-cause' : 'rated-bad', part }, reason: `rated-bad${cause}` }
    case 'remind':
      return { outcome: { kind: 'notice', about: 'remind-set', part }, reason: 'remind-set', followsUp: part.articleId }
    case 'done':
      return { outcome: { kind: 'notice', about: 'result-done', part }, reason: 'result-done' }
    case 'undone':
      return { outcome: { kind: 'notice', about: cause ? 'result-undone-cause' : 'result-undone', part }, reason: `result-undone${cause}` }
    default:
      return undefined
  }
}
