import type { IncomingMessage } from '../conversation/message.ts'
import type { Delivery } from '../conversation/ports.ts'
import type { Receive } from '../conversation/receive.ts'
import type { Channel } from './channel.ts'

export type WebChannel = Channel & {
  receive(message: Omit<IncomingMessage, 'channel'>): Promise<void>
  subscribe(chatId: string, listener: (delivery: Delivery) => void): () => void
}

/** The chat page. Sending always succeeds: a page that is not open reads what it missed from the database. */
export function createWebChannel(): WebChannel {
  const name = 'web'
  const pages = new Map<string, Set<(delivery: Delivery) => void>>()
  let pass: Receive | undefined
  return {
    name,
    capabilities: { buttons: true, links: true, maxText: 100_000 },
    async send(delivery) {
      for (const listener of pages.get(delivery.chatId) ?? []) listener(delivery)
    },
    async start(receive) {
      pass = receive
    },
    async stop() {
      pass = undefined
    },
    async receive(message) {
      if (!pass) throw new Error('the web channel is not running')
      await pass({ ...message, channel: name })
    },
    subscribe(chatId, listener) {
      const listeners = pages.get(chatId) ?? new Set()
      pages.set(chatId, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) pages.delete(chatId)
      }
    },
  }
}
