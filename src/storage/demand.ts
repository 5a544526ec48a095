import type { Kysely } from 'kysely'
import type { DemandReader } from '../demand/signal.ts'
import type { Tables } from './tables.ts'

const COLUMNS = ['day', 'channel', 'category', 'kind', 'reason', 'article', 'step', 'place', 'campaign'] as const

/** Turns counted by all that is known of them without identity. */
export const demandReader = (db: Kysely<Tables>): DemandReader => ({
  async demandRows(from, to) {
    const rows = await db
      .selectFrom('turns')
      .select(COLUMNS)
      .select((eb) => eb.fn.countAll<number>().as('turns'))
      .where('day', '>=', from)
      .where('day', '<=', to)
      .groupBy(COLUMNS)
      .orderBy('day')
      .execute()
    return rows.map(({ kind, ...row }) => ({ ...row, outcome: kind, turns: Number(row.turns) }))
  },
})
