import type { Channel } from '../../src/channels/channel.ts'
import type { SendFailure } from '../../src/conversation/deliver.ts'
import type { Delivery } from '../../src/conversation/ports.ts'
import type { Receive } from '../../src/conversation/receive.ts'

/** A channel whose platform refuses what it is told to: by chat, the failure that every reply meets there. */
export function createRefusingChannel() {
  const refuses = new Map<string, Partial<SendFailure>>()
  const sent: Delivery[] = []
  let receive: Receive = async () => undefined
  let count = 0
  const channel: Channel = {
    name: 'telegram',
    capabilities: { buttons: true, links: true, maxText: 4_096 },
    async send(delivery) {
      const refusal = refuses.get(delivery.chatId)
      if (refusal) throw Object.assign(new Error('403: Forbidden: bot was blocked by the user'), refusal)
      sent.push(delivery)
    },
    async start(pass) {
      receive = pass
    },
    async stop() {},
  }
  return {
    channel,
    refuses,
    sent,
    /** A citizen writes. */
    writes: (chatId: string, text: string) => receive({ channel: channel.name, chatId, messageId: `${chatId}:${++count}`, text }),
  }
}
