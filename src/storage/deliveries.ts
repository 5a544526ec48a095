import { type Kysely, sql } from 'kysely'
import type { Reply } from '../conversation/message.ts'
import type { ConversationStore, Delivery, NewDelivery } from '../conversation/ports.ts'
import type { Tables } from './tables.ts'
import type { Together } from './together.ts'

export type DeliveryStore = Pick<ConversationStore, 'addDelivery' | 'dueDeliveries' | 'delivered' | 'deliveryFailed' | 'deliveryPostponed' | 'cancelDelivery'>

export async function insertDelivery(db: Kysely<Tables>, d: NewDelivery): Promise<void> {
  await db
    .insertInto('deliveries')
    .values(({ selectFrom }) => ({
      conversation_id: d.conversationId,
      channel: selectFrom('conversations').select('channel').where('id', '=', d.conversationId).$asScalar().$notNull(),
      sender: d.from,
      reply: JSON.stringify(d.reply),
      status: 'pending',
      next_at: d.at,
      created_at: d.at,
    }))
    .execute()
}

/** Said in the query itself, so that the indexes of what is pending are used. */
const PENDING = sql.lit('pending')

type DueRow = {
  id: number
  conversation_id: string
  channel: string
  chat_id: string
  sender: string
  reply: string
  attempts: number
  created_at: string
}

const toDelivery = (row: DueRow): Delivery => ({
  id: row.id,
  conversationId: row.conversation_id,
  channel: row.channel,
  chatId: row.chat_id,
  from: row.sender as Delivery['from'],
  reply: JSON.parse(row.reply) as Reply,
  attempts: row.attempts,
  createdAt: row.created_at,
})

/** Deliveries in SQL. */
export function deliveryStore(db: Kysely<Tables>, together: Together): DeliveryStore {
  return {
    addDelivery: (delivery) => insertDelivery(db, delivery),

    async dueDeliveries(channel, now, limit, except) {
      const rows = await db
        .selectFrom('deliveries')
        .innerJoin('conversations', 'conversations.id', 'deliveries.conversation_id')
        .select(['deliveries.id', 'conversation_id', 'deliveries.channel', 'chat_id', 'sender', 'reply', 'attempts', 'deliveries.created_at'])
        .where('deliveries.channel', '=', channel)
        .where('status', '=', PENDING)
        .where('next_at', '<=', now)
        .$if(except.length > 0, (due) => due.where('conversation_id', 'not in', except))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('deliveries as earlier')
                .select('earlier.id')
                .whereRef('earlier.conversation_id', '=', 'deliveries.conversation_id')
                .whereRef('earlier.id', '<', 'deliveries.id')
                .where('earlier.status', '=', PENDING),
            ),
          ),
        )
        .orderBy('deliveries.id')
        .limit(limit)
        .execute()
      return rows.map(toDelivery)
    },

    async delivered(id, at) {
      // What was sent and is not noted yet is sent again after a kill: no note waits for another's commit.
      await together((trx) => trx.updateTable('deliveries').set({ status: 'sent', done_at: at }).where('id', '=', id).execute())
    },

    async deliveryFailed(id, error, nextAt) {
      await db
        .updateTable('deliveries')
        .set((eb) => ({ error, attempts: eb('attempts', '+', 1), ...(nextAt ? { next_at: nextAt } : { status: 'dead' }) }))
        .where('id', '=', id)
        .execute()
    },

    async deliveryPostponed(id, nextAt) {
      await db.updateTable('deliveries').set({ next_at: nextAt }).where('id', '=', id).execute()
    },

    async cancelDelivery(id) {
      await db.updateTable('deliveries').set({ status: 'cancelled' }).where('id', '=', id).execute()
    },
  }
}
