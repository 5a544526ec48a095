import { type Figures, percentile, round, tell } from './measure.ts'
import { inFreshFolder } from './shipped.ts'
import { type Bombarded, bombard } from './webhook/bombard.ts'
import { withServers } from './webhook/servers.ts'
import { writtenUpdates } from './webhook/updates.ts'

const CHATS = 2_000
const ROUNDS = 5
const WARM_UP = { duration: 2 }
const ROUND = { duration: 2 }

const median = (numbers: number[]): number => percentile(numbers, 0.5)
const told = ({ perSecond, p99Ms }: Bombarded): string => `${round(perSecond, 0)} a second, p99 ${round(p99Ms, 1)} ms`

/** Each server in turn, so that what else the machine does meets them alike; of each the median round. */
async function byTurns<Name extends string>(urls: Record<Name, string>, next: () => string): Promise<Record<Name, Bombarded>> {
  const servers = Object.entries(urls) as [Name, string][]
  const rounds = new Map<Name, Bombarded[]>(servers.map(([name]) => [name, []]))
  for (const [, url] of servers) await bombard(url, next, WARM_UP)
  for (let i = 0; i < ROUNDS; i++) {
    for (const [name, url] of servers) {
      const found = await bombard(url, next, ROUND)
      tell(`webhook: ${name} ${told(found)}`)
      rounds.get(name)?.push(found)
    }
  }
  const middle = (all: Bombarded[]): Bombarded => ({ perSecond: median(all.map((r) => r.perSecond)), p99Ms: median(all.map((r) => r.p99Ms)) })
  return Object.fromEntries([...rounds].map(([name, all]) => [name, middle(all)])) as Record<Name, Bombarded>
}

/**
 * Intake alone against the least that can be called a webhook. Then once more with the shipped program, which answers meanwhile what has
 * come: it goes on doing so between two rounds, so it is not measured by turns.
 */
export const webhook = (): Promise<Figures> =>
  inFreshFolder((folder) =>
    withServers(folder, async (servers) => {
      const next = writtenUpdates(CHATS)
      const { baseline, intake } = await byTurns({ baseline: await servers.baseline(), intake: await servers.program('intake') }, next)
      const { draining } = await byTurns({ draining: await servers.shipped() }, next)
      return {
        perSecond: round(intake.perSecond, 0),
        baselinePerSecond: round(baseline.perSecond, 0),
        ratio: round(intake.perSecond / baseline.perSecond),
        p99Ms: round(intake.p99Ms, 1),
        drainingPerSecond: round(draining.perSecond, 0),
        drainingRatio: round(draining.perSecond / baseline.perSecond),
      }
    }),
  )
