import type { Logger } from '../log.ts'
import type { Reply } from './message.ts'
import type { ConversationStore, FollowUp } from './ports.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How long after the wish a citizen is asked again, and at which hour of the Hanoi day: nobody is woken. */
export const ASK_AGAIN = { days: 3, hanoiHour: 9 }
const HANOI_MS = 7 * HOUR_MS

/** The morning on which a citizen who asks for it now will be asked again. */
export function followUpAt(now: Date): Date {
  const hanoiMidnight = Math.floor((now.getTime() + HANOI_MS) / DAY_MS) * DAY_MS
  return new Date(hanoiMidnight + ASK_AGAIN.days * DAY_MS + ASK_AGAIN.hanoiHour * HOUR_MS - HANOI_MS)
}

export type FollowUpPorts = {
  store: Pick<ConversationStore, 'dueFollowUps' | 'askAgain' | 'postponeFollowUp' | 'conversation' | 'openTicket'>
  /** The question "how did it go", about an article; nothing when there is no such article any more. */
  askFor: (articleId: string, language: 'vi' | 'en') => Reply
  /** Runs a task while nobody else handles the conversation. */
  inTurn: (conversationId: string, task: () => Promise<void>) => Promise<void>
  stored: () => void
  now: () => Date
  log: Logger
}

/** Asks those who wished it how it went. While a person has the conversation the asking waits for the next day. */
export function createFollowUps({ store, askFor, inTurn, stored, now, log }: FollowUpPorts) {
  async function ask(wish: FollowUp): Promise<void> {
    const conversation = await store.conversation(wish.conversationId)
    if (!conversation) return
    if (await store.openTicket(conversation.id)) return store.postponeFollowUp(conversation.id, new Date(now().getTime() + DAY_MS).toISOString())
    const { language, spoken } = conversation.state
    const reply = askFor(wish.articleId, language ?? spoken ?? 'vi')
    await store.askAgain(wish, { conversationId: conversation.id, from: 'notice', reply, at: now().toISOString() })
    stored()
  }
  return async (): Promise<void> => {
    const due = await store.dueFollowUps(now().toISOString())
    const failed = (error: unknown) => log.error({ err: error }, 'a citizen could not be asked again')
    await Promise.all(due.map((wish) => inTurn(wish.conversationId, () => ask(wish)).catch(failed)))
  }
}
