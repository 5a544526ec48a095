import type { Logger } from '../log.ts'
import type { ConversationStore, Delivery } from './ports.ts'

/** When to try again after the first, second … failure; after the last one the delivery is a dead letter. */
export const RETRY_AFTER_MS = [2_000, 10_000, 60_000, 600_000, 3_600_000]
const AT_ONCE = 200

/**
 * How a channel sends. It throws when the platform did not take the reply; on the error, `retryAfterMs` says when to try again,
 * and `permanent` that no trying will help (the citizen has blocked us).
 */
export type Send = (delivery: Delivery) => Promise<void>
export type SendFailure = Error & { retryAfterMs?: number; permanent?: true }

export type DeliverPorts = { store: ConversationStore; sends: Map<string, Send>; now: () => Date; log: Logger }

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

/** Sends what is stored, in order per conversation, again until it is taken. An assistant's reply is dropped when a person took over meanwhile. */
export function createDeliver({ store, sends, now, log }: DeliverPorts) {
  async function failed(delivery: Delivery, error: SendFailure): Promise<void> {
    const wait = error.permanent ? undefined : (error.retryAfterMs ?? RETRY_AFTER_MS[delivery.attempts])
    const next = wait === undefined ? undefined : new Date(now().getTime() + wait).toISOString()
    log.warn({ deliveryId: delivery.id, channel: delivery.channel, err: error.message, again: next ?? 'never' }, 'a reply was not taken')
    await store.deliveryFailed(delivery.id, error.message, next)
  }

  async function send(delivery: Delivery, channelSend: Send): Promise<boolean> {
    if (delivery.from === 'assistant' && (await store.openTicket(delivery.conversationId))?.claimed && !delivery.reply.urgent) {
      await store.cancelDelivery(delivery.id)
      return true
    }
    try {
      await channelSend(delivery)
    } catch (error) {
      await failed(delivery, error as SendFailure)
      return false
    }
    await store.delivered(delivery.id, now().toISOString())
    return true
  }

  async function round(channel: string, channelSend: Send): Promise<void> {
    let due: Delivery[]
    do {
      due = await store.dueDeliveries(channel, now().toISOString(), AT_ONCE)
      const stuck = new Set<string>()
      for (const delivery of due) {
        if (stuck.has(delivery.conversationId)) continue
        if (!(await send(delivery, channelSend))) stuck.add(delivery.conversationId)
      }
    } while (due.length === AT_ONCE)
  }

  // Each channel has its own line: a platform that hangs holds up nobody else's replies.
  const lines = [...sends].map(([channel, channelSend]) => {
    const run = oneAtATime(() => round(channel, channelSend))
    return () => run().catch((error: unknown) => log.error({ err: error, channel }, 'deliveries could not be read'))
  })

  return {
    /** Resolves when everything that is due now has been tried once. */
    flush: async (): Promise<void> => {
      await Promise.all(lines.map((run) => run()))
    },
  }
}
