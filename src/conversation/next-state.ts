import type { Verdict } from './handlers/handler.ts'
import type { Reply } from './message.ts'
import { type ConversationState, emptyState } from './turn.ts'
import type { Understood } from './understood.ts'

export type Handled = {
  verdict: Verdict
  reply: Reply
  understood: Understood
  /** The citizen's words, or nothing where they are not to be kept. */
  question: string
  asksPlace: boolean
}

/** What is remembered of a conversation whose words go: only what the citizen set. */
const bare = ({ language, consent, greeted }: ConversationState): ConversationState => ({
  ...emptyState(),
  ...(language ? { language } : {}),
  ...(consent ? { consent } : {}),
  ...(greeted ? { greeted } : {}),
})

/** What the conversation remembers after a message was handled. */
export function nextState(before: ConversationState, { verdict, reply, understood, question, asksPlace }: Handled): ConversationState {
  const { outcome } = verdict
  const { pending: _answered, ...kept } = verdict.erases ? bare(before) : before
  const articleIds = outcome.kind === 'answer' ? outcome.parts.map((part) => part.articleId) : []
  const category = verdict.category ?? understood.category
  const picked = understood.chosen !== undefined && before.pending ? before.pending.question : question
  const state: ConversationState = {
    ...kept,
    ...(understood.place && !verdict.erases ? { place: understood.place } : {}),
    ...verdict.state,
    offered: reply.choices,
    spoken: understood.language,
    greeted: true,
    ...(asksPlace ? { placeAsked: category } : {}),
    ...(outcome.kind === 'clarify' ? { pending: { options: outcome.options, question } } : {}),
    ...(articleIds.length > 0 ? { last: { articleIds, question: picked, category } } : {}),
  }
  for (const key of verdict.ends ?? []) delete state[key]
  return state
}
