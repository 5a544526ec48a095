import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type Figures, round, tell } from './measure.ts'
import { variedQuestions } from './questions.ts'
import { inFreshFolder } from './shipped.ts'
import { bombard } from './webhook/bombard.ts'
import { withServers } from './webhook/servers.ts'
import { writtenUpdates } from './webhook/updates.ts'

const CONVERSATIONS = 400
const WARM_UP = 300
const LOOK_EVERY_MS = 20

const ANSWERED = 'select count(*) from turns'
const SENT = "select (select count(*) from turns) - (select count(*) from deliveries where status = 'pending')"

/** How many messages a second go all the way: from the first update brought until the database counts as many more by `sql`. */
async function perSecond(url: string, file: string, sql: string, next: () => string): Promise<number> {
  const db = new Database(file, { readonly: true })
  const counted = db.prepare(sql).pluck()
  const run = async (amount: number): Promise<number> => {
    const wanted = Number(counted.get()) + amount
    const started = performance.now()
    await bombard(url, next, { amount })
    while (Number(counted.get()) < wanted) await sleep(LOOK_EVERY_MS)
    return (amount * 1000) / (performance.now() - started)
  }
  await run(WARM_UP)
  const found = await run(variedQuestions().length)
  db.close()
  return found
}

/**
 * Whole turns: an update brought to the webhook, stored, understood, answered, and the reply stored, in many conversations; then with the
 * shipped program until Telegram has the reply. `ratio` is of turns to what a bare webhook takes in.
 */
export const turn = (): Promise<Figures> =>
  inFreshFolder((folder) =>
    withServers(folder, async (servers) => {
      const next = writtenUpdates(CONVERSATIONS)
      const baseline = await servers.baseline()
      await bombard(baseline, next, { duration: 2 })
      const { perSecond: bare } = await bombard(baseline, next, { duration: 3 })
      const turns = await perSecond(await servers.program('answers'), join(folder, 'answers', 'tro-ly.db'), ANSWERED, next)
      tell(`turn: ${round(turns, 1)} a second stored, a bare webhook takes ${round(bare, 0)}`)
      const endToEnd = await perSecond(await servers.shipped(), join(folder, 'data', 'tro-ly.db'), SENT, next)
      return { perSecond: round(turns, 1), endToEndPerSecond: round(endToEnd, 1), ratio: round(turns / bare) }
    }),
  )
