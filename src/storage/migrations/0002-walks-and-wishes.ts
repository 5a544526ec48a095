import { type Kysely, sql } from 'kysely'

/** What a turn is about (article, step, campaign), wishes to be asked again, and messages that were given up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.alterTable('turns').addColumn('article', 'text').execute()
  await schema.alterTable('turns').addColumn('step', 'integer').execute()
  await schema.alterTable('turns').addColumn('campaign', 'text').execute()
  await schema.alterTable('messages').addColumn('given_up', 'text').execute()
  await schema.alterTable('conversations').addColumn('forget_at', 'text').execute()
  await schema.createIndex('conversations_to_forget').on('conversations').column('forget_at').execute()
  await schema
    .createTable('follow_ups')
    .addColumn('conversation_id', 'text', (c) => c.primaryKey().references('conversations.id'))
    .addColumn('article', 'text', (c) => c.notNull())
    .addColumn('due_at', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('follow_ups_due').on('follow_ups').column('due_at').execute()
  await sql`update turns set article = coalesce(json_extract(outcome, '$.parts[0].articleId'), json_extract(outcome, '$.part.articleId'))`.execute(db)
}
