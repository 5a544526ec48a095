import { type Kysely, sql } from 'kysely'

/** What waits to be sent is found without looking through the backlog of another channel, or through what was sent long ago. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('deliveries')
    .addColumn('channel', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await sql`update deliveries set channel = (select channel from conversations where id = conversation_id)`.execute(db)
  await db.schema.dropIndex('deliveries_due').execute()
  await sql`create index deliveries_dead on deliveries (id) where status = 'dead'`.execute(db)
  await sql`create index deliveries_pending on deliveries (channel, id) where status = 'pending'`.execute(db)
  await sql`create index deliveries_pending_of_conversation on deliveries (conversation_id, id) where status = 'pending'`.execute(db)
}
