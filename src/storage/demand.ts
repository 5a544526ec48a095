import type { Kysely } from 'kysely'
import type { DemandReader } from '../demand/signal.ts'
import type { Tables } from './tables.ts'

/** Turns counted by day, channel, category and outcome. */
export const demandReader = (db: Kysely<Tables>): DemandReader => ({
  async demandRows(from, to) {
    const rows = await db
      .selectFrom('turns')
      .select(['day', 'channel', 'category', 'kind', 'reason'])
      .select((eb) => eb.fn.countAll<number>().as('turns'))
      .where('day', '>=', from)
      .where('day', '<=', to)
      .groupBy(['day', 'channel', 'category', 'kind', 'reason'])
      .orderBy('day')
      .execute()
    return rows.map(({ kind, ...row }) => ({ ...row, outcome: kind, turns: Number(row.turns) }))
  },
})
