import type { Part } from '../outcome.ts'
import type { Walk } from '../turn.ts'
import type { Handler, HandlerInput, Verdict } from './handler.ts'

const partOf = (id: string): Part => {
  const [articleId = '', caseId] = id.split('#')
  return { articleId, ...(caseId ? { caseId } : {}) }
}

/** One step at a time. A question in between is left to the other handlers; the walk waits, for days if need be. */
export const walkthrough: Handler = (input) => {
  const { understood, state } = input
  if (understood.taken?.verb === 'walk') return reach({ part: partOf(understood.taken.about), index: 0 }, input)
  const { walk } = state
  if (!walk) return undefined
  switch (understood.command) {
    case 'step-done':
      // After a pause the step is shown again first: nobody remembers where they were.
      return reach({ part: walk.part, index: walk.paused ? walk.index : walk.index + 1 }, input)
    case 'step-on':
      return reach({ part: walk.part, index: walk.index }, input)
    case 'step-stuck':
      return { outcome: { kind: 'step', ...walk, of: input.stepsOf(walk.part), event: 'stuck' }, reason: 'walk-stuck', state: { walk } }
    case 'step-stop':
      return {
        outcome: { kind: 'step', ...walk, of: input.stepsOf(walk.part), event: 'left' },
        reason: 'walk-left',
        state: { walk: { ...walk, paused: true } },
      }
    default:
      return undefined
  }
}

function reach({ part, index }: Walk, { stepsOf }: HandlerInput): Verdict | undefined {
  const of = stepsOf(part)
  // A link from long ago may name what is not published any more.
  if (of === 0) return { outcome: { kind: 'notice', about: 'walk-gone' }, reason: 'walk-gone', ends: ['walk'] }
  if (index >= of) return { outcome: { kind: 'step', part, index: of - 1, of, event: 'finished' }, reason: 'walk-finished', ends: ['walk'] }
  return { outcome: { kind: 'step', part, index, of, event: 'reached' }, reason: 'walk-reached', state: { walk: { part, index } } }
}
