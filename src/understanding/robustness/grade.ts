import type { Attempt, Verdict } from './attack.ts'

export type Tally = Record<Verdict, number> & { total: number }

/** What a verdict is worth: after an offer the citizen has to choose first. */
const VALUE: Record<Verdict, number> = { right: 1, offered: 0.5, wrong: 0, silent: 0 }

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

export function tallyOf(verdicts: readonly Verdict[]): Tally {
  const tally: Tally = { right: 0, offered: 0, wrong: 0, silent: 0, total: verdicts.length }
  for (const verdict of verdicts) tally[verdict]++
  return tally
}

/** 0 to 1; nothing asked is nothing lost. */
export const scoreOf = (verdicts: readonly Verdict[]): number =>
  verdicts.length === 0 ? 1 : verdicts.reduce((sum, verdict) => sum + VALUE[verdict], 0) / verdicts.length

export function gradeOf({ right, offered, wrong, total }: Tally): Grade {
  const all = Math.max(1, total)
  return GRADES.find((g) => (right + offered) / all >= g.found && wrong / all <= g.wrong)?.grade ?? 'D'
}

export type Group = {
  name: string
  tally: Tally
  score: number
  /** What the same texts scored before they were distorted. */
  plainScore: number
}

/** The attempts by a key, in the order in which the keys first appear. */
export function groupsBy(attempts: readonly Attempt[], key: (attempt: Attempt) => string | undefined): Group[] {
  const groups = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    const name = key(attempt)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), attempt])
  }
  return [...groups].map(([name, group]) => {
    const verdicts = group.map((a) => a.verdict)
    return { name, tally: tallyOf(verdicts), score: scoreOf(verdicts), plainScore: scoreOf(group.map((a) => a.plain)) }
  })
}

/** What being distorted cost a text of this group (-1 to 1). */
export const damageOf = ({ score, plainScore }: Group): number => plainScore - score
