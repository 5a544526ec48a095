import type { Kysely, Selectable } from 'kysely'
import { type Reply, replyText } from '../conversation/message.ts'
import type { StaffAccount, StaffStore, Ticket, TicketStore, TranscriptLine } from '../helpdesk/ticket.ts'
import type { Tables } from './tables.ts'

const toTicket = (row: Selectable<Tables['tickets']> & { channel: string }): Ticket => ({
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
})

const toAccount = (row: Selectable<Tables['staff']>): StaffAccount => ({
  id: row.id,
  username: row.username,
  name: row.name,
  passwordHash: row.password_hash,
  createdAt: row.created_at,
})

/** Tickets in SQL. */
export function ticketStore(db: Kysely<Tables>): TicketStore {
  const withChannel = () =>
    db.selectFrom('tickets').innerJoin('conversations', 'conversations.id', 'tickets.conversation_id').selectAll('tickets').select('conversations.channel')
  return {
    async tickets(closed) {
      const waiting = await withChannel().where('status', '!=', 'closed').orderBy('opened_at').execute()
      const done = await withChannel().where('status', '=', 'closed').orderBy('closed_at', 'desc').limit(closed).execute()
      return [...waiting, ...done].map(toTicket)
    },
    async ticket(id) {
      const row = await withChannel().where('tickets.id', '=', id).executeTakeFirst()
      return row && toTicket(row)
    },
    async transcript(conversationId) {
      const said = await db.selectFrom('messages').select(['text', 'choice', 'received_at as at']).where('conversation_id', '=', conversationId).execute()
      const sent = await db.selectFrom('deliveries').select(['reply', 'sender', 'created_at as at']).where('conversation_id', '=', conversationId).where('status', '!=', 'cancelled').execute()
      const lines: TranscriptLine[] = [
        ...said.map((m) => ({ at: m.at, from: 'citizen' as const, text: m.text || (m.choice ? `[${m.choice}]` : '') })),
        ...sent.map((d) => ({ at: d.at, from: d.sender as TranscriptLine['from'], text: replyText(JSON.parse(d.reply) as Reply) })),
      ]
      return lines.sort((a, b) => a.at.localeCompare(b.at))
    },
    async claimTicket(id, staffId, at) {
      const done = await db.updateTable('tickets').set({ status: 'claimed', claimed_by: staffId, claimed_at: at }).where('id', '=', id).where('status', '=', 'open').executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
    async closeTicket(id, at) {
      const done = await db.updateTable('tickets').set({ status: 'closed', closed_at: at }).where('id', '=', id).where('status', '!=', 'closed').executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
  }
}

/** Staff accounts and their sign-ins in SQL. */
export function staffStore(db: Kysely<Tables>): StaffStore {
  return {
    async addStaff(a) {
      const row = { id: a.id, username: a.username, name: a.name, password_hash: a.passwordHash, created_at: a.createdAt }
      const done = await db.insertInto('staff').values(row).onConflict((c) => c.column('username').doNothing()).executeTakeFirst()
      return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async staffByName(username) {
      const row = await db.selectFrom('staff').selectAll().where('username', '=', username).executeTakeFirst()
      return row && toAccount(row)
    },
    async staffById(id) {
      const row = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toAccount(row)
    },
    async anyStaff() {
      return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined
    },
    async addSignIn(tokenHash, staffId, expiresAt) {
      await db.insertInto('sign_ins').values({ token_hash: tokenHash, staff_id: staffId, expires_at: expiresAt }).execute()
    },
    async signedIn(tokenHash, now) {
      const row = await db
        .selectFrom('sign_ins')
        .innerJoin('staff', 'staff.id', 'sign_ins.staff_id')
        .selectAll('staff')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row && toAccount(row)
    },
    async signOut(tokenHash) {
      await db.deleteFrom('sign_ins').where('token_hash', '=', tokenHash).execute()
    },
  }
}
