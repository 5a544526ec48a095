import { type Knowledge, versionOn } from '../../knowledge/knowledge.ts'
import { isRanked } from '../training-set.ts'
import { examplesOf } from './advice.ts'
import { type Ask, attack } from './attack.ts'
import { type Attacked, type Row, rowsOf, talliesBy } from './grade.ts'
import { holdOut } from './held-out.ts'
import { type Options, RobustnessError, readOptions } from './options.ts'
import { gradeCounts, robustnessTable } from './table.ts'
import { variantsOf } from './variants.ts'

export type RobustnessPorts = {
  knowledge: Knowledge
  /** The Hanoi day on which is asked. */
  day: string
  /** Starts an assistant that has learned this knowledge and no more. */
  startAsk: (knowledge: Knowledge) => Promise<Ask>
  print: (line: string) => void
  /** Progress and complaints. */
  tell: (line: string) => void
}

/** Progress is told after so many articles. */
const TOLD_EVERY = 10

function targets(knowledge: Knowledge, day: string, wanted: string | undefined) {
  const ids = [...new Set(knowledge.articles.map((a) => a.id))].sort().filter((id) => wanted === undefined || id === wanted)
  if (ids.length === 0) throw new RobustnessError(`Không có bài ${wanted}. Mã bài là thư mục/tên, ví dụ vneid/forgot-password.`)
  return ids.flatMap((id) => {
    const article = versionOn(knowledge, id, day)?.article
    return article && isRanked(article) ? [article] : []
  })
}

async function run({ article: wanted, per, seed }: Options, { knowledge, day, startAsk, tell }: RobustnessPorts): Promise<Row[]> {
  const articles = targets(knowledge, day, wanted)
  if (articles.length === 0) return []
  const { learnt, heldOut } = holdOut(knowledge, seed)
  const [askUnseen, askServed] = [await startAsk(learnt), await startAsk(knowledge)]
  const attacked: Attacked[] = []
  for (const [i, article] of articles.entries()) {
    const variants = variantsOf(article, heldOut[article.id] ?? [], { count: per, seed })
    attacked.push({ id: article.id, unseen: await attack(article.id, variants, askUnseen), served: await attack(article.id, variants, askServed) })
    if ((i + 1) % TOLD_EVERY === 0) tell(`Đã thử ${i + 1}/${articles.length} bài …`)
  }
  return rowsOf(attacked)
}

function asJson(rows: Row[], { per, seed }: Options, seconds: number): string {
  const attempts = rows.flatMap((row) => row.attempts)
  return JSON.stringify({
    per,
    seed,
    seconds,
    grades: gradeCounts(rows),
    articles: rows.map(({ tally, worst, confused, attempts: own, ...row }) => ({
      ...row,
      ...tally,
      worst: worst ? { distortion: worst.name, ...worst.tally } : null,
      confused: confused ?? null,
      examples: examplesOf(own),
    })),
    distortions: talliesBy(attempts, (a) => a.distortion).map(({ name, tally }) => ({ name, ...tally })),
    sources: talliesBy(attempts, (a) => a.seed.source).map(({ name, tally }) => ({ name, ...tally })),
  })
}

/** `knowledge robustness`: asks for every article in many distorted ways and grades it; gives the exit code. */
export async function robustness(args: string[], ports: RobustnessPorts): Promise<number> {
  const started = performance.now()
  try {
    const options = readOptions(args)
    const rows = await run(options, ports)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    if (rows.length === 0) ports.tell('Bài học chỉ nối các bài với nhau, không ai hỏi thẳng tới nó: không có gì để thử.')
    else if (!options.json) for (const line of robustnessTable(rows)) ports.print(line)
    if (options.json) ports.print(asJson(rows, options, seconds))
    return 0
  } catch (error) {
    if (!(error instanceof RobustnessError)) throw error
    ports.tell(error.message)
    return 2
  }
}
