import { soundAlikes } from './sound-alikes.ts'

/** What a slip of the finger or of the ear costs, in nats. */
const COSTS = { doubled: 1, swapped: 3.5, dropped: 3.5, near: 3.5, added: 4, far: 6.5, soundsAlike: 3.5 }
/** Added where what stands there could be a word itself, though an unknown one. */
const COULD_BE_MEANT = 4
const SHORTEST = 3
/** A digit among letters is no slip: "mẫu1" lacks a space. */
const DIGIT = /\d/

const ONSET = '(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?'
const VOWELS = '(?:uy[eau]|uoi|uou|oa[iyo]|oeo|uay|[iy]eu|[iy]e|uo|u[aeiyu]|ia|o[aeiou]|a[iouy]|e[ou]|iu|[aeiouy])'
/** A Vietnamese syllable without its signs. */
const SYLLABLE = new RegExp(`^${ONSET}${VOWELS}(?:ch|ng|nh|[cmnpt])?$`)

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const PLACES = new Map(ROWS.flatMap((keys, row) => Array.from(keys, (key, at) => [key, { row, at }] as const)))
function areNear(a: string, b: string): boolean {
  const [one, other] = [PLACES.get(a), PLACES.get(b)]
  return one !== undefined && other !== undefined && Math.abs(one.row - other.row) <= 1 && Math.abs(one.at - other.at) <= 1
}

/** What it costs that `typed` stands there for `meant`; `undefined` when it takes more than one slip. */
function costOf(typed: string, meant: string): number | undefined {
  let from = 0
  while (from < typed.length && typed[from] === meant[from]) from++
  let [endT, endM] = [typed.length, meant.length]
  while (endT > from && endM > from && typed[endT - 1] === meant[endM - 1]) {
    endT--
    endM--
  }
  const [t, m] = [typed.slice(from, endT), meant.slice(from, endM)]
  if (t.length === 1 && m.length === 0) return typed[from - 1] === t ? COSTS.doubled : COSTS.added
  if (t.length === 0 && m.length === 1) return COSTS.dropped
  if (t.length === 1 && m.length === 1) return areNear(t, m) ? COSTS.near : COSTS.far
  return t.length === 2 && m.length === 2 && t[0] === m[1] && t[1] === m[0] ? COSTS.swapped : undefined
}

const withoutOne = (word: string): string[] => Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))

export type Slip = { word: string; cost: number }

/**
 * Finds the words for which something else stands there by one slip: without a letter each, both are then the same. `isWord`
 * tells whether what stands there was said before, if rarely.
 */
export function createSlips(words: string[], isWord: (typed: string) => boolean): (typed: string) => Slip[] {
  const shortened = new Map<string, string[]>()
  for (const word of words) {
    if (word.length < SHORTEST) continue
    for (const short of new Set([word, ...withoutOne(word)])) shortened.set(short, [...(shortened.get(short) ?? []), word])
  }
  const known = new Set(words)

  function slipped(typed: string): Slip[] {
    if (typed.length < SHORTEST || DIGIT.test(typed)) return []
    const extra = SYLLABLE.test(typed) || isWord(typed) ? COULD_BE_MEANT : 0
    const near = new Set([typed, ...withoutOne(typed)].flatMap((short) => shortened.get(short) ?? []))
    return [...near].flatMap((word) => {
      const cost = costOf(typed, word)
      return cost === undefined ? [] : [{ word, cost: cost + extra }]
    })
  }

  return (typed) => {
    const heard = soundAlikes(typed).filter((word) => known.has(word))
    return [...slipped(typed), ...heard.map((word) => ({ word, cost: COSTS.soundsAlike }))]
  }
}
