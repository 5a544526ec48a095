import type { Kysely, Selectable } from 'kysely'
import type { StaffAccount, StaffStore } from '../helpdesk/ticket.ts'
import type { Tables } from './tables.ts'

const toAccount = (row: Selectable<Tables['staff']>): StaffAccount => ({
  id: row.id,
  username: row.username,
  name: row.name,
  passwordHash: row.password_hash,
  createdAt: row.created_at,
})

/** Staff accounts and their sign-ins in SQL. */
export function staffStore(db: Kysely<Tables>): StaffStore {
  return {
    async addStaff(a) {
      const row = { id: a.id, username: a.username, name: a.name, password_hash: a.passwordHash, created_at: a.createdAt }
      const done = await db
        .insertInto('staff')
        .values(row)
        .onConflict((c) => c.column('username').doNothing())
        .executeTakeFirst()
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
