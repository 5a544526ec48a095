import { type Knowledge, versionOn } from '../../knowledge/knowledge.ts'
import { isRanked } from '../training-set.ts'
import { examplesOf } from './advice.ts'
import { type Ask, type Attempt, attack } from './attack.ts'
import { type Group, groupsBy } from './grade.ts'
import { holdOut } from './held-out.ts'
import { type Options, RobustnessError, readOptions } from './options.ts'
import { type Row, rowsOf } from './rows.ts'
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
  const asks = { unseen: await startAsk(learnt), served: await startAsk(knowledge) }
  const attacked: { id: string; attempts: Attempt[] }[] = []
  for (const [i, article] of articles.entries()) {
    const variants = variantsOf(article, heldOut[article.id] ?? [], { count: per, seed })
    attacked.push({ id: article.id, attempts: await attack(article.id, variants, asks) })
    if ((i + 1) % TOLD_EVERY === 0) tell(`Đã thử ${i + 1}/${articles.length} bài …`)
  }
  return rowsOf(attacked)
}

const flat = ({ tally, ...group }: Group) => ({ ...group, ...tally })

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
      worst: worst ? flat(worst) : null,
      confused: confused ?? null,
      examples: examplesOf(own),
    })),
    distortions: groupsBy(attempts, (a) => a.distortion).map(flat),
    sources: groupsBy(attempts, (a) => a.seed.source).map(flat),
  })
}

/** `knowledge robustness`: asks for every article in many distorted ways and grades it; gives the exit code. */
export async function robustness(args: string[], ports: RobustnessPorts): Promise<number> {
  const started = performance.now()
  try {
    const options = readOptions(args)
    const rows = await run(options, ports)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    if (rows.length === 0)
      ports.tell('Không có gì để thử: bài học chỉ nối các bài với nhau, không ai hỏi thẳng tới nó; bài chưa có hiệu lực thì chưa được trả lời.')
    else if (!options.json) for (const line of robustnessTable(rows)) ports.print(line)
    if (options.json) ports.print(asJson(rows, options, seconds))
    return 0
  } catch (error) {
    if (!(error instanceof RobustnessError)) throw error
    ports.tell(error.message)
    return 2
  }
}
