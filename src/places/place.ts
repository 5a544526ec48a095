import { fullName, isOld, type Unit } from './units.ts'

export type Named = { code: string; name: string }
/** Names from before 1 July 2025 that the citizen used. */
export type Formerly = { province?: string; district?: string; commune?: string }
export type Candidate = { province?: Named; commune?: Named; formerly?: Formerly }
/** Where the words fit several places, `ambiguous` lists them and only what they share stands beside it. */
export type Place = Candidate & { ambiguous?: Candidate[] }

/** The units that a citizen named, as read. */
export type Reading = { commune?: Unit; district?: Unit; province?: Unit }

const MOST_CANDIDATES = 5

const named = (unit: Unit): Named => ({ code: unit.code as string, name: fullName(unit) })

function formerlyOf({ commune, district, province }: Reading, today: Unit | undefined): Formerly | undefined {
  const hasOther = commune && isOld(commune) && (!today || fullName(today) !== fullName(commune))
  const formerly = {
    ...(province && isOld(province) ? { province: fullName(province) } : {}),
    ...(district ? { district: fullName(district) } : {}),
    ...(hasOther ? { commune: fullName(commune) } : {}),
  }
  return Object.keys(formerly).length > 0 ? formerly : undefined
}

/** One candidate for each commune of today that the reading may mean. */
export function candidatesOf(reading: Reading): Candidate[] {
  const { commune, district, province } = reading
  const today = commune ? (isOld(commune) ? commune.became : [commune]) : [undefined]
  return today.map((unit) => {
    const now = unit?.province ?? district?.province ?? province?.province
    // An old district is told from its name by what it lay in, so it needs no mention.
    const formerly = formerlyOf(commune && isOld(commune) ? withItsOwn(reading) : reading, unit)
    return { ...(now ? { province: named(now) } : {}), ...(unit ? { commune: named(unit) } : {}), ...(formerly ? { formerly } : {}) }
  })
}

/** An old commune tells which district and province it lay in, though the citizen did not say. */
function withItsOwn({ commune, district, province }: Reading): Reading {
  const [own, former] = commune?.within ?? []
  const whole = district ?? own
  const all: Reading = { ...(commune ? { commune } : {}), ...(whole ? { district: whole } : {}) }
  const lay = province ?? former
  return lay ? { ...all, province: lay } : all
}

const idOf = ({ province, commune, formerly }: Candidate): string => (commune ? commune.code : `${province?.code}|${formerly?.district}`)

/** What all the readings amount to; the first is the likeliest. */
export function placeOf(readings: Reading[]): Place | undefined {
  const candidates = [
    ...new Map(
      readings
        .flatMap(candidatesOf)
        .reverse()
        .map((c) => [idOf(c), c]),
    ).values(),
  ].reverse()
  const [first] = candidates
  if (!first) return undefined
  if (candidates.length === 1) return first
  const isShared = candidates.every(({ province }) => province?.code === first.province?.code)
  return { ...(isShared && first.province ? { province: first.province } : {}), ambiguous: candidates.slice(0, MOST_CANDIDATES) }
}
