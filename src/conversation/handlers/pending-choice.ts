import type { Handler } from './handler.ts'

/** The citizen picked one of the things that the last reply offered: by tapping, by number, or in words. */
export const pendingChoice: Handler = ({ understood, state }) => {
  if (understood.chosen === undefined) return undefined
  const [articleId = '', caseId] = understood.chosen.split('#')
  const others = (state.pending?.options ?? []).filter((id) => id !== articleId)
  return {
    outcome: { kind: 'answer', parts: [{ articleId, ...(caseId ? { caseId } : {}) }], offers: others },
    reason: 'chosen',
  }
}
