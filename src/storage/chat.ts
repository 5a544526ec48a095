import type { Kysely } from 'kysely'
import type { Reply } from '../conversation/message.ts'
import type { Delivery } from '../conversation/ports.ts'
import type { ChatLine, ChatStore, SentReply } from '../web/ports.ts'
import type { Tables } from './tables.ts'

type SentRow = { id: number; sender: string; reply: string; created_at: string }

const toSent = (row: SentRow): SentReply => ({
  id: row.id,
  from: row.sender as Delivery['from'],
  reply: JSON.parse(row.reply) as Reply,
  createdAt: row.created_at,
})

/** What the chat page reads, in SQL. */
export function chatStore(db: Kysely<Tables>): ChatStore {
  const sent = (channel: string, chatId: string) =>
    db
      .selectFrom('deliveries')
      .innerJoin('conversations', 'conversations.id', 'deliveries.conversation_id')
      .select(['deliveries.id', 'sender', 'reply', 'deliveries.created_at'])
      .where('conversations.channel', '=', channel)
      .where('chat_id', '=', chatId)
      .where('status', '!=', 'cancelled')
  const said = (channel: string, chatId: string) =>
    db
      .selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .select(['messages.id', 'message_id', 'text', 'received_at'])
      .where('conversations.channel', '=', channel)
      .where('chat_id', '=', chatId)
      .where('text', '!=', '')

  return {
    async history(channel, chatId, limit) {
      const [replies, messages] = await Promise.all([
        sent(channel, chatId).orderBy('deliveries.id', 'desc').limit(limit).execute(),
        said(channel, chatId).orderBy('messages.id', 'desc').limit(limit).execute(),
      ])
      const lines: ChatLine[] = [
        ...messages.reverse().map((row) => ({ kind: 'said' as const, at: row.received_at, messageId: row.message_id, text: row.text })),
        ...replies.reverse().map((row) => ({ kind: 'sent' as const, at: row.created_at, reply: toSent(row) })),
      ]
      return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-limit)
    },

    async sentAfter(channel, chatId, afterId, limit) {
      return (await sent(channel, chatId).where('deliveries.id', '>', afterId).orderBy('deliveries.id').limit(limit).execute()).map(toSent)
    },

    async offeredLabel(channel, chatId, choiceId) {
      const rows = await sent(channel, chatId).orderBy('deliveries.id', 'desc').limit(20).execute()
      return rows.flatMap((row) => toSent(row).reply.choices).find((choice) => choice.id === choiceId)?.label
    },

    async withStaff(channel, chatId) {
      const row = await db
        .selectFrom('tickets')
        .innerJoin('conversations', 'conversations.id', 'tickets.conversation_id')
        .select('tickets.id')
        .where('channel', '=', channel)
        .where('chat_id', '=', chatId)
        .where('status', '=', 'claimed')
        .executeTakeFirst()
      return row !== undefined
    },

    async reachable() {
      await db.selectFrom('staff').select('id').limit(1).execute()
    },
  }
}
