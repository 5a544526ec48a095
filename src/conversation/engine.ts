import { randomUUID } from 'node:crypto'
import type { Logger } from '../log.ts'
import { forgetAt, keepsWords } from './consent.ts'
import type { HandlerInput, Verdict } from './handlers/handler.ts'
import { verdictOn } from './handlers.ts'
import { type Message, type Reply, replyText } from './message.ts'
import { nextState } from './next-state.ts'
import type { Outcome, Part } from './outcome.ts'
import type { Conversation, ConversationStore, TurnCommit } from './ports.ts'
import type { Turn } from './turn.ts'
import type { Compose, UnderstandInput, Understood } from './understood.ts'

export type EnginePorts = {
  store: ConversationStore
  understand: (input: UnderstandInput) => Promise<Understood>
  compose: Compose
  /** The day from which the version of an article that is served on `day` is valid: a turn records what was really said. */
  versionOf: (articleId: string, day: string) => string
  /** How many steps an article, or a case of it, has on `day`. */
  stepsOf: (part: Part, day: string) => number
  /** Whether there is any staff account: an escalation then promises a person. */
  staffed: () => Promise<boolean>
  /** Whether knowing where a citizen is leads to an office of theirs. */
  routes: boolean
  /** Whether the first reply says what answers here and asks about keeping words. */
  greets: boolean
  /** When a citizen who asked to be asked again, will be. */
  followUpAt: (now: Date) => Date
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

type Moment = { started: number; at: Date; day: string; ticket: HandlerInput['ticket']; staffed: boolean }

function withVersions(outcome: Outcome, version: (articleId: string) => string): Outcome {
  const versioned = (part: Part): Part => ({ ...part, version: version(part.articleId) })
  if ('parts' in outcome) return { ...outcome, parts: outcome.parts.map(versioned) }
  return 'part' in outcome && outcome.part ? { ...outcome, part: versioned(outcome.part) } : outcome
}

/** The office of a citizen's own place matters where nobody here can help further. */
const placeMatters = ({ outcome, reason }: Verdict): boolean =>
  (outcome.kind === 'escalate' && !reason.startsWith('safety')) || (outcome.kind === 'decline' && outcome.door === undefined)

/**
 * Takes one stored message through the handlers and stores what became of it in one transaction.
 * It is the only catch-all: whatever fails becomes an apology with an `error-*` reason.
 */
export function createEngine(ports: EnginePorts) {
  const { store, understand, compose, now, dayOf, log } = ports

  async function decide(message: Message, { state }: Conversation, { day, ticket, staffed }: Moment) {
    const understood = await understand({ text: message.text, state, day, ...(message.choice ? { choice: message.choice } : {}) })
    const stepsOf = (part: Part) => ports.stepsOf(part, day)
    return { understood, verdict: verdictOn({ message, state, understood, ticket, staffed, stepsOf }) }
  }

  async function replyTo(conversation: Conversation, message: Message, understood: Understood, verdict: Verdict, moment: Moment, asksPlace: boolean) {
    const { outcome, reason } = verdict
    if (outcome.kind === 'held') return { blocks: [], choices: [] }
    const { state } = conversation
    const { ticket, staffed, day } = moment
    const joining = ticket !== undefined && !ticket.claimed && staffed && outcome.kind !== 'escalate'
    const unread = message.attachments?.length && reason !== 'unreadable-attachment'
    return compose({
      outcome,
      reason,
      language: verdict.state?.language ?? understood.language,
      day,
      category: verdict.category ?? understood.category,
      about: understood.chosen !== undefined && state.pending ? `${state.pending.question} ${message.text}`.trim() : message.text,
      notes: [...(unread ? ['attachment-unread' as const] : []), ...(joining ? ['person-will-join' as const] : [])],
      isFirst: ports.greets && !state.greeted,
      walk: state.walk?.paused ? undefined : state.walk,
      place: understood.place ?? state.place,
      placesMeant: understood.placesMeant,
      asksPlace,
      consent: verdict.state?.consent ?? state.consent,
      known: outcome.kind === 'notice' && outcome.about === 'about-me' ? await store.knownOf(conversation.id) : undefined,
    })
  }

  async function commitOf(conversation: Conversation, message: Message, understood: Understood, verdict: Verdict, moment: Moment): Promise<TurnCommit> {
    const { state } = conversation
    const { reason } = verdict
    const place = understood.place ?? state.place
    const asksPlace = ports.routes && !place && !state.placeAsked && placeMatters(verdict)
    const reply: Reply = await replyTo(conversation, message, understood, verdict, moment, asksPlace)
    const at = moment.at.toISOString()
    const category = verdict.category ?? understood.category
    const consent = verdict.state?.consent ?? state.consent
    const keeps = keepsWords(consent, moment.ticket !== undefined || verdict.opensTicket === true)
    const campaign = understood.campaign ?? state.campaign
    const turn: Turn = {
      id: randomUUID(),
      conversationId: conversation.id,
      messageId: message.id,
      pseudonym: keeps ? conversation.pseudonym : '',
      channel: message.channel,
      text: keeps ? message.text : '',
      language: verdict.state?.language ?? understood.language,
      category,
      candidates: understood.candidates.slice(0, 5),
      confidence: understood.confidence,
      outcome: withVersions(verdict.outcome, (id) => ports.versionOf(id, moment.day)),
      reason,
      reply: keeps ? replyText(reply) : '',
      tookMs: Math.round((performance.now() - moment.started) * 100) / 100,
      at,
      ...(place ? { place: place.text } : {}),
      ...(campaign ? { campaign } : {}),
    }
    const question = keeps ? message.text : ''
    return {
      turn,
      keepsWords: keeps,
      forgetAt: forgetAt(consent, moment.at).toISOString(),
      state: verdict.outcome.kind === 'held' ? state : nextState(state, { verdict, reply, understood, question, asksPlace }),
      ...(reply.blocks.length > 0 ? { delivery: { conversationId: conversation.id, from: 'assistant' as const, reply, at } } : {}),
      ...(verdict.opensTicket ? { ticket: { id: randomUUID(), conversationId: conversation.id, reason, category, question: message.text, openedAt: at } } : {}),
      ...(verdict.erases ? { erases: true as const } : {}),
      ...(verdict.followsUp ? { followUp: { articleId: verdict.followsUp, dueAt: ports.followUpAt(moment.at).toISOString() } } : {}),
    }
  }

  async function whatBecomesOf(message: Message, conversation: Conversation): Promise<TurnCommit> {
    const at = now()
    let language = NOTHING.language
    let moment: Moment = { started: performance.now(), at, day: dayOf(at), ticket: undefined, staffed: false }
    try {
      const [ticket, staffed] = await Promise.all([store.openTicket(conversation.id), ports.staffed()])
      moment = { ...moment, ticket, staffed }
      const { understood, verdict } = await decide(message, conversation, moment)
      language = understood.language
      return await commitOf(conversation, message, understood, verdict, moment)
    } catch (error) {
      log.error({ err: error, messageId: message.id }, 'a message could not be handled')
      return commitOf(conversation, message, { ...NOTHING, language }, NOTHING.decision, moment)
    }
  }

  return {
    /**
     * Handles one stored message, whose conversation nobody else handles meanwhile; gives the turn that was stored. It fails only
     * when the turn could not be stored, and can then be tried again.
     */
    async handle(message: Message): Promise<Turn | undefined> {
      const conversation = await store.conversation(message.conversationId)
      if (!conversation) return undefined
      const commit = await whatBecomesOf(message, conversation)
      await store.commit(commit)
      ports.stored()
      return commit.turn
    },
  }
}
