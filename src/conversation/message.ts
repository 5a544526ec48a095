/** What a channel hands to intake: one thing a citizen did, as it came. `text` is raw and lives in memory only. */
export type IncomingMessage = {
  channel: string
  /** The channel's own id of this message; (channel, messageId) is unique, so a repeat is one message. */
  messageId: string
  /** Where a reply goes: the channel's own address of the chat. */
  chatId: string
  text: string
  /** The id of a tapped choice, when the citizen tapped instead of typing. */
  choice?: string
  /** The kinds of what was sent along (photo, voice …); the things themselves are never taken in. */
  attachments?: string[]
}

/** A message as it is stored: personal data is masked. */
export type Message = {
  id: number
  channel: string
  messageId: string
  conversationId: string
  text: string
  choice?: string
  attachments?: string[]
  receivedAt: string
}

/** One piece of a reply. Channels decide how a block looks; none may drop one. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'warning'; text: string }
  | { kind: 'list'; title?: string; ordered: boolean; items: string[] }
  | { kind: 'source'; text: string; url?: string }
  | { kind: 'note'; text: string }

/** `group`: what can be said about the answer itself; shown beside each other, smaller, where there is room. */
export type Choice = { id: string; label: string; group?: 'about-answer' }

/**
 * What is sent to a citizen. `urgent`: sent even while a person has the conversation. `choices` are offered as buttons, or as a numbered
 * list where there are none. `about`: the one article (or case of one, `id#case`) that it is the answer from.
 */
export type Reply = { blocks: Block[]; choices: Choice[]; language?: 'vi' | 'en'; urgent?: true; about?: string }

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'warning':
      return `⚠ ${block.text}`
    case 'list': {
      const items = block.items.map((item, i) => (block.ordered ? `${i + 1}. ${item}` : `• ${item}`))
      return [...(block.title ? [block.title] : []), ...items].join('\n')
    }
    case 'source':
      return block.url ? `${block.text} – ${block.url}` : block.text
    default:
      return block.text
  }
}

/** The reply's blocks as plain text, without its choices. */
export const replyText = (reply: Reply): string => reply.blocks.map(blockText).join('\n\n')
