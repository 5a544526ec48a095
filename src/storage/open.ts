import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import type { ConversationStore } from '../conversation/ports.ts'
import type { DemandReader } from '../demand/signal.ts'
import type { StaffStore, TicketStore } from '../helpdesk/ticket.ts'
import type { UndeliveredStore } from '../helpdesk/undelivered.ts'
import type { ChatStore } from '../web/ports.ts'
import { chatStore } from './chat.ts'
import { conversationStore } from './conversations.ts'
import { deliveryStore } from './deliveries.ts'
import { demandReader } from './demand.ts'
import { ticketStore } from './helpdesk.ts'
import { memoryStore } from './memory.ts'
import { migrate } from './migrate.ts'
import { staffStore } from './staff.ts'
import type { Tables } from './tables.ts'
import { createTogether } from './together.ts'
import { undeliveredStore } from './undelivered.ts'

export type Storage = ConversationStore & TicketStore & UndeliveredStore & StaffStore & DemandReader & ChatStore & { close: () => Promise<void> }

/** There are fewer texts than this; a list that grows (`not in (…)`) must not keep them without end. */
const MOST_STATEMENTS = 500

/** A database that cannot be used, said so that the operator can mend it. */
export class StorageError extends Error {}

function openSqlite(file: string): Database.Database {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const sqlite = new Database(file)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.exec('BEGIN IMMEDIATE; COMMIT')
    return sqlite
  } catch (error) {
    throw new StorageError(
      `The database ${file} cannot be opened for writing (${(error as Error).message}). Check that the folder exists and is writable, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  }
}

/** Kysely asks for a new statement at each query, which costs as much as the query itself: those that were made are kept by their text. */
function keepStatements(sqlite: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement<unknown[]>>()
  return {
    close: () => sqlite.close(),
    prepare(sql) {
      const statement = kept.get(sql) ?? sqlite.prepare<unknown[]>(sql)
      if (kept.size < MOST_STATEMENTS) kept.set(sql, statement)
      return statement as SqliteStatement
    },
  }
}

/** Opens the database file (or `:memory:`), brings its tables up to date and returns every store on it. */
export async function openStorage(file: string, dayOf: (at: string) => string): Promise<Storage> {
  const sqlite = openSqlite(file)
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(sqlite) }) })
  await migrate(db as Kysely<unknown>)
  const together = createTogether(db)
  return {
    ...conversationStore(db, together, dayOf),
    ...memoryStore(db),
    ...deliveryStore(db, together),
    ...chatStore(db),
    ...ticketStore(db),
    ...undeliveredStore(db),
    ...staffStore(db),
    ...demandReader(db),
    close: () => db.destroy(),
  }
}
