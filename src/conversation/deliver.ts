import type { Logger } from '../log.ts'
import type { ConversationStore, Delivery } from './ports.ts'

/** When to try again after the first, second … failure; after the last one the delivery is a dead letter. */
export const RETRY_AFTER_MS = [2_000, 10_000, 60_000, 600_000, 3_600_000]

/** How a channel sends. It throws when the platform did not take the reply; `retryAfterMs` on the error says when to try again. */
export type Send = (delivery: Delivery) => Promise<void>

export type DeliverPorts = { store: ConversationStore; sends: Map<string, Send>; now: () => Date; log: Logger }

/** Sends what is stored, in order per conversation, again until it is taken. An assistant's reply is dropped when a person took over meanwhile. */
export function createDeliver({ store, sends, now, log }: DeliverPorts) {
  let running: Promise<void> | undefined
  let again = false

  async function send(delivery: Delivery): Promise<boolean> {
    const channelSend = sends.get(delivery.channel)
    if (!channelSend) return true // its channel is not running: it waits
    if (delivery.from === 'assistant' && (await store.openTicket(delivery.conversationId))?.claimed && !delivery.reply.urgent) {
      await store.cancelDelivery(delivery.id)
      return true
    }
    try {
      await channelSend(delivery)
      await store.delivered(delivery.id, now().toISOString())
      return true
    } catch (error) {
      const wait = (error as { retryAfterMs?: number }).retryAfterMs ?? RETRY_AFTER_MS[delivery.attempts]
      log.warn({ deliveryId: delivery.id, channel: delivery.channel, err: (error as Error).message }, 'a reply was not taken')
      await store.deliveryFailed(delivery.id, (error as Error).message, wait === undefined ? undefined : new Date(now().getTime() + wait).toISOString())
      return false
    }
  }

  async function round(): Promise<void> {
    const due = (await store.dueDeliveries(now().toISOString())).filter((d) => sends.has(d.channel))
    const stuck = new Set<string>()
    for (const delivery of due) {
      if (stuck.has(delivery.conversationId)) continue
      if (!(await send(delivery))) stuck.add(delivery.conversationId)
    }
  }

  async function drain(): Promise<void> {
    do {
      again = false
      await round()
    } while (again)
  }

  const flush = (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    running = drain()
      .catch((error) => log.error({ err: error }, 'deliveries could not be read'))
      .finally(() => {
        running = undefined
      })
    return running
  }
  return { flush }
}
export type Deliver = ReturnType<typeof createDeliver>
