import { randomUUID } from 'node:crypto'
import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../log.ts'
import { createInOrder } from './in-order.ts'
import type { Message } from './message.ts'
import type { ConversationStore, NewTicket } from './ports.ts'
import type { Turn } from './turn.ts'

/**
 * Messages on their way to the engine: one after another within a conversation, side by side across conversations, again after a
 * failure, and given up at last as a dead letter. What is queued is what is stored without a turn, so a killed process loses none.
 * Another implementation (several processes over one database) has to keep the same promises.
 */
export type Queue = {
  /** Resolves with the turn once the message is handled; with nothing when it was given up, waits in the database for its time, or the queue is stopping. */
  push(message: Message): Promise<Turn | undefined>
  /** Runs something else of a conversation between its messages. */
  between(conversationId: string, task: () => Promise<void>): Promise<void>
  /** Queues what is stored and neither handled nor queued: what a killed process left behind, or a broken disk let through unnoticed. */
  resume(): Promise<void>
  /** Resolves when nothing that was pushed is still waiting or running. */
  idle(): Promise<void>
  /** What waits to be tried again is left for the next start. */
  stop(): void
}

/** When a message that could not be stored as handled is tried again; after the last time it is a dead letter. */
export const HANDLE_AGAIN_MS = [250, 1_000, 5_000, 15_000, 60_000, 300_000]

/** So many messages are held in memory; what comes beyond them waits in the database, however many there are. */
const MOST_QUEUED = 1_000

export type QueuePorts = {
  store: Pick<ConversationStore, 'unhandled' | 'giveUp'>
  handle: (message: Message) => Promise<Turn | undefined>
  /** Milliseconds, as `HANDLE_AGAIN_MS`. */
  againMs?: readonly number[]
  mostQueued?: number
  now: () => Date
  log: Logger
}

const ticketFor = ({ conversationId, text }: Message, at: Date): NewTicket => ({
  id: randomUUID(),
  conversationId,
  reason: 'error-given-up',
  category: 'talk.unclear',
  question: text,
  openedAt: at.toISOString(),
})

/** The queue of a single process, over the stored messages. */
export function createQueue({ store, handle, againMs = HANDLE_AGAIN_MS, mostQueued = MOST_QUEUED, now, log }: QueuePorts): Queue {
  const inOrder = createInOrder()
  const stopping = new AbortController()
  let turnstile: Promise<unknown> = Promise.resolve()

  /** One message a round of the event loop: between two the process takes in what has come, however many are waiting. */
  function waitForRound(): Promise<unknown> {
    turnstile = turnstile.then(() => nextRound())
    return turnstile
  }

  async function persist(message: Message): Promise<Turn | undefined> {
    for (const wait of [...againMs, undefined]) {
      try {
        await waitForRound()
        return await handle(message)
      } catch (error) {
        log.error({ err: error, messageId: message.id, againMs: wait }, wait === undefined ? 'a message was given up' : 'a message is tried again')
        if (wait === undefined) await store.giveUp(message.id, (error as Error).message, ticketFor(message, now()))
        else await sleep(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
        if (stopping.signal.aborted) return undefined
      }
    }
    return undefined
  }

  const queued = new Set<number>()
  /** Whether something stored is not queued: whatever comes then waits behind it. `isPassed`: something came while the database was read. */
  let isBehind = false
  let isPassed = false
  /** Up to this id everything is handled, queued or given up; `newest` is the last id seen. */
  let doneUpTo = 0
  let newest = 0
  let filling: Promise<void> | undefined

  const hasRoom = (): boolean => queued.size < mostQueued / 2 && !stopping.signal.aborted

  function enqueue(message: Message): Promise<Turn | undefined> {
    queued.add(message.id)
    return inOrder
      .run(message.conversationId, () => persist(message))
      .finally(() => {
        queued.delete(message.id)
        if (isBehind && hasRoom()) fill().catch((error: unknown) => log.error({ err: error }, 'stored messages wait for the next round'))
      })
  }

  async function readStored(): Promise<void> {
    const known = newest
    isPassed = false
    const found = await store.unhandled(doneUpTo, mostQueued)
    doneUpTo = found[0] ? found[0].id - 1 : known
    newest = Math.max(newest, found.at(-1)?.id ?? 0)
    isBehind = isPassed || found.length === mostQueued
    for (const message of found) {
      if (queued.has(message.id)) continue
      enqueue(message).catch((error: unknown) => log.error({ err: error, messageId: message.id }, 'a message waits for the next round'))
    }
  }

  async function fillUp(): Promise<void> {
    do await readStored()
    while (isBehind && hasRoom())
  }

  function fill(): Promise<void> {
    filling ??= fillUp().finally(() => {
      filling = undefined
    })
    return filling
  }

  return {
    push(message) {
      newest = Math.max(newest, message.id)
      if (queued.has(message.id)) return Promise.resolve(undefined)
      if (!isBehind && queued.size < mostQueued && !filling) return enqueue(message)
      isBehind = true
      isPassed = true
      return Promise.resolve(undefined)
    },
    between: inOrder.run,
    resume: fill,
    idle: inOrder.idle,
    stop: () => stopping.abort(),
  }
}
