import { type Figures, percentile, round, tell } from './measure.ts'
import { inFreshFolder } from './shipped.ts'
import { type Bombarded, bombard } from './webhook/bombard.ts'
import { withServers } from './webhook/servers.ts'
import { writtenUpdates } from './webhook/updates.ts'

const CHATS = 2_000
const ROUNDS = 5
const WARM_UP = { duration: 2 }
const ROUND = { duration: 2 }
const DRAINING = { duration: 4 }

const median = (rounds: Bombarded[], key: 'perSecond' | 'p99Ms'): number =>
  percentile(
    rounds.map((found) => found[key]),
    0.5,
  )

/**
 * Intake alone against the least that can be called a webhook, by turns; of each the median round. Then once more with the shipped
 * program, which answers what has come meanwhile.
 */
export const webhook = (): Promise<Figures> =>
  inFreshFolder((folder) =>
    withServers(folder, async (servers) => {
      const next = writtenUpdates(CHATS)
      const urls = [await servers.baseline(), await servers.program('intake')] as const
      for (const url of urls) await bombard(url, next, WARM_UP)
      const [baseline, ours]: [Bombarded[], Bombarded[]] = [[], []]
      for (let i = 0; i < ROUNDS; i++) {
        baseline.push(await bombard(urls[0], next, ROUND))
        ours.push(await bombard(urls[1], next, ROUND))
        tell(`webhook: ${round(ours[i]?.perSecond ?? 0, 0)} a second, baseline ${round(baseline[i]?.perSecond ?? 0, 0)}`)
      }
      const shipped = await servers.shipped()
      await bombard(shipped, next, WARM_UP)
      const draining = await bombard(shipped, next, DRAINING)
      tell(`webhook: ${round(draining.perSecond, 0)} a second while the engine answers, p99 ${round(draining.p99Ms, 1)} ms`)
      const [perSecond, baselinePerSecond] = [median(ours, 'perSecond'), median(baseline, 'perSecond')]
      return {
        perSecond: round(perSecond, 0),
        baselinePerSecond: round(baselinePerSecond, 0),
        ratio: round(perSecond / baselinePerSecond),
        p99Ms: round(median(ours, 'p99Ms'), 1),
        drainingPerSecond: round(draining.perSecond, 0),
        drainingRatio: round(draining.perSecond / baselinePerSecond),
      }
    }),
  )
