import type { Holds, Rule } from './find.ts'
import { namesAccount, namesNumber } from './named-number.ts'
import { sourceOf } from './view.ts'
import { digitsAfter, digitsBefore, isWhole, onlyDigits } from './whole-numbers.ts'

/**
 * Public figures that must survive, though they look like long numbers. They are looked for before the rest of the
 * digits; a stretch listed here can no longer be masked, so every pattern is narrow. One more is one more line.
 */
const APART = '(?<![a-z0-9]|\\d[./,-])'
const END = '(?![a-z0-9]|[./,-]\\d)'
const DOCUMENT = '(?:nd|nq|ttlt|tt|qd|qh\\d{1,2}|ubtvqh\\d{1,2}|vbhn|ct|cd|kh|hd|tb|cv|bc|ttr|pl|l)(?:-[a-z0-9]{1,10}){0,3}'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const YEAR = '(?:19|20)\\d{2}'
export const DATE = `(?:${DAY} ?/ ?${MONTH} ?/ ?${YEAR}|${DAY}\\.${MONTH}\\.${YEAR}|${DAY}-${MONTH}-${YEAR}|${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))`
export const HOTLINE = '(?:1[89]00[ .-]?\\d(?:[ .-]?\\d){3}(?:(?:[ .-]?\\d){2})?|0\\d{2,3}[ .-]?1022)'

const UNIT = '(?:dong(?! (?:thoi|y|nghia|chi|bo|thap|nai|bao|doi|phuc|hanh|nghiep))|vnd|vn dong|trieu|tr|ty|ti|nghin|ngan(?! hang)|tram|usd|dollars?|do la|euros?|cu|million|billion|thousand|mil|k|d(?!/[a-z])|\\$|€)(?![a-z])'
const GROUPED = '[1-9]\\d{0,2}(?:[.,]\\d{3})+'
const AMOUNT = `(?:${GROUPED}|[1-9]\\d{0,2}(?: \\d{3}){1,4}|[1-9]\\d{0,11}(?:[.,]\\d{1,2})?|0[.,]\\d{1,3})`
/** "9tr9", "1 tỷ 2": what follows the unit belongs to the amount. */
const ODD = '(?: ?\\d{1,3}(?!\\d|[.,-]\\d| \\d))?'

/** "Đóng" and "cũ" fold to units too; typed with accents, a unit has its own. */
const ACCENTED_UNIT = /^(?:đồng|đ(?!\p{L})|triệu|tỷ|tỉ|nghìn|ngàn|trăm|đô la|củ)/iu

/** Nobody counts hundreds of thousands of thousands; "782062 k" is a code and "không". */
const THOUSANDS = /^[\d., ]+(?:k|nghin|ngan|tr|trieu|ty|ti|tram|cu|mil|million|billion|thousand)(?![a-z])/

const significant = (value: string): number => onlyDigits(value).replace(/0+$/, '').length

/** Whether an amount is one of its own and not the tail of "0912 345.000", nor an account number before "k" for "không". */
const isAmount: Holds = ({ value, start, end, rest, view }) => {
  const [typed = '', unit = ''] = /^\P{L}*(.*)$/su.exec(sourceOf(view, start, end).normalize('NFC')) ?? []
  if (/[^\0-\x7f]/.test(unit) && !ACCENTED_UNIT.test(unit)) return false
  if (/^\d/.test(value) && /^\p{L}/u.test(typed)) return false
  const figure = /^[\d., ]+/.exec(value)?.[0] ?? ''
  const digits = onlyDigits(figure).length
  const grouped = /[.,]\d{3}/.test(figure)
  if (!standsAlone(value, grouped, rest, start)) return false
  if (digits >= (grouped ? 9 : 6) && THOUSANDS.test(value)) return false
  if (digits >= 6 && namesNumber(view.lower, start)) return false
  return digits < 9 || grouped || significant(figure) <= 5
}

function standsAlone(value: string, grouped: boolean, rest: string, start: number): boolean {
  const before = digitsBefore(rest, start)
  if (!before) return true
  const digits = onlyDigits(before)
  if (isWhole(digits) || /\d{9,} *$/.test(before)) return true
  return !before.startsWith('0') && digits.length < 9 && (grouped || /(?<!\d)(?:19|20)\d{2}, $/.test(before))
}

const PROCEDURE = '[1-3]\\.\\d{6}(?:\\.\\d{3}\\.\\d{2}\\.\\d{2}\\.h\\d{2})?'
const ROUND = '[1-9]\\d{0,2}(?:[.,]\\d{3})*[.,]000'

export const KEPT: Rule[] = [
  { pattern: new RegExp(`${APART}\\d{1,5}(?:\\.\\d{1,3})? ?[/-] ?${YEAR} ?[/-]? ?${DOCUMENT}${END}`, 'g') },
  { pattern: new RegExp(`${APART}\\d{1,6} ?/ ?${DOCUMENT}${END}`, 'g') },
  { pattern: new RegExp(`${APART}\\d{1,4}/${YEAR}/[a-z]{1,8}(?:-[a-z0-9]{1,10}){0,3}${END}`, 'g') },
  { pattern: new RegExp(`(?<=thang |[(])${MONTH}/${YEAR}(?!\\d|[./-]\\d|[ .-]{1,2}\\d{1,3}(?!\\d))`, 'g') },
  { pattern: new RegExp(`${APART}${HOTLINE}(?=[ ,;(-]{0,3}24/(?:7|24)|(?!\\d|[./-]\\d|[ -]{1,3}\\d{2}))`, 'g'), holds: ({ value, start, view }) => !namesAccount(view.lower, start, onlyDigits(value).length) },
  { pattern: /(?<!\d)24\/(?:7|24)(?!\d)/g },
  { pattern: new RegExp(`${APART}${PROCEDURE}(?: ?[/,;-] ?${PROCEDURE})*${END}`, 'g') },
  { pattern: new RegExp(`${APART}${DATE}(?!\\d|[./-]\\d|[ .-]{1,3}\\d{1,3}(?![\\d:hg./]| gio| phut))`, 'g') },
  { pattern: new RegExp(`${APART}(?:${GROUPED}(?: ?[-–,;/] ?${GROUPED})* ?(?:${UNIT})|(?:usd|vnd|\\$|€) ?${AMOUNT}${END})`, 'g'), holds: isAmount },
  { pattern: new RegExp(`${APART}${AMOUNT} ?${UNIT}${ODD}`, 'g'), holds: isAmount },
  { pattern: new RegExp(`${APART}[1-9]\\d{0,2}[.,](?:\\d00|\\d{3}[.,]000)(?:[.,]000)+(?!\\d|[ .,-]{1,2}\\d)`, 'g'), holds: ({ start, rest, view }) => !digitsBefore(rest, start) && !namesNumber(view.lower, start) },
  { pattern: new RegExp(`${APART}${ROUND}(?: ?[/–-] ?${ROUND})+(?!\\d|[ .,-]{1,2}\\d)`, 'g'), holds: ({ start, rest, view }) => !digitsBefore(rest, start) && !namesNumber(view.lower, start) },
  { pattern: /(?<!\d|\d[:.])(?:[01]?\d|2[0-3]) ?(?::|h|g) ?[0-5]\d(?!\d|:\d|[a-z])/g },
  { pattern: /(?<=(?:loi|error|err)(?: (?:so|ma|code))?[ :-]{1,2})\d{3,6}(?!\d)/g, holds: ({ end, rest }) => !digitsAfter(rest, end) },
]
