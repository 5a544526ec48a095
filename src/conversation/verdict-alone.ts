import type { HandlerInput, Verdict } from './handlers/handler.ts'
import { verdictOn } from './handlers.ts'
import { emptyState } from './turn.ts'

/** What becomes of a text that stands alone: nothing was said before it, and no person has been asked for. */
export function verdictAlone(text: string, input: Pick<HandlerInput, 'understood' | 'staffed' | 'stepsOf'>): Verdict {
  const message = { id: 0, channel: '', messageId: '', conversationId: '', text, receivedAt: '' }
  return verdictOn({ ...input, message, state: emptyState(), ticket: undefined })
}
