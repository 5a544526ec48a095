import { DATE } from './dates.ts'
import { HOTLINE } from './kept.ts'
import { namesNumber } from './named-number.ts'
import { oneOf } from './pattern.ts'

const { raw } = String

const LONGEST_LIST = 80
/** Digits typed in one piece, and where. */
export type Group = { digits: string; start: number; end: number }

const COUNTED =
  /^ ?(?:lan|ngay(?! (?:cap|sinh))|thang|nam(?! sinh)|gio|phut|tuoi|nguoi|k|tr|trieu|nghin|ngan|dong|%|days?|times|hours?|years?|months?)(?![a-z])/

/** Lists of public figures: years, dates, hours, round amounts, short numbers to call. */
const FIGURE = oneOf(
  DATE,
  raw`\d{1,2}/\d{1,2}|\d{1,3}/(?:19|20)\d{2}|(?:19\d|20[0-4])\d|\d{1,2}:\d{2}`,
  raw`[1-9]\d{0,2}[.,]\d00(?:[.,]000)*|[1-9]\d?[.,]\d{3}[.,]000|(?:19|20)\d{2}[:;,] [1-9]\d{0,2}[.,]\d{3}`,
  `11[1-5]|156|5656|1022|${HOTLINE}`,
)
const LIST = new RegExp(raw`^${FIGURE}(?:[ ,;:()'"\n-]{1,4}${FIGURE})*$`)
const ARTICLES = /(?<![a-z])(?:dieu|khoan|muc|diem|chuong|trang|buoc|cau|phu luc|phuong|quan|khoi|lop)[ :]*$/
/** "Đầu số 098, 097, 096" */
const PREFIXES = /(?<![a-z])(?:dau so|nha mang|mang|ma vung)[ :]*$/

const isRising = (groups: Group[]): boolean => groups.every(({ digits }, i) => Number(digits) > Number(groups[i - 1]?.digits ?? 0))

/** "1, 2, 3, 4, 5 …" counts, and so do "01 02 03 04 05". */
const isCounting = (run: string, groups: Group[]): boolean => {
  if (groups.some(({ digits }) => digits.length > 2)) return false
  const byOne = groups.every(({ digits }, i) => i === 0 || Number(digits) - Number(groups[i - 1]?.digits) === 1)
  return byOne || (/^[1-9]\d?(?:[,;] [1-9]\d?)*$/.test(run) && isRising(groups))
}

/** Whether a small number before a word that is counted, as in "0912345678 5 lần", is only that. */
export const isCount = ({ digits, end }: Group, lower: string): boolean => digits.length <= 4 && COUNTED.test(lower.slice(end, end + 12))

/** Whether all the digits of a run are public figures, so that nobody's number is among them. */
export function isPublic(run: string, groups: Group[], lower: string, start: number): boolean {
  if (run.length > LONGEST_LIST || namesNumber(lower, start)) return false
  const last = groups.at(-1)
  const list = last && isCount(last, lower) ? run.replace(/[,;'" ]* [,;'" ]*\d{1,3}$/, '') : run
  if (LIST.test(list) || isCounting(run, groups)) return true
  const around = lower.slice(Math.max(0, start - 16), start)
  if (PREFIXES.test(around) && groups.every(({ digits }) => /^0\d{2,3}$/.test(digits))) return true
  return isRising(groups) && /^[1-9]\d{0,2}(?:, ?[1-9]\d{0,2})*$/.test(run) && ARTICLES.test(around)
}

const PEOPLE = /^ (?:nguoi|luot|ho so|ho dan|ho gia dinh|tai khoan|truong hop|giao dich|dan|people|users)(?![a-z])/

/** Six to eight digits in one piece: an amount, a day and a short code are public, the rest may be a landline or a PIN. */
export function isPublicShort({ digits, end }: Group, lower: string): boolean {
  if (PEOPLE.test(lower.slice(end, end + 14))) return true
  const day = /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(20[12]\d)|(20[12]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/.exec(digits)
  return Number(day?.[1] ?? day?.[2] ?? 0) >= 2015 || /^[1-9]\d*000$/.test(digits)
}

/** "200000000" is an amount even without its unit, where no number was announced. */
export const isRound = (digits: string): boolean => /^[1-9]\d{0,2}0{6,9}$/.test(digits)
