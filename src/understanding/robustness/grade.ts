import type { Attempt, Verdict } from './attack.ts'

export type Tally = Record<Verdict, number> & { total: number }

/**
 * The best grade whose bounds hold: at least `found` of the variants right or offered, at most `wrong` answered with another
 * article. They are meant for distorted questions that the model has not seen; questions as people mostly type them fare better.
 */
export const GRADES = [
  { grade: 'A', found: 0.95, wrong: 0.01 },
  { grade: 'B', found: 0.8, wrong: 0.05 },
  { grade: 'C', found: 0.6, wrong: 0.15 },
  { grade: 'D', found: 0, wrong: 1 },
] as const
export type Grade = (typeof GRADES)[number]['grade']

/** What an offer counts beside an answer: the citizen has to choose first. */
const OFFERED = 0.5

export function tallyOf(attempts: readonly Attempt[]): Tally {
  const tally: Tally = { right: 0, offered: 0, wrong: 0, silent: 0, total: attempts.length }
  for (const { verdict } of attempts) tally[verdict]++
  return tally
}

/** 0 to 1; nothing asked is nothing lost. */
export const scoreOf = ({ right, offered, total }: Tally): number => (total === 0 ? 1 : (right + OFFERED * offered) / total)

export function gradeOf({ right, offered, wrong, total }: Tally): Grade {
  const all = Math.max(1, total)
  return GRADES.find((g) => (right + offered) / all >= g.found && wrong / all <= g.wrong)?.grade ?? 'D'
}

/** The attempts by a key, in the order in which the keys first appear. */
export function talliesBy(attempts: readonly Attempt[], key: (attempt: Attempt) => string | undefined): { name: string; tally: Tally }[] {
  const groups = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    const name = key(attempt)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), attempt])
  }
  return [...groups].map(([name, group]) => ({ name, tally: tallyOf(group) }))
}

export type Row = {
  id: string
  grade: Grade
  /** Of the model that has not seen the questions, and of the one that is served, which has. */
  score: number
  servedScore: number
  tally: Tally
  /** The distortion that loses most beyond what it costs all articles, if any loses anything. */
  worst?: { name: string; tally: Tally }
  /** The article that is most often there instead, and how often. */
  confused?: { id: string; times: number }
  attempts: Attempt[]
}

const lost = (tally: Tally): number => tally.total * (1 - scoreOf(tally))

function worstOf(attempts: Attempt[], costs: Map<string, number>): Row['worst'] {
  const excess = (name: string, tally: Tally): number => lost(tally) - tally.total * (costs.get(name) ?? 0)
  return talliesBy(attempts, (a) => a.distortion)
    .filter((d) => lost(d.tally) > 0)
    .sort((a, b) => excess(b.name, b.tally) - excess(a.name, a.tally) || lost(b.tally) - lost(a.tally))[0]
}

function confusedOf(attempts: Attempt[]): Row['confused'] {
  const instead = talliesBy(attempts, (a) => a.instead).sort((a, b) => b.tally.wrong - a.tally.wrong || b.tally.total - a.tally.total)[0]
  return instead && { id: instead.name, times: instead.tally.total }
}

/** The attempts at one article: at the model that has not seen its questions, and at the one that is served. */
export type Attacked = { id: string; unseen: Attempt[]; served: Attempt[] }

/** One row an article, worst first. */
export function rowsOf(attacked: Attacked[]): Row[] {
  const overall = talliesBy(
    attacked.flatMap((a) => a.unseen),
    (a) => a.distortion,
  )
  const costs = new Map(overall.map(({ name, tally }) => [name, 1 - scoreOf(tally)]))
  const rows = attacked.map(({ id, unseen, served }): Row => {
    const tally = tallyOf(unseen)
    const [worst, confused] = [worstOf(unseen, costs), confusedOf(unseen)]
    const scores = { score: scoreOf(tally), servedScore: scoreOf(tallyOf(served)) }
    return { id, grade: gradeOf(tally), ...scores, tally, attempts: unseen, ...(worst ? { worst } : {}), ...(confused ? { confused } : {}) }
  })
  return rows.sort((a, b) => (a.grade === b.grade ? a.score - b.score || (a.id < b.id ? -1 : 1) : a.grade < b.grade ? 1 : -1))
}
