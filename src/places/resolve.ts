import { livesThere } from './cues.ts'
import type { Mention, Reading as Named } from './mentions.ts'
import type { Reading } from './place.ts'
import type { Word } from './read-words.ts'
import { createStanding, type Option } from './standing.ts'
import { isOld, type Level } from './units.ts'

type Found = { reading: Reading; weight: number }

/** What speaks for a reading and against it. Only their order matters; set on test/places. */
const WEIGHTS = { syllable: 0.6, word: 2, looseWord: 1, rightWord: 0.8, exact: 1, unmarked: 0, other: -2.5, mistyped: -2, old: -0.5, lives: 0.4 }
const INSIDE = { district: 3.4, province: 2.5, far: 0.5, bySpelling: 0.5 }
const SAME = 0.25
/** Nobody names more; a message that does is not worth the time. */
const MOST_WHOLES = 30

const length = ({ nameFrom, to }: Mention): number => to - nameFrom
/** With its unit's word and without a slip: no doubt that it is meant. */
const isPlain = ({ mention, spelling, isMistyped }: Option): boolean => spelling !== 'other' && !isMistyped && mention.word?.isLoose === false
const overlap = (a: Mention, b: Mention): boolean => a.from < b.to && b.from < a.to

export function createResolve(words: Word[], all: Mention[]) {
  const isWithin = (a: Mention, b: Mention): boolean => a.nameFrom >= b.nameFrom && a.to <= b.to && a.from >= b.nameFrom
  const told = all.filter((m) => m.word && !m.word.isLoose && m.readings.some((r) => r.spelling !== 'other' && !r.isMistyped))
  const mentions = all.filter((m) => m.word || !told.some((t) => isWithin(m, t)))

  const { touches, stands, communeStands } = createStanding(words)

  function weightOf(mention: Mention, { unit, spelling, isMistyped }: Named): number {
    const { word } = mention
    const unitWord = !word ? 0 : (word.isLoose ? WEIGHTS.looseWord : WEIGHTS.word) + (word.words.includes(unit.word) ? WEIGHTS.rightWord : 0)
    const spelt = isMistyped ? WEIGHTS.mistyped : WEIGHTS[spelling]
    const where = WEIGHTS.lives * livesThere(words, mention.from)
    return length(mention) * WEIGHTS.syllable + unitWord + spelt + where + (isOld(unit) && unit.level === 'commune' ? WEIGHTS.old : 0)
  }

  const optionsOf = (level: Level): Option[] =>
    mentions.flatMap((mention) => mention.readings.filter((r) => r.unit.level === level).map((r) => ({ ...r, mention, weight: weightOf(mention, r) })))
  const provinces = optionsOf('province').slice(0, MOST_WHOLES)
  /** "Lào Cai" is the province and not its old city, unless the province stands beside it. */
  const isCity = ({ mention }: Option): boolean => {
    const twin = mention.word ? undefined : mention.readings.find(({ unit }) => unit.level === 'province')
    return !twin || provinces.some((o) => o.unit === twin.unit && o.mention.nameFrom !== mention.nameFrom && touches(o.mention, mention))
  }
  const districts = optionsOf('district').filter(isCity).slice(0, MOST_WHOLES)

  /** How the wholes that the citizen names agree with a part: the best that holds it, or a refusal. */
  function inside(part: Option, wholes: Option[], gain: number, beside: Mention[]): { whole?: Option; weight: number } | undefined {
    let best: { whole: Option; weight: number } | undefined
    let isRefused = false
    for (const whole of wholes) {
      if (overlap(whole.mention, part.mention)) continue
      const isNear = beside.some((m) => touches(m, whole.mention))
      if (!part.unit.within.includes(whole.unit)) isRefused ||= isNear && isPlain(whole)
      else if (isNear || stands(whole)) {
        const weight = (isNear ? gain : gain * INSIDE.far) + INSIDE.bySpelling * whole.weight
        if (!best || weight > best.weight) best = { whole, weight }
      }
    }
    return best ?? (isRefused ? undefined : { weight: 0 })
  }

  function communeFound(option: Option): Found | undefined {
    const d = inside(option, districts, INSIDE.district, [option.mention])
    if (!d) return undefined
    const named = d.whole ? [option.mention, d.whole.mention] : [option.mention]
    const p = inside(option, d.whole ? provinces.filter((o) => !overlap(o.mention, (d.whole as Option).mention)) : provinces, INSIDE.province, named)
    if (
      !p ||
      !communeStands(
        option,
        [d.whole, p.whole].filter((o) => o !== undefined),
      )
    )
      return undefined
    const reading = { commune: option.unit, ...(d.whole ? { district: d.whole.unit } : {}), ...(p.whole ? { province: p.whole.unit } : {}) }
    // With its district, an old commune is as likely as one of today that lies there.
    const asOld = d.whole && isOld(option.unit) ? -WEIGHTS.old : 0
    return { reading, weight: option.weight + d.weight + p.weight + asOld }
  }

  function districtFound(option: Option): Found | undefined {
    const p = inside(option, provinces, INSIDE.province, [option.mention])
    const isBeside = p?.whole && touches(p.whole.mention, option.mention)
    if (!p || !(isBeside || stands(option))) return undefined
    return { reading: { district: option.unit, ...(p.whole ? { province: p.whole.unit } : {}) }, weight: option.weight + p.weight }
  }

  /** Of two provinces the one where one lives counts, and not the one with the longer name. */
  function provinceFound(option: Option): Found | undefined {
    if (!stands(option)) return undefined
    return { reading: { province: option.unit }, weight: livesThere(words, option.mention.from) + (option.isMistyped ? WEIGHTS.mistyped : 0) }
  }

  const best = (found: (Found | undefined)[]): Reading[] => {
    const kept = found.filter((f) => f !== undefined)
    const most = Math.max(...kept.map((f) => f.weight))
    return kept
      .filter((f) => f.weight >= most - SAME)
      .sort((a, b) => b.weight - a.weight)
      .map((f) => f.reading)
  }

  /** The readings that the words speak for most, from the smallest unit named. */
  return (): Reading[] => {
    for (const found of [optionsOf('commune').map(communeFound), districts.map(districtFound), provinces.map(provinceFound)]) {
      const readings = best(found)
      if (readings.length > 0) return readings
    }
    return []
  }
}
