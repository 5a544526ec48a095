import type { ExpressionBuilder, Kysely, Selectable } from 'kysely'
import { type Reply, replyText } from '../conversation/message.ts'
import type { ConversationState } from '../conversation/turn.ts'
import type { Ticket, TicketStore, TranscriptLine } from '../helpdesk/ticket.ts'
import { insertDelivery } from './deliveries.ts'
import type { Tables } from './tables.ts'

type Row = Selectable<Tables['tickets']> & { channel: string; wrote_again_at?: string | null }

const toTicket = (row: Row): Ticket => ({
  id: row.id,
  conversationId: row.conversation_id,
  channel: row.channel,
  reason: row.reason,
  category: row.category,
  question: row.question,
  status: row.status as Ticket['status'],
  openedAt: row.opened_at,
  ...(row.claimed_by ? { claimedBy: row.claimed_by } : {}),
  ...(row.claimed_at ? { claimedAt: row.claimed_at } : {}),
  ...(row.closed_at ? { closedAt: row.closed_at } : {}),
  ...(row.wrote_again_at ? { wroteAgainAt: row.wrote_again_at } : {}),
})

/** The citizen's first message that came after the claim and that no staff reply followed. */
const wroteAgainAt = ({ selectFrom }: ExpressionBuilder<Tables, 'tickets'>) =>
  selectFrom('messages')
    .select(({ fn }) => fn.min('messages.received_at').as('at'))
    .whereRef('messages.conversation_id', '=', 'tickets.conversation_id')
    .whereRef('messages.received_at', '>', 'tickets.claimed_at')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.conversation_id', '=', 'tickets.conversation_id')
            .where('deliveries.sender', '=', 'staff')
            .where('deliveries.status', '!=', 'cancelled')
            .whereRef('deliveries.created_at', '>=', 'messages.received_at'),
        ),
      ),
    )
    .as('wrote_again_at')

/** Tickets in SQL. */
export function ticketStore(db: Kysely<Tables>): TicketStore {
  const withChannel = () =>
    db.selectFrom('tickets').innerJoin('conversations', 'conversations.id', 'tickets.conversation_id').selectAll('tickets').select('conversations.channel')
  return {
    async tickets(closed) {
      const waiting = await withChannel().select(wroteAgainAt).where('status', '!=', 'closed').orderBy('opened_at').execute()
      const done = await withChannel().where('status', '=', 'closed').orderBy('closed_at', 'desc').limit(closed).execute()
      return [...waiting, ...done].map(toTicket)
    },
    async ticket(id) {
      const row = await withChannel().where('tickets.id', '=', id).executeTakeFirst()
      return row && toTicket(row)
    },
    async transcript(conversationId) {
      const said = await db.selectFrom('messages').select(['text', 'choice', 'received_at as at']).where('conversation_id', '=', conversationId).execute()
      const sent = await db
        .selectFrom('deliveries')
        .select(['reply', 'sender', 'status', 'created_at as at'])
        .where('conversation_id', '=', conversationId)
        .where('status', '!=', 'cancelled')
        .execute()
      const lines: TranscriptLine[] = [
        ...said.map((m) => ({ at: m.at, from: 'citizen' as const, text: m.text || (m.choice ? `[${m.choice}]` : '') })),
        ...sent.map((d) => ({
          at: d.at,
          from: d.sender as TranscriptLine['from'],
          text: replyText(JSON.parse(d.reply) as Reply),
          ...(d.status === 'dead' ? { undelivered: true as const } : {}),
        })),
      ]
      return lines.sort((a, b) => a.at.localeCompare(b.at))
    },
    async claimTicket(id, staffId, at) {
      const done = await db
        .updateTable('tickets')
        .set({ status: 'claimed', claimed_by: staffId, claimed_at: at })
        .where('id', '=', id)
        .where('status', '=', 'open')
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
    replyToTicket: (id, staffId, delivery) =>
      db.transaction().execute(async (trx) => {
        const taken = await trx
          .updateTable('tickets')
          .set((eb) => ({ status: 'claimed', claimed_by: staffId, claimed_at: eb.fn.coalesce('claimed_at', eb.val(delivery.at)) }))
          .where('id', '=', id)
          .where((eb) => eb.or([eb('status', '=', 'open'), eb.and([eb('status', '=', 'claimed'), eb('claimed_by', '=', staffId)])]))
          .executeTakeFirst()
        if (taken.numUpdatedRows === 0n) return false
        await insertDelivery(trx, delivery)
        return true
      }),
    closeTicket: (id, told, forgetAt) =>
      db.transaction().execute(async (trx) => {
        const done = await trx
          .updateTable('tickets')
          .set({ status: 'closed', closed_at: told.at })
          .where('id', '=', id)
          .where('status', '!=', 'closed')
          .executeTakeFirst()
        if (done.numUpdatedRows === 0n) return false
        // What staff wrote must still be there when the citizen comes back to read it.
        await trx
          .updateTable('conversations')
          .set((eb) => ({ forget_at: eb.fn<string>('max', [eb.fn.coalesce('forget_at', eb.val(forgetAt)), eb.val(forgetAt)]) }))
          .where('id', '=', told.conversationId)
          .execute()
        await insertDelivery(trx, told)
        return true
      }),
    async languageOf(conversationId) {
      const conversation = await db.selectFrom('conversations').select('state').where('id', '=', conversationId).executeTakeFirst()
      const asked = conversation && (JSON.parse(conversation.state) as ConversationState).language
      if (asked) return asked
      const turn = await db
        .selectFrom('turns')
        .select('language')
        .where('conversation_id', '=', conversationId)
        .where('kind', '!=', 'held')
        .orderBy('at', 'desc')
        .executeTakeFirst()
      return turn?.language === 'en' ? 'en' : 'vi'
    },
  }
}
