import { type Find, type Found, matches } from './find.ts'
import { DATE } from './dates.ts'
import { HOTLINE } from './kept.ts'
import type { Label } from './labels.ts'
import { kindBefore, namesNumber } from './named-number.ts'
import { oneOf } from './pattern.ts'
import { isCard, isPersonalId, isPhone, isWhole, MOST_SEPARATORS, SEPARATOR } from './whole-numbers.ts'

/** Digits with few separators between them may be one number, however it was typed. */
const RUN = new RegExp(`\\d(?:${SEPARATOR}{0,${MOST_SEPARATORS}}\\d)*`, 'g')
/** From here on a number of unknown kind is taken for somebody's; in one piece it needs fewer digits to be told. */
const LONG = 9
const SOLID = 6
const LONGEST_LIST = 80
/** No number is cut into more pieces than a card typed digit by digit. */
const MOST_GROUPS = 20

const { raw } = String

type Group = { digits: string; start: number; end: number }

const COUNTED = /^ ?(?:lan|ngay(?! (?:cap|sinh))|thang|nam(?! sinh)|gio|phut|tuoi|nguoi|k|tr|trieu|nghin|ngan|dong|%|days?|times|hours?|years?|months?)(?![a-z])/

/** Lists of public figures: years, dates, hours, round amounts, short numbers to call. */
const FIGURE = oneOf(
  DATE,
  raw`\d{1,2}/\d{1,2}|\d{1,3}/(?:19|20)\d{2}|(?:19\d|20[0-4])\d|\d{1,2}:\d{2}`,
  raw`[1-9]\d{0,2}[.,]\d00(?:[.,]000)*|[1-9]\d?[.,]\d{3}[.,]000|(?:19|20)\d{2}[:;,] [1-9]\d{0,2}[.,]\d{3}`,
  `11[1-5]|156|5656|1022|${HOTLINE}`,
)
const LIST = new RegExp(raw`^${FIGURE}(?:[ ,;:()'"\n-]{1,4}${FIGURE})*$`)
const ARTICLES = /(?<![a-z])(?:dieu|khoan|muc|diem|chuong|trang|buoc|cau|phu luc|phuong|quan|khoi|lop)[ :]*$/

const PREFIXES = /(?<![a-z])(?:dau so|nha mang|mang|ma vung)[ :]*$/

const isRising = (groups: Group[]): boolean => groups.every(({ digits }, i) => Number(digits) > Number(groups[i - 1]?.digits ?? 0))

/** "1, 2, 3, 4, 5 …" counts, and so do "01 02 03 04 05". */
const isCounting = (run: string, groups: Group[]): boolean => {
  if (groups.some(({ digits }) => digits.length > 2)) return false
  const byOne = groups.every(({ digits }, i) => i === 0 || Number(digits) - Number(groups[i - 1]?.digits) === 1)
  return byOne || (/^[1-9]\d?(?:[,;] [1-9]\d?)*$/.test(run) && isRising(groups))
}

function isPublic(run: string, groups: Group[], lower: string, start: number): boolean {
  if (run.length > LONGEST_LIST || namesNumber(lower, start)) return false
  const last = groups.at(-1)
  const listed = last && last.digits.length <= 3 && COUNTED.test(lower.slice(last.end, last.end + 12)) ? run.replace(/[,;'" ]* [,;'" ]*\d+$/, '') : run
  if (LIST.test(listed) || isCounting(run, groups)) return true
  const around = lower.slice(Math.max(0, start - 16), start)
  if (PREFIXES.test(around) && groups.every(({ digits }) => /^0\d{2,3}$/.test(digits))) return true
  return isRising(groups) && /^[1-9]\d{0,2}(?:, ?[1-9]\d{0,2})*$/.test(run) && ARTICLES.test(around)
}

/** Six to eight digits in one piece: an amount, a day and a short code are public, the rest may be a landline or a PIN. */
function isPublicShort(digits: string): boolean {
  const day = /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(20[12]\d)|(20[12]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/.exec(digits)
  return Number(day?.[1] ?? day?.[2] ?? 0) >= 2015 || /^[1-9]\d*000$/.test(digits)
}

/** "200000000" is an amount even without its unit, where no number was announced. */
const isRound = (digits: string): boolean => /^[1-9]\d{0,2}0{6,9}$/.test(digits)

const shapeOf = (digits: string, plus: boolean): Label => {
  if (plus || isPhone(digits)) return '[số điện thoại]'
  if (isPersonalId(digits)) return '[căn cước]'
  if (isCard(digits)) return '[số thẻ]'
  return digits.length === 9 && /^[0-3]/.test(digits) ? '[CMND]' : '[số]'
}

function readGroups(run: string, start: number): Group[] {
  return [...run.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({ digits, start: start + index, end: start + index + digits.length }))
}
const join = (groups: Group[]): string => groups.map(({ digits }) => digits).join('')


/** "2: 0912345678" and "0912345678 5 lần": the small number beside a complete one is not of it. */
function trim(groups: Group[], lower: string): Group[] {
  const last = groups.at(-1)
  if (groups.length < 2 || !last) return groups
  if (/^(?!84)\d\d?$/.test(groups[0]?.digits ?? '') && isWhole(join(groups.slice(1)))) return groups.slice(1)
  if (last.digits.length <= 4 && COUNTED.test(lower.slice(last.end, last.end + 12)) && isWhole(join(groups.slice(0, -1)))) return groups.slice(0, -1)
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

/** What is left of the digits: when in doubt about nine or more, they are somebody's. */
export const findDigitRuns: Find = (rest, { lower }) => {
  const all: Found[] = []
  for (const { index, 0: run } of matches(RUN, rest)) {
    const groups = readGroups(run, index)
    const digits = join(groups)
    if (digits.length < SOLID || isPublic(run, groups, lower, index)) continue
    if (digits.length >= LONG) {
      if (groups.length === 1 && isRound(digits) && !namesNumber(lower, index)) continue
      for (const part of split(trim(groups, lower))) all.push(labelled(part, rest, lower))
    } else if (namesNumber(lower, index)) all.push(labelled(groups, rest, lower))
    else for (const group of groups) if (group.digits.length >= SOLID && !isPublicShort(group.digits)) all.push(labelled([group], rest, lower))
  }
  return all
}
