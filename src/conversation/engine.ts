import { randomUUID } from 'node:crypto'
import type { Logger } from '../log.ts'
import type { Verdict } from './handlers/handler.ts'
import { HANDLERS } from './handlers.ts'
import { createInOrder } from './in-order.ts'
import { type Message, type Reply, replyText } from './message.ts'
import type { Outcome } from './outcome.ts'
import type { Conversation, ConversationStore } from './ports.ts'
import { type ConversationState, emptyState, type Turn } from './turn.ts'
import type { Compose, UnderstandInput, Understood } from './understood.ts'

export type EnginePorts = {
  store: ConversationStore
  understand: (input: UnderstandInput) => Promise<Understood>
  compose: Compose
  /** The day from which the version of an article that is served on `day` is valid: a turn records what was really said. */
  versionOf: (articleId: string, day: string) => string
  /** Whether there is any staff account: an escalation then promises a person. */
  staffed: () => Promise<boolean>
  /** Called after a turn is stored, so that its deliveries leave at once. */
  stored: () => void
  now: () => Date
  /** The Hanoi calendar day of an instant. */
  dayOf: (at: Date) => string
  log: Logger
}

const NOTHING: Understood = {
  language: 'vi',
  category: 'talk.unclear',
  candidates: [],
  confidence: 0,
  decision: { outcome: { kind: 'notice', about: 'error' }, reason: 'error-engine' },
}

const withVersions = (outcome: Outcome, version: (articleId: string) => string): Outcome =>
  'parts' in outcome ? { ...outcome, parts: outcome.parts.map((part) => ({ ...part, version: version(part.articleId) })) } : outcome

/** What the conversation remembers after a verdict. */
function nextState(before: ConversationState, verdict: Verdict, reply: Reply, understood: Understood, question: string): ConversationState {
  if (verdict.erases) return emptyState()
  const { outcome } = verdict
  const { pending: _answered, ...kept } = before
  const articleIds = outcome.kind === 'answer' ? outcome.parts.map((part) => part.articleId) : []
  const picked = understood.chosen !== undefined && before.pending ? before.pending.question : question
  return {
    ...kept,
    ...verdict.state,
    offered: reply.choices,
    spoken: understood.language,
    ...(outcome.kind === 'clarify' ? { pending: { options: outcome.options, question } } : {}),
    ...(articleIds.length > 0 ? { last: { articleIds, question: picked, category: verdict.category ?? understood.category } } : {}),
  }
}

/**
 * Takes stored messages through the handlers, in order per conversation, and stores what became of each in one transaction.
 * It is the only catch-all: whatever fails becomes an apology with an `error-*` reason.
 */
export function createEngine({ store, understand, compose, versionOf, staffed, stored, now, dayOf, log }: EnginePorts) {
  const inOrder = createInOrder()

  async function decide(
    message: Message,
    conversation: Conversation,
    day: string,
    people: { ticket: { id: string; claimed: boolean } | undefined; staffed: boolean },
  ) {
    const { state } = conversation
    const understood = await understand({ text: message.text, state, day, ...(message.choice ? { choice: message.choice } : {}) })
    for (const handler of HANDLERS) {
      const verdict = handler({ message, state, understood, ...people })
      if (verdict) return { understood, verdict }
    }
    return { understood, verdict: understood.decision }
  }

  async function handle(message: Message): Promise<Turn | undefined> {
    const started = performance.now()
    const at = now()
    const day = dayOf(at)
    const conversation = await store.conversation(message.conversationId)
    if (!conversation) return undefined
    let understood = NOTHING
    let verdict: Verdict = NOTHING.decision
    try {
      const [ticket, hasStaff] = await Promise.all([store.openTicket(conversation.id), staffed()])
      const decided = await decide(message, conversation, day, { ticket, staffed: hasStaff })
      understood = decided.understood
      verdict = decided.verdict
      return await record(conversation, message, understood, verdict, { started, at, day, waiting: ticket !== undefined && !ticket.claimed })
    } catch (error) {
      log.error({ err: error, messageId: message.id }, 'a message could not be handled')
      return record(conversation, message, { ...NOTHING, language: understood.language }, NOTHING.decision, { started, at, day, waiting: false })
    }
  }

  async function record(
    conversation: Conversation,
    message: Message,
    understood: Understood,
    verdict: Verdict,
    when: { started: number; at: Date; day: string; waiting: boolean },
  ): Promise<Turn> {
    const { reason } = verdict
    const outcome = withVersions(verdict.outcome, (id) => versionOf(id, when.day))
    const language = verdict.state?.language ?? understood.language
    const about = understood.chosen !== undefined && conversation.state.pending ? `${conversation.state.pending.question} ${message.text}` : message.text
    const joining = when.waiting && (await staffed()) && outcome.kind !== 'escalate'
    const reply: Reply =
      outcome.kind === 'held'
        ? { blocks: [], choices: [] }
        : compose({ outcome, reason, language, day: when.day, about, ...(joining ? { note: 'person-will-join' as const } : {}) })
    const at = when.at.toISOString()
    const category = verdict.category ?? understood.category
    const turn: Turn = {
      id: randomUUID(),
      conversationId: conversation.id,
      messageId: message.id,
      pseudonym: conversation.pseudonym,
      channel: message.channel,
      text: message.text,
      language,
      category,
      candidates: understood.candidates.slice(0, 5),
      confidence: understood.confidence,
      outcome,
      reason,
      reply: replyText(reply),
      tookMs: Math.round((performance.now() - when.started) * 100) / 100,
      at,
      ...(understood.place ? { place: understood.place } : {}),
    }
    await store.commit({
      turn,
      state: outcome.kind === 'held' ? conversation.state : nextState(conversation.state, verdict, reply, understood, message.text),
      ...(reply.blocks.length > 0 ? { delivery: { conversationId: conversation.id, from: 'assistant' as const, reply, at } } : {}),
      ...(verdict.opensTicket ? { ticket: { id: randomUUID(), conversationId: conversation.id, reason, category, question: message.text, openedAt: at } } : {}),
      ...(verdict.erases ? { erases: true as const } : {}),
    })
    stored()
    return turn
  }

  const process = (message: Message): Promise<Turn | undefined> => inOrder.run(message.conversationId, () => handle(message))

  return {
    /** Handles one stored message, after those of its conversation that came before; gives the turn that was stored. */
    process,
    /** Handles what a killed process left behind. */
    async resume(): Promise<void> {
      await Promise.all((await store.unhandled()).map(process))
    },
    idle: inOrder.idle,
  }
}
