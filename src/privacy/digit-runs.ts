import { type Find, type Found, matches } from './find.ts'
import type { Label } from './labels.ts'
import { kindBefore, namesNumber } from './named-number.ts'
import { type Group, isCount, isPublic, isPublicShort, isRound } from './public-runs.ts'
import { isCard, isPersonalId, isPhone, isWhole, MOST_SEPARATORS, SEPARATOR } from './whole-numbers.ts'

/** Digits with few separators between them may be one number, however it was typed. */
const RUN = new RegExp(`\\d(?:${SEPARATOR}{0,${MOST_SEPARATORS}}\\d)*`, 'g')
/** From here on a number of unknown kind is taken for somebody's; in one piece it needs fewer digits to be told. */
const LONG = 9
const SOLID = 6
/** No number is cut into more pieces than a card typed digit by digit. */
const MOST_GROUPS = 20

function readGroups(run: string, start: number): Group[] {
  return [...run.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({ digits, start: start + index, end: start + index + digits.length }))
}
const join = (groups: Group[]): string => groups.map(({ digits }) => digits).join('')

const shapeOf = (digits: string, plus: boolean): Label => {
  if (plus || isPhone(digits)) return '[số điện thoại]'
  if (isPersonalId(digits)) return '[căn cước]'
  if (isCard(digits)) return '[số thẻ]'
  return digits.length === 9 && /^[0-3]/.test(digits) ? '[CMND]' : '[số]'
}

/** "2: 0912345678" and "0912345678 5 lần": the small number beside a complete one is not of it. */
function trim(groups: Group[], lower: string): Group[] {
  const last = groups.at(-1)
  if (groups.length < 2 || !last) return groups
  if (/^(?!84)\d\d?$/.test(groups[0]?.digits ?? '') && isWhole(join(groups.slice(1)))) return groups.slice(1)
  if (isCount(last, lower) && isWhole(join(groups.slice(0, -1)))) return groups.slice(0, -1)
  return groups
}

/** Several numbers in a row, each with its own label: where one is complete and enough for another is left. */
function split(groups: Group[]): Group[][] {
  const parts: Group[][] = []
  let left = join(groups).length
  let part: Group[] = []
  for (const group of groups) {
    part.push(group)
    left -= group.digits.length
    const digits = part.length > MOST_GROUPS ? '' : join(part)
    if (left >= LONG && (isWhole(digits) || (part.length === 1 && digits.length >= LONG))) {
      parts.push(part)
      part = []
    }
  }
  return part.length ? [...parts, part] : parts
}

function labelled(groups: Group[], rest: string, lower: string): Found {
  const [first, last] = [groups[0]?.start ?? 0, groups.at(-1)?.end ?? 0]
  const sign = /[(+]{1,2}$/.exec(rest.slice(Math.max(0, first - 2), first))?.[0] ?? ''
  const isOfIt = sign.includes('+') || (sign === '(' && rest.slice(first, last).includes(')'))
  const digits = join(groups)
  const label = kindBefore(lower, first, digits.length) ?? shapeOf(digits, sign.includes('+'))
  return { start: isOfIt ? first - sign.length : first, end: last, label }
}

function findIn(run: string, start: number, rest: string, lower: string): Found[] {
  const groups = readGroups(run, start)
  const digits = join(groups)
  const announced = namesNumber(lower, start)
  if (digits.length < SOLID || isPublic(run, groups, lower, start)) return []
  if (digits.length < LONG) {
    const parts = announced ? [groups] : groups.filter((group) => group.digits.length >= SOLID && !isPublicShort(group, lower)).map((group) => [group])
    return parts.map((part) => labelled(part, rest, lower))
  }
  if (groups.length === 1 && isRound(digits) && !announced) return []
  return split(trim(groups, lower)).map((part) => labelled(part, rest, lower))
}

/** What is left of the digits: when in doubt about nine or more, they are somebody's. */
export const findDigitRuns: Find = (rest, { lower }) => [...matches(RUN, rest)].flatMap(({ index, 0: run }) => findIn(run, index, rest, lower))
