import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

type Work<T> = (trx: Transaction<Tables>) => Promise<T>
type Waiting = { work: Work<unknown>; done: (result: unknown) => void; failed: (error: unknown) => void }

/**
 * Writes in one transaction what is asked for at the same moment: each commit waits for the disk, and what comes over several connections
 * at once can wait together. Nobody is told before the commit. Work that fails fails alone, so it may be run a second time.
 */
export function createTogether(db: Kysely<Tables>) {
  let waiting: Waiting[] = []

  const alone = ({ work, done, failed }: Waiting): Promise<void> => db.transaction().execute(work).then(done, failed)

  async function writeAll(): Promise<void> {
    const all = waiting
    waiting = []
    const [only] = all
    if (all.length === 1 && only) return alone(only)
    try {
      const results = await db.transaction().execute(async (trx) => {
        const found: unknown[] = []
        for (const { work } of all) found.push(await work(trx))
        return found
      })
      for (const [i, { done }] of all.entries()) done(results[i])
    } catch {
      for (const one of all) await alone(one)
    }
  }

  return <T>(work: Work<T>): Promise<T> =>
    new Promise<T>((done, failed) => {
      // After everything that has already arrived has been read, and not later.
      if (waiting.length === 0) setImmediate(writeAll)
      waiting.push({ work, done: done as (result: unknown) => void, failed })
    })
}

export type Together = ReturnType<typeof createTogether>
