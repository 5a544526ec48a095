import type { Handler } from './handler.ts'

/** Photos and files are declined kindly (they may show an ID card) and messages without words are asked for words. */
export const unreadable: Handler = ({ message }) => {
  if (message.choice !== undefined || /[\p{L}\p{N}/?]/u.test(message.text)) return undefined
  const about = message.attachments?.length ? 'attachment' : 'no-words'
  return { outcome: { kind: 'notice', about }, reason: `unreadable-${about}`, category: 'talk.unclear' }
}
