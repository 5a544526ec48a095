import { hasCue, isCounting, livesThere, namesOther } from './cues.ts'
import type { Mention, Reading as Named } from './mentions.ts'
import { ORDINARY, SHY } from './nicknames.ts'
import type { Word } from './read-words.ts'

/** A unit as one mention names it, and how much the words speak for it. */
export type Option = Named & { mention: Mention; weight: number }

/** A bare commune of this many syllables needs nothing beside it, if its signs are right. */
const RARE_SYLLABLES = 3
const CONNECTORS = new Set(['thuoc', 'cua', 'o', 'tai', 'cu', 'city', 'ward', 'district', 'commune', 'province'])

const length = ({ nameFrom, to }: Mention): number => to - nameFrom

/** What makes a name count as a place and not as the ordinary words that it also is. */
export function createStanding(words: Word[]) {
  const isShouted = words.every((w) => w.isUpper || w.isNumber)
  const isCapital = ({ nameFrom, to }: Mention): boolean => !isShouted && words.slice(nameFrom, to).every((w) => w.isCapital)
  const keyOf = ({ nameFrom, to }: Mention): string =>
    words
      .slice(nameFrom, to)
      .map((w) => w.key)
      .join('')
  const hasNumber = ({ nameFrom }: Mention): boolean => words[nameFrom]?.isNumber === true

  /** Side by side but for "thuộc" and the like. */
  function touches(a: Mention, b: Mention): boolean {
    const [left, right] = a.from < b.from ? [a, b] : [b, a]
    if (right.from - left.to > 1 || right.from < left.to) return false
    return right.from === left.to || CONNECTORS.has(words[left.to]?.folded ?? '')
  }

  /** Read as it is written; what is not needs capitals and its unit's word, or a whole beside it. */
  const isClear = ({ spelling, isMistyped, mention }: Option): boolean =>
    spelling !== 'other' && (!isMistyped || (isCapital(mention) && length(mention) > 1 && mention.word?.isLoose === false))

  function provinceStands({ mention, spelling }: Option): boolean {
    const key = keyOf(mention)
    if (SHY.has(key) && !(key === 'hue' && spelling === 'exact')) {
      const [word] = words.slice(mention.from)
      return livesThere(words, mention.from) > 0 || (hasCue(words, mention.from) && (key === 'hue' ? word?.isCapital : word?.isUpper) === true)
    }
    return hasCue(words, mention.from) || isCapital(mention) || (spelling === 'exact' ? key !== 'hoabinh' : !ORDINARY.has(key))
  }

  function districtStands({ mention, spelling, unit }: Option): boolean {
    if (length(mention) < 2 || namesOther(words, mention.from)) return false
    const isMeant = spelling === 'exact' || isCapital(mention)
    if (isMeant ? hasCue(words, mention.from) : livesThere(words, mention.from) > 0) return true
    return unit.word === 'Thành phố' && spelling === 'exact' && isCapital(mention)
  }

  /** Whether a district or province counts with nothing beside it. */
  function stands(option: Option): boolean {
    const { word, to } = option.mention
    if (!isClear(option)) return false
    if (word && !word.isLoose) return !isCounting(words, to)
    if (word && hasNumber(option.mention)) return false
    return option.unit.level === 'province' ? provinceStands(option) : districtStands(option)
  }

  function bareCommuneStands({ mention, spelling, isMistyped, unit }: Option, isBeside: boolean): boolean {
    if (isMistyped || namesOther(words, mention.from)) return false
    if (unit.word === 'Đặc khu' && livesThere(words, mention.from) > 0) return true
    if (isBeside) return length(mention) > 1 || (spelling === 'exact' && isCapital(mention))
    return spelling === 'exact' && length(mention) >= RARE_SYLLABLES && isCapital(mention)
  }

  /** Whether a commune counts, with the district and province that were found to hold it. */
  function communeStands(option: Option, wholes: Option[]): boolean {
    const { mention, spelling, unit } = option
    const { word, to } = mention
    const isBeside = wholes.some((o) => !o.isMistyped && touches(o.mention, mention))
    if (isCounting(words, to) && !isBeside) return false
    if (!word) return bareCommuneStands(option, isBeside)
    if (isBeside) return true
    if (!isClear(option)) return false
    if (hasNumber(mention)) return wholes.some((o) => o.unit.level === 'district') || (!word.isLoose && word.words.includes(unit.word))
    if (spelling === 'unmarked' && ORDINARY.has(keyOf(mention))) return isCapital(mention) && !word.isLoose
    return !word.isLoose && (length(mention) > 1 || (spelling === 'exact' && isCapital(mention)))
  }

  return { touches, stands, communeStands }
}
