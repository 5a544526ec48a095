import type { Delivery } from '../conversation/ports.ts'
import type { Receive } from '../conversation/receive.ts'

/** What a platform can show. Whoever renders a reply asks these, never which channel it is. */
export type Capabilities = {
  /** Choices can be tapped; otherwise they are sent as a numbered list, and the citizen answers by number. */
  buttons: boolean
  /** A source's address can stand behind its title. */
  links: boolean
  /** Letters in one message; longer replies are sent in several. */
  maxText: number
}

/** The way in for a platform that calls us. Plain data: the web folder mounts it. */
export type Webhook = {
  path: string
  /** Whether it is the platform that calls. It is asked before a byte of the body is read. */
  admits(headers: Record<string, string | string[] | undefined>): boolean
  /**
   * Takes a parsed body and gives the HTTP status to answer with: 200 stored or none of our business, 400 nothing the platform would
   * send, 503 could not be stored, so the platform is to bring it again.
   */
  handle(body: unknown): Promise<200 | 400 | 503>
}

/**
 * A door to citizens: it turns the platform's own format into messages, and deliveries into the platform's own format. Nothing else.
 *
 * To add a channel: one file here that exports `createXChannel(settings): Channel`, one line in `channels.ts`, and one line that runs
 * `test/contracts/channel.ts` against it.
 * - `receive` stores the message, personal data masked, and fails when it could not: only then acknowledge to the platform.
 * - `messageId` must be the same when the platform repeats itself: a repeat is then dropped by the store.
 * - Photos, voice and files: hand over their kind in `attachments`, never fetch them.
 * - Where a platform limits how fast it is written to, make every call to it through a pace (`pace.ts`).
 * - Never log a citizen's words, nor the platform's token.
 */
export type Channel = {
  name: string
  capabilities: Capabilities
  webhook?: Webhook
  /** Shows a delivery to its citizen, every block of it; throws a `SendFailure` when the platform did not take it. */
  send(delivery: Delivery): Promise<void>
  /** Begins to hand over what citizens do. It must not wait for the platform: an unreachable one is tried again. */
  start(receive: Receive): Promise<void>
  /** Takes nothing more in; what has come is still stored. */
  stop(): Promise<void>
}
