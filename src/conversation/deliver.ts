import type { Logger } from '../log.ts'
import type { ConversationStore, Delivery } from './ports.ts'

/** When to try again after the first, second … failure; after the last one the delivery is a dead letter. */
export const RETRY_AFTER_MS = [2_000, 10_000, 60_000, 600_000, 3_600_000]
/**
 * Conversations of one channel that are sent to side by side. A chat that must wait a second between two messages holds its place
 * meanwhile, so there have to be more places than a platform takes messages in a second.
 */
export const AT_ONCE = 64
/** A platform that asks for no rest at all is not asked again sooner. */
const SHORTEST_REST_MS = 1_000

/** Why no trying will help: the citizen does not want us, the chat is no more, or the platform does not take this reply. */
export type Refusal = 'blocked' | 'chat-gone' | 'refused'

/**
 * How a channel sends. It throws when the platform did not take the reply; the error says what to do. `retryAfterMs`: the platform asks
 * for a rest, in this chat or, with `everywhere`, in all; that is no failed try. `permanent`: given up at once. Neither: tried again.
 */
export type Send = (delivery: Delivery) => Promise<void>
export type SendFailure = Error & { retryAfterMs?: number; everywhere?: true; permanent?: Refusal }

type Store = Pick<ConversationStore, 'dueDeliveries' | 'openTicket' | 'delivered' | 'deliveryFailed' | 'deliveryPostponed' | 'cancelDelivery'>
export type DeliverPorts = { store: Store; sends: Map<string, Send>; now: () => Date; log: Logger }

/** Runs a round at a time; asked for again meanwhile, it runs once more afterwards. */
function oneAtATime(round: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const drain = async () => {
    do {
      again = false
      await round()
    } while (again)
  }
  return () => {
    again = true
    running ??= drain().finally(() => {
      running = undefined
    })
    return running
  }
}

/** One channel's deliveries: conversations side by side, each of them strictly in order. */
function createLine(channel: string, send: Send, { store, now, log }: DeliverPorts) {
  const underWay = new Map<string, Promise<void>>()
  const taken = new Set<number>()
  let restUntil = 0

  const later = (ms: number): string => new Date(now().getTime() + ms).toISOString()

  async function failed({ id, attempts }: Delivery, { message, retryAfterMs, everywhere, permanent }: SendFailure): Promise<void> {
    const rest = retryAfterMs === undefined ? undefined : Math.max(retryAfterMs, SHORTEST_REST_MS)
    const wait = permanent ? undefined : (rest ?? RETRY_AFTER_MS[attempts])
    if (everywhere && rest) restUntil = now().getTime() + rest
    log.warn({ deliveryId: id, channel, err: message, againMs: wait ?? 'never' }, 'a reply was not taken')
    if (rest && !permanent) await store.deliveryPostponed(id, later(rest))
    else await store.deliveryFailed(id, permanent ? `${permanent}: ${message}` : message, wait === undefined ? undefined : later(wait))
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { id, from, reply, conversationId } = delivery
    if (!taken.has(id)) {
      // A person may have taken over since it was written.
      if (from === 'assistant' && !reply.urgent && (await store.openTicket(conversationId))?.claimed) return store.cancelDelivery(id)
      try {
        await send(delivery)
      } catch (error) {
        return failed(delivery, error as SendFailure)
      }
      // What the platform took but the database could not note is not sent a second time.
      taken.add(id)
    }
    await store.delivered(id, now().toISOString())
    taken.delete(id)
  }

  const begin = (delivery: Delivery): void => {
    const { id, conversationId } = delivery
    const done = attempt(delivery).then(
      () => true,
      (error: unknown) => log.error({ err: error, deliveryId: id, channel }, 'what became of a reply could not be stored'),
    )
    const over = done.then((stored) => {
      underWay.delete(conversationId)
      if (stored) void fill()
    })
    underWay.set(conversationId, over)
  }

  const fill = oneAtATime(async () => {
    const room = AT_ONCE - underWay.size
    if (room <= 0 || now().getTime() < restUntil) return
    try {
      for (const delivery of await store.dueDeliveries(channel, now().toISOString(), room, [...underWay.keys()])) begin(delivery)
    } catch (error) {
      log.error({ err: error, channel }, 'deliveries could not be read')
    }
  })

  return {
    fill,
    async done(): Promise<void> {
      for (await fill(); underWay.size > 0; await fill()) await Promise.all(underWay.values())
    },
  }
}

/** Sends what is stored, in order per conversation, again until it is taken. An assistant's reply is dropped when a person took over meanwhile. */
export function createDeliver(ports: DeliverPorts) {
  // Each channel has its own line: a platform that hangs holds up nobody else's replies.
  const lines = [...ports.sends].map(([channel, send]) => createLine(channel, send, ports))
  const settle = oneAtATime(async () => void (await Promise.all(lines.map((line) => line.done()))))
  const wake = (): void => {
    for (const line of lines) void line.fill()
  }
  return {
    /** Begins at once to send what is due. */
    wake,
    /** The same; resolves when everything that is due now has been tried once. */
    flush: (): Promise<void> => {
      wake()
      return settle()
    },
  }
}
