import { cheapestChain, type Way } from './cheapest-chain.ts'
import type { Vocabulary } from './features.ts'
import { toneApart, typedSigns } from './keystrokes.ts'
import { createKnownWords } from './known-words.ts'
import { clean, fold } from './normalise.ts'
import { createSlips } from './slips.ts'
import { createUnglue } from './unglue.ts'

/** A word said in fewer texts is not known: it may be somebody's slip. Slips and missing spaces are put right to words said in so many. */
const KNOWN = 3
const FREQUENT = 5
/** What it costs, in nats, that a text not typed so throughout has keys for signs in one word, and that a letter is drawn out. */
const COSTS = { keys: 4, stretched: 1 }
/** What an unknown word costs, in nats a letter and at least: long ones are hardly ever meant. */
const UNKNOWN = { least: 12, aLetter: 3 }
/** So many slips are weighed for one word. */
const MOST_SLIPS = 4

const WORD = /[\p{L}\p{N}]+/gu
/** In these the digit may as well be a number: "mẫu1". */
const NUMBERED = /^\p{L}+\d$/u

/** A word as it was typed. `isOdd`: known without its signs, but nobody writes it with these ("gôi"). */
type Typed = { start: number; end: number; typed: string; folded: string; isKnown: boolean; isOdd: boolean }
/** `written`: the words with their signs, in lower case; without it they stay as they were typed. */
type Reading = Way & { written?: string }

/** The words of a vocabulary that are written with signs by what their keys mean, and the usual way to write a word that has none. */
function createSpelling(accented: string[], countOf: (word: string) => number) {
  const rarestFirst = accented.toSorted((a, b) => countOf(a) - countOf(b))
  const usual = new Map(rarestFirst.map((word) => [fold(word), word]))
  const byKeys = new Map(rarestFirst.filter((word) => fold(word) !== word).map((word) => [toneApart(word), word]))
  return {
    usual: (folded: string): string => usual.get(folded) ?? folded,
    /** What the keys of a word mean, if that is known and something else. */
    meantBy(typed: string): string | undefined {
      const meant = byKeys.get(typedSigns(typed))
      return meant === typed ? undefined : meant
    },
  }
}

/** Puts right what went wrong in typing, where known words are found: signs typed as keys, missing spaces, slips. The rest stays as it is. */
export function createRecover(vocabulary: Vocabulary): (text: string) => string {
  const known = createKnownWords(vocabulary)
  const spelling = createSpelling(known.accented(), known.countAccented)
  const slips = createSlips(
    known.folded().filter((word) => known.countFolded(word) >= FREQUENT && !/\d/.test(word)),
    (word) => known.countFolded(word) > 0,
  )
  const unglue = createUnglue(known, FREQUENT)

  function readTyped(word: string, start: number): Typed {
    const typed = clean(word)
    const folded = fold(typed)
    const isKnown = known.countFolded(folded) >= KNOWN
    return { start, end: start + word.length, typed, folded, isKnown, isOdd: isKnown && typed !== folded && known.countAccented(typed) === 0 }
  }

  const surprise = (word: string, before: string | undefined): number =>
    Math.min(known.surprise(word, before), Math.max(UNKNOWN.least, UNKNOWN.aLetter * word.length))

  const slipped = ({ typed, folded }: Typed): Reading[] =>
    slips(folded)
      .sort((a, b) => a.cost - b.cost || known.countFolded(b.word) - known.countFolded(a.word))
      .slice(0, MOST_SLIPS)
      .map(({ word, cost }) => ({ words: [word], cost, written: typed === folded ? word : spelling.usual(word) }))

  function glued({ typed, folded }: Typed): Reading[] {
    const found = unglue(folded)
    if (!found) return []
    const cut = (run: string): string[] => found.ends.map((end, i) => run.slice(found.ends[i - 1] ?? 0, end))
    return [{ words: cut(folded), cost: found.cost, written: cut(typed).join(' ') }]
  }

  function stretched({ typed, folded }: Typed): Reading[] {
    const short = folded.replace(/(\p{L})\1+$/u, '$1')
    if (short === folded || known.countFolded(short) < KNOWN) return []
    return [{ words: [short], cost: COSTS.stretched, written: typed.slice(0, short.length) }]
  }

  /** `inKeys`: whether this text is typed in keys. */
  function waysOf(word: Typed, inKeys: boolean): Reading[] {
    const { typed, folded, isKnown, isOdd } = word
    const asTyped = { words: [folded], cost: 0 }
    if (isKnown && !isOdd && !inKeys) return [asTyped]
    const meant = spelling.meantBy(typed)
    const asMeant = meant === undefined ? [] : [{ words: [fold(meant)], cost: COSTS.keys, written: meant }]
    if (inKeys && meant !== undefined && (!isKnown || known.countAccented(meant) >= known.countFolded(folded))) return asMeant
    if (isKnown) return isOdd ? [asTyped, ...slipped(word)] : [asTyped]
    return [asTyped, ...(NUMBERED.test(typed) ? [] : asMeant), ...stretched(word), ...slipped(word), ...glued(word)]
  }

  return (text) => {
    const line = text.normalize('NFC')
    const words = [...line.matchAll(WORD)].map((match) => readTyped(match[0], match.index))
    if (words.every(({ isKnown, isOdd }) => isKnown && !isOdd)) return text
    const keyed = words.filter(({ typed, isKnown }) => !isKnown && spelling.meantBy(typed) !== undefined)
    const inKeys = keyed.length >= 2 && keyed.some(({ typed }) => !NUMBERED.test(typed))
    const chain = cheapestChain(
      words.map((word) => waysOf(word, inKeys)),
      surprise,
    )
    let [out, at] = ['', 0]
    words.forEach(({ start, end }, i) => {
      out += line.slice(at, start) + (chain[i]?.written ?? line.slice(start, end))
      at = end
    })
    return out + line.slice(at)
  }
}
