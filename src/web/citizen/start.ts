import type { Request } from 'express'
import { parseStart } from '../../places/deep-link.ts'
import type { ChatLine, Door } from '../ports.ts'

/** The ids of what a page sends hold no colon, so no page can send such a one. */
const MARK = ':start:'

/** What a poster's link says; nothing for any other address. A mere HEAD begins nothing. */
export function startOf({ method, query: { start } }: Request): string | undefined {
  return method === 'GET' && typeof start === 'string' && parseStart(start) ? start : undefined
}

/** The message with which a link begins a conversation, as in a messenger. Its id makes it one, however often the page is fetched. */
export const startMessage = (chatId: string, payload: string): Parameters<Door['receive']>[0] => ({
  chatId,
  messageId: `${chatId}${MARK}${payload}`,
  text: `/start ${payload}`,
})

/** Whether a line is such a message: the citizen never wrote it, so that no page shows it. */
export const isStart = (line: ChatLine): boolean => line.kind === 'said' && line.messageId.includes(MARK)
