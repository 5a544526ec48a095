import type { Logger } from '../log.ts'
import type { IncomingMessage, Message } from './message.ts'
import type { Queue } from './queue.ts'

/** What a channel calls with each thing a citizen did. It resolves once the message is stored, and fails when it could not be. */
export type Receive = (incoming: IncomingMessage) => Promise<void>

export type ReceivePorts = {
  intake: (incoming: IncomingMessage) => Promise<Message | undefined>
  push: Queue['push']
  log: Logger
}

/** Stores first; the answering starts then but is not waited for, so that a channel can acknowledge. */
export const createReceive =
  ({ intake, push, log }: ReceivePorts): Receive =>
  async (incoming) => {
    const message = await intake(incoming)
    if (message) push(message).catch((error: unknown) => log.error({ err: error, messageId: message.id }, 'a message waits for the next start'))
  }
