/** Gives the next number from 0 to 1. */
export type Random = () => number

const WORD = /[\p{L}\p{N}]+/gu

export const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T

/** A new list in a drawn order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}

export const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** Rewrites every word and leaves what stands between them. */
export const eachWord = (text: string, change: (word: string) => string): string => text.normalize('NFC').replace(WORD, (word) => change(word))

/** Rewrites one in `oneIn` of the words that a change would really change, and at least one of them. */
export function someWords(text: string, oneIn: number, random: Random, change: (word: string) => string): string {
  const given = text.normalize('NFC')
  const changed = [...given.matchAll(WORD)].map((match) => ({ at: match.index, word: match[0], becomes: change(match[0]) }))
  const able = changed.filter(({ word, becomes }) => becomes !== word)
  const chosen = shuffled(able, random)
    .slice(0, Math.max(1, Math.round(able.length / oneIn)))
    .sort((a, b) => b.at - a.at)
  return chosen.reduce((out, { at, word, becomes }) => out.slice(0, at) + becomes + out.slice(at + word.length), given)
}

/** Replaces whole phrases, whatever their case, by what the table says, the longest first; each with this chance. */
export function byTable(table: Readonly<Record<string, string>>, chance: number) {
  const phrases = Object.keys(table).sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return (text: string, random: Random): string =>
    text.normalize('NFC').replace(pattern, (phrase) => (random() < chance ? (table[phrase.toLowerCase()] as string) : phrase))
}
