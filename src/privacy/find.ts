import type { Label } from './labels.ts'
import type { View } from './view.ts'

/** A stretch of the view: what it is, or nothing when it is public and must survive. */
export type Found = { start: number; end: number; label?: Label }

/** Looks through what is not settled yet (blanks stand for what is) and tells what it recognises, in order. */
export type Find = (rest: string, view: View) => Found[]

/**
 * One line of a list of patterns. A pattern without a group finds what it matches; with a group, the group must come
 * last and is what is found: the words before it are only the reason.
 */
export type Rule = { label?: Label; pattern: RegExp; holds?: Holds }

/** `from` is where the reason begins, `start` where the value does. */
type Match = { from: number; value: string; start: number; end: number; rest: string; view: View }
export type Holds = (at: Match) => boolean

/** The pattern objects are shared and stateful: every walk begins by rewinding. */
export function* matches(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) yield match
}

export function findBy({ label, pattern, holds }: Rule): Find {
  return (rest, view) => {
    const all: Found[] = []
    for (const match of matches(pattern, rest)) {
      const value = match[1] ?? match[0]
      const end = match.index + match[0].length
      const start = end - value.length
      if (holds && !holds({ from: match.index, value, start, end, rest, view })) continue
      all.push(label ? { start, end, label } : { start, end })
    }
    return all
  }
}
