import { spoken } from './fold.ts'
import { type Gazetteer, type Name, syllablesOf } from './gazetteer.ts'
import type { Word } from './read-words.ts'
import { type UnitWord, unitWordAt } from './unit-words.ts'
import type { Unit } from './units.ts'

/** How a name is written: as its signs say, without signs, or with other signs. */
export type Spelling = 'exact' | 'unmarked' | 'other'
export type Reading = { unit: Unit; spelling: Spelling; isMistyped: boolean }
/** A stretch of words that may name a unit. `from` includes the unit's word, `nameFrom` does not. */
export type Mention = { from: number; nameFrom: number; to: number; word?: UnitWord; readings: Reading[] }

const LONGEST_NAME = 6
const MOST_MENTIONS = 80
/** Looking for slips costs more than all else. */
const MOST_SLIPS = 12
const LONGEST_MISTYPED = 4

function spellingOf(words: Word[], from: number, to: number, syllables: string[]): Spelling {
  const written = words.slice(from, to)
  const hasMarks = written.some((word) => word.isMarked)
  // Cut up otherwise than the name, as in "Hanoi" or "M gar": nothing to compare sign by sign.
  if (syllables.length !== written.length) return hasMarks ? 'other' : 'unmarked'
  const same = written.map((word, i) => spoken(word.text) === syllables[i])
  if (same.every(Boolean)) return 'exact'
  if (!hasMarks) return 'unmarked'
  // "tiền hai lần" is not "Tiền Hải": who writes one sign of a name writes all, but for a slip in "Hà Noi".
  return written.every((word, i) => word.isCapital && (same[i] || !word.isMarked)) ? 'unmarked' : 'other'
}

/** Spans that begin here, longest first; a name holds no comma. */
function* spansAt(words: Word[], at: number): Generator<{ to: number; key: string }> {
  let end = at + 1
  while (end < words.length && end < at + LONGEST_NAME && !words[end]?.isApart) end++
  for (let to = Math.min(end, words.length); to > at; to--) {
    let key = ''
    for (let i = at; i < to; i++) key += (words[i] as Word).key
    yield { to, key }
  }
}

const LONG_ENOUGH = 5
/** One syllable is hardly ever a name: a capital with its signs, a nickname ("hcm"), or several in one ("saigon"). */
const standsAlone = ({ isCapital, isMarked, folded, isNumber }: Word): boolean =>
  !isNumber && (isCapital || isMarked || folded.length >= LONG_ENOUGH || !/[aeiouy]/.test(folded) || folded === 'hue')

/** "huyện Côn Đảo" and "huyện Lý Sơn" are special zones now. */
const fits = ({ levels }: UnitWord, { level, word }: Unit): boolean => levels.includes(level) || (word === 'Đặc khu' && levels.includes('district'))

export function findMentions(words: Word[], gazetteer: Gazetteer): Mention[] {
  const mentions: Mention[] = []
  let slips = MOST_SLIPS
  // Somebody who writes no signs at all does not mean "Thanh" by "thanh".
  const hasSigns = words.some((word) => word.isMarked)

  const read = (names: readonly Name[], from: number, to: number, isMistyped: boolean): Reading[] =>
    names.map((name) => {
      const { unit } = name
      const spelling = isMistyped ? 'unmarked' : spellingOf(words, from, to, syllablesOf(name))
      return { unit, isMistyped, spelling: spelling === 'exact' && !hasSigns ? 'unmarked' : spelling }
    })

  function named(at: number, word: UnitWord): void {
    const nameFrom = at + word.length
    const keep = (to: number, all: Reading[]): void => {
      const readings = all.filter(({ unit }) => fits(word, unit))
      if (readings.length > 0) mentions.push({ from: at, nameFrom, to, word, readings })
    }
    if (words[nameFrom]?.isApart) return
    for (const { to, key } of spansAt(words, nameFrom)) {
      keep(to, read(gazetteer.byKey(key), nameFrom, to, false))
      if (words[nameFrom]?.isNumber || slips === 0 || to - nameFrom > LONGEST_MISTYPED) continue
      slips--
      keep(to, read(gazetteer.near(key), nameFrom, to, true))
    }
  }

  function bare(at: number): void {
    for (const { to, key } of spansAt(words, at)) {
      if (to - at === 1 && !standsAlone(words[at] as Word)) continue
      const readings = read(gazetteer.byKey(key), at, to, false).filter(({ spelling }) => spelling !== 'other')
      if (readings.length > 0) mentions.push({ from: at, nameFrom: at, to, readings })
    }
  }

  for (let at = 0; at < words.length && mentions.length < MOST_MENTIONS; at++) {
    const word = unitWordAt(words, at)
    if (word && words[at + word.length]) named(at, word)
    if (!words[at]?.isNumber) bare(at)
  }
  return mentions
}
