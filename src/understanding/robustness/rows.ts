import type { Attempt } from './attack.ts'
import { damageOf, type Grade, type Group, gradeOf, groupsBy, scoreOf, type Tally, tallyOf } from './grade.ts'

/** One article. */
export type Row = {
  id: string
  grade: Grade
  tally: Tally
  score: number
  /** The score of the model that is served, which has learned all the questions. */
  servedScore: number
  /** The distortion that harms this article most beyond what it harms all of them, if any harms it. */
  worst?: Group
  /** The article that is most often there instead, and how often. */
  confused?: { id: string; times: number }
  attempts: Attempt[]
}

function worstOf(attempts: Attempt[], common: Map<string, number>): Group | undefined {
  const excess = (group: Group): number => group.tally.total * (damageOf(group) - (common.get(group.name) ?? 0))
  return groupsBy(attempts, (a) => a.distortion)
    .filter((group) => damageOf(group) > 0)
    .sort((a, b) => excess(b) - excess(a) || damageOf(b) - damageOf(a))[0]
}

function confusedOf(attempts: Attempt[]): Row['confused'] {
  const instead = groupsBy(attempts, (a) => a.instead).sort((a, b) => b.tally.wrong - a.tally.wrong || b.tally.total - a.tally.total)[0]
  return instead && { id: instead.name, times: instead.tally.total }
}

/** One row an article, worst first. */
export function rowsOf(attacked: { id: string; attempts: Attempt[] }[]): Row[] {
  const everywhere = groupsBy(
    attacked.flatMap((a) => a.attempts),
    (a) => a.distortion,
  )
  const common = new Map(everywhere.map((group) => [group.name, damageOf(group)]))
  const rows = attacked.map(({ id, attempts }): Row => {
    const tally = tallyOf(attempts.map((a) => a.verdict))
    const scores = { score: scoreOf(attempts.map((a) => a.verdict)), servedScore: scoreOf(attempts.map((a) => a.served)) }
    const [worst, confused] = [worstOf(attempts, common), confusedOf(attempts)]
    return { id, grade: gradeOf(tally), tally, ...scores, attempts, ...(worst ? { worst } : {}), ...(confused ? { confused } : {}) }
  })
  return rows.sort((a, b) => (a.grade === b.grade ? a.score - b.score || (a.id < b.id ? -1 : 1) : a.grade < b.grade ? 1 : -1))
}
