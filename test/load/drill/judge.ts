import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Reply } from '../../../src/conversation/message.ts'
import type { Sent } from '../../support/telegram-sending.ts'
import { shipped } from '../shipped.ts'
import type { Expected } from './citizens.ts'

const MAX_TEXT = 4_096

export type Verdict = { lost: number; doubledTurns: number; doubledReplies: number; orderViolations: number; notes: string[] }

/** A few of a list, to look for them. */
const some = (list: string[]): string => list.slice(0, 5).join(' | ')

type MessageRow = { id: number; channel: string; message_id: string; conversation_id: string; turns: number; at: string | null }
type DeliveryRow = { chat_id: string; reply: string; status: string }

/** How one chat's replies should have come and how they came: what is missing, what came twice, what came in another order. */
function compare(wanted: string[], got: string[]): { lost: number; doubled: number; disorder: number; strays: string[] } {
  let next = 0
  let doubled = 0
  const strays: string[] = []
  for (const text of got) {
    if (text === wanted[next]) next++
    else if (wanted.slice(Math.max(0, next - 3), next).includes(text)) doubled++
    else strays.push(`${text.slice(0, 60)} (instead of ${wanted[next]?.slice(0, 60)})`)
  }
  return { lost: wanted.length - next, doubled, disorder: strays.length, strays }
}

/** Holds what is stored and what Telegram was given against what citizens did. */
export async function judge(dataDir: string, expected: Expected[], sent: Sent[], apology: string): Promise<Verdict> {
  const { telegramReply } = await shipped<typeof import('../../../src/channels/telegram-text.ts')>('channels/telegram-text.js')
  const db = new Database(join(dataDir, 'tro-ly.db'), { readonly: true })
  const messages = db
    .prepare(
      'select m.id, m.channel, m.message_id, m.conversation_id, count(t.id) as turns, min(t.at) as at from messages m left join turns t on t.message_id = m.id group by m.id order by m.id',
    )
    .all() as MessageRow[]
  const deliveries = db
    .prepare(
      "select c.chat_id, d.reply, d.status from deliveries d join conversations c on c.id = d.conversation_id where c.channel = 'telegram' order by d.id",
    )
    .all() as DeliveryRow[]
  const unsent = (db.prepare("select count(*) as n from deliveries where status not in ('sent', 'cancelled')").get() as { n: number }).n
  db.close()

  const known = new Map<string, MessageRow[]>()
  for (const row of messages) known.set(`${row.channel} ${row.message_id}`, [...(known.get(`${row.channel} ${row.message_id}`) ?? []), row])
  const unhandled = expected.filter(({ channel, messageId }) => !known.get(`${channel} ${messageId}`)?.some((row) => row.turns > 0))
  const unstored = unhandled.filter(({ channel, messageId }) => !known.has(`${channel} ${messageId}`))
  const doubledTurns = messages.filter((row) => row.turns > 1).length + [...known.values()].filter((rows) => rows.length > 1).length

  // A conversation's messages are handled in the order in which they were stored.
  const lastAt = new Map<string, string>()
  let turnDisorder = 0
  for (const { conversation_id: conversation, at } of messages) {
    if (at !== null && at < (lastAt.get(conversation) ?? '')) turnDisorder++
    if (at !== null) lastAt.set(conversation, at)
  }

  const wanted = new Map<string, string[]>()
  for (const { chat_id: chat, reply, status } of deliveries) {
    if (status === 'sent') wanted.set(chat, [...(wanted.get(chat) ?? []), ...telegramReply(JSON.parse(reply) as Reply, MAX_TEXT).messages])
  }
  const got = new Map<string, string[]>()
  // What is said while the database is down is no reply and stands nowhere.
  for (const { chat_id: chat, text } of sent.filter((s) => s.text !== apology)) got.set(String(chat), [...(got.get(String(chat)) ?? []), String(text)])
  const chats = [...new Set([...wanted.keys(), ...got.keys()])].map((chat) => compare(wanted.get(chat) ?? [], got.get(chat) ?? []))
  const sum = (key: 'lost' | 'doubled' | 'disorder') => chats.reduce((total, chat) => total + chat[key], 0)
  return {
    lost: unhandled.length + unsent + sum('lost'),
    doubledTurns,
    doubledReplies: sum('doubled'),
    orderViolations: turnDisorder + sum('disorder'),
    notes: [
      `messages not stored ${unstored.length} ${some(unstored.map((m) => `${m.channel} ${m.messageId}`))}`,
      `messages stored without a turn ${unhandled.length - unstored.length}`,
      `deliveries not sent ${unsent}`,
      `replies that Telegram never got ${sum('lost')}`,
      `turns in another order ${turnDisorder}`,
      `replies in another order ${sum('disorder')} ${some(chats.flatMap((chat) => chat.strays))}`,
    ],
  }
}
