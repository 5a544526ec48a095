import { type Kysely, type Migration, Migrator } from 'kysely'
import * as first from './migrations/0001-first.ts'
import * as walks from './migrations/0002-walks-and-wishes.ts'
import * as byChannel from './migrations/0003-deliveries-by-channel.ts'

/** Every change of the tables, in order. A number that has been released is never changed again. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-walks-and-wishes': walks,
  '0003-deliveries-by-channel': byChannel,
}

/** Brings the tables up to date; runs nothing twice. */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } }).migrateToLatest()
  if (error) throw error
}
