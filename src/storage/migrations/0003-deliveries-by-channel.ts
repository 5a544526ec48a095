import { type Kysely, sql } from 'kysely'

/** A backlog of one channel must not be searched through for another, nor what was sent long ago for what still waits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .alterTable('deliveries')
    .addColumn('channel', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await sql`update deliveries set channel = (select channel from conversations where id = conversation_id)`.execute(db)
  await schema.dropIndex('deliveries_due').execute()
  await schema.createIndex('deliveries_due').on('deliveries').columns(['channel', 'status', 'next_at']).execute()
  await sql`create index deliveries_pending on deliveries (conversation_id, id) where status = 'pending'`.execute(db)
}
