import type { KnownWords } from './known-words.ts'

/** What a missing space costs, in nats, and what it costs more where nobody says the second word after the first ("ex press"). */
const SPACE = 1.5
const STRANGERS = 4
/** Longer runs of letters are no words, and known words are not longer. */
const LONGEST_RUN = 60
const LONGEST_WORD = 14
const SHORTEST_RUN = 4
/** What stands alone with a single sign: numbers, and "ở", "ý", "à", "ừ". */
const SINGLE = /^[\doyau]$/
/** Codes of forms and papers: "CT07". */
const CODE = /^[a-z]{1,2}\d+$/

/** A word that ends somewhere in the run, with the cheapest words before it. `joints`: what the missing spaces cost so far. */
type Last = { start: number; word: string; joints: number; cost: number; before?: Last }
/** Where each word ends, and what the missing spaces cost. */
export type Unglued = { ends: number[]; cost: number }

/** Finds the words that were typed without spaces, when all are said in at least `least` texts: "quenmatkhau". */
export function createUnglue(known: KnownWords, least: number): (run: string) => Unglued | undefined {
  const isWord = (piece: string): boolean => (piece.length > 1 || SINGLE.test(piece)) && known.countFolded(piece) >= least

  function join(before: Last, word: string, start: number): Last {
    const joint = SPACE + (known.isPair(before.word, word) ? 0 : STRANGERS)
    return { start, word, before, joints: before.joints + joint, cost: before.cost + joint + known.surprise(word, before.word) }
  }
  const cheapest = (ways: Last[]): Last | undefined => ways.reduce<Last | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined)

  /** For every place in the run the words that may end there. */
  function wordsEnding(run: string): Last[][] {
    const ending: Last[][] = [[]]
    for (let end = 1; end <= run.length; end++) {
      const words: Last[] = []
      for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        const before = ending[start] as Last[]
        if (start > 0 && before.length === 0) continue
        const word = run.slice(start, end)
        if (!isWord(word)) continue
        const first = { start, word, joints: 0, cost: known.surprise(word, undefined) }
        words.push(cheapest(before.map((last) => join(last, word, start))) ?? first)
      }
      ending.push(words)
    }
    return ending
  }

  return (run) => {
    if (run.length < SHORTEST_RUN || run.length > LONGEST_RUN || CODE.test(run)) return undefined
    const last = cheapest(wordsEnding(run)[run.length] as Last[])
    const ends: number[] = []
    for (let step = last, end = run.length; step; end = step.start, step = step.before) ends.unshift(end)
    return last && ends.length > 1 ? { ends, cost: last.joints } : undefined
  }
}
