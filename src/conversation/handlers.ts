import { commands } from './handlers/commands.ts'
import { feedback } from './handlers/feedback.ts'
import type { Handler, HandlerInput, Verdict } from './handlers/handler.ts'
import { pendingChoice } from './handlers/pending-choice.ts'
import { place } from './handlers/place.ts'
import { question } from './handlers/question.ts'
import { safety } from './handlers/safety.ts'
import { unreadable } from './handlers/unreadable.ts'
import { walkthrough } from './handlers/walkthrough.ts'
import { withPerson } from './handlers/with-person.ts'

/** Who looks at a message, in this order: the first that decides wins. */
const HANDLERS: readonly Handler[] = [safety, commands, withPerson, unreadable, walkthrough, feedback, place, pendingChoice, question]

export function verdictOn(input: HandlerInput): Verdict {
  for (const handler of HANDLERS) {
    const verdict = handler(input)
    if (verdict) return verdict
  }
  return input.understood.decision
}
