import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Message } from './message.ts'
import type { ConversationStore } from './ports.ts'

/** Longer messages are cut: nobody's question needs more, and a megabyte is no question. */
export const LONGEST_TEXT = 4_000

export type IntakePorts = {
  store: ConversationStore
  mask: (text: string) => string
  pseudonym: (channel: string, chatId: string) => string
  now: () => Date
}

/** Zero-width, bidirectional, tag and control characters hide text from the reader; they carry no meaning here. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

/** A text as it is read: whatever cannot be seen is gone, and no more of it than anybody's question needs. */
export const clean = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT * 4)
    .normalize('NFC')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(HIDDEN, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT)

/** The way in: personal data is masked in memory, then the masked row is stored once. Returns nothing for a repeat. */
export function createIntake({ store, mask, pseudonym, now }: IntakePorts) {
  return async (incoming: IncomingMessage): Promise<Message | undefined> => {
    const at = now().toISOString()
    const { channel, chatId, messageId, choice, attachments } = incoming
    const conversation = await store.conversationOf(channel, chatId, { id: randomUUID(), pseudonym: pseudonym(channel, chatId), at })
    // Of who refused that anything be kept, not even the platform's own id is: a hash is enough to recognise a repeat.
    const refused = conversation.state.consent === 'refused'
    return store.addMessage({
      channel,
      ...(refused ? { messageId: pseudonym(channel, messageId), formerId: messageId } : { messageId }),
      conversationId: conversation.id,
      text: mask(clean(incoming.text)),
      receivedAt: at,
      ...(choice === undefined ? {} : { choice: choice.slice(0, 100) }),
      ...(attachments?.length ? { attachments } : {}),
    })
  }
}
