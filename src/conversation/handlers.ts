import { commands } from './handlers/commands.ts'
import type { Handler } from './handlers/handler.ts'
import { pendingChoice } from './handlers/pending-choice.ts'
import { question } from './handlers/question.ts'
import { safety } from './handlers/safety.ts'
import { unreadable } from './handlers/unreadable.ts'
import { withPerson } from './handlers/with-person.ts'

/** Who looks at a message, in this order: the first that decides wins. */
export const HANDLERS: readonly Handler[] = [safety, commands, withPerson, unreadable, pendingChoice, question]
