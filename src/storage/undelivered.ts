import { type Kysely, sql } from 'kysely'
import { type Reply, replyText } from '../conversation/message.ts'
import type { DeadDelivery, UndeliveredStore } from '../helpdesk/undelivered.ts'
import type { Tables } from './tables.ts'

/** Said in the query itself, so that the index of what is dead is used. */
const DEAD = sql.lit('dead')

type Row = {
  id: number
  channel: string
  sender: string
  reply: string
  error: string | null
  attempts: number
  created_at: string
  ticket_id: string | null
  ticket_status: string | null
}

const toDead = (row: Row): DeadDelivery => ({
  id: row.id,
  channel: row.channel,
  from: row.sender as DeadDelivery['from'],
  text: replyText(JSON.parse(row.reply) as Reply),
  error: row.error ?? '',
  attempts: row.attempts,
  writtenAt: row.created_at,
  ...(row.ticket_id ? { ticket: { id: row.ticket_id, claimed: row.ticket_status === 'claimed' } } : {}),
})

/** Dead letters in SQL. */
export function undeliveredStore(db: Kysely<Tables>): UndeliveredStore {
  const deadLetter = (id: number) => db.updateTable('deliveries').where('id', '=', id).where('status', '=', 'dead')
  return {
    async deadDeliveries(limit) {
      const rows = await db
        .selectFrom('deliveries')
        .innerJoin('conversations', 'conversations.id', 'deliveries.conversation_id')
        .leftJoin('tickets', (join) =>
          join.on('tickets.id', '=', ({ selectFrom }) =>
            selectFrom('tickets as last')
              .select('last.id')
              .whereRef('last.conversation_id', '=', 'deliveries.conversation_id')
              .orderBy('last.opened_at', 'desc')
              .limit(1),
          ),
        )
        .select(['deliveries.id', 'deliveries.channel', 'sender', 'reply', 'error', 'attempts', 'deliveries.created_at'])
        .select(['tickets.id as ticket_id', 'tickets.status as ticket_status'])
        .where('deliveries.status', '=', DEAD)
        .orderBy('deliveries.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toDead)
    },

    async countDead() {
      const { count } = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('status', '=', DEAD)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async resendDelivery(id, at) {
      const done = await deadLetter(id).set({ status: 'pending', attempts: 0, error: null, next_at: at }).executeTakeFirst()
      return done.numUpdatedRows > 0n
    },

    async dropDelivery(id) {
      return (await deadLetter(id).set({ status: 'cancelled' }).executeTakeFirst()).numUpdatedRows > 0n
    },
  }
}
