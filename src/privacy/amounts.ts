import type { Holds, Rule } from './find.ts'
import { namesNumber } from './named-number.ts'
import { oneOf, pattern } from './pattern.ts'
import { sourceOf } from './view.ts'
import { digitsBefore, isWhole, onlyDigits } from './whole-numbers.ts'

const { raw } = String

const UNIT = oneOf(
  'dong(?! (?:thoi|y|nghia|chi|bo|thap|nai|bao|doi|phuc|hanh|nghiep))',
  'vnd|vn dong|trieu|tr|ty|ti|nghin|ngan(?! hang)|tram|do la|cu|k|d(?!/[a-z])',
  raw`usd|dollars?|euros?|million|billion|thousand|mil|\$|€`,
).concat('(?![a-z])')
/** "Đóng" and "cũ" fold to units too; typed with accents, a unit has its own. */
const ACCENTED_UNIT = /^(?:đồng|đ(?!\p{L})|triệu|tỷ|tỉ|nghìn|ngàn|trăm|đô la|củ)/iu
/** Nobody counts hundreds of thousands of thousands: "782062 k" is a code and "không". */
const THOUSANDS = /^[\d., ]+(?:k|nghin|ngan|tr|trieu|ty|ti|tram|cu|mil|million|billion|thousand)(?![a-z])/

const APART = raw`(?<![a-z0-9]|\d[./,-])`
const NO_MORE = raw`(?!\d|[ .,-]{1,2}\d)`
const GROUPED = raw`[1-9]\d{0,2}(?:[.,]\d{3})+`
const ROUND = raw`[1-9]\d{0,2}(?:[.,]\d{3})*[.,]000`
const ANY = oneOf(GROUPED, raw`[1-9]\d{0,2}(?: \d{3}){1,4}`, raw`[1-9]\d{0,11}(?:[.,]\d{1,2})?`, raw`0[.,]\d{1,3}`)
/** "9tr9", "1 tỷ 2": what follows the unit belongs to the amount. */
const ODD = raw`(?: ?\d{1,3}(?!\d|[.,-]\d| \d))?`

const figureOf = (value: string): string => /^[\d., ]+/.exec(value)?.[0] ?? ''
const isGrouped = (figure: string): boolean => /[.,]\d{3}/.test(figure)
const significant = (figure: string): number => onlyDigits(figure).replace(/0+$/, '').length

/** Whether figure and unit were typed as such: spelt digits are no amount here, and an accented unit is the right word. */
const isTyped: Holds = ({ value, start, end, view }) => {
  const [typed = '', unit = ''] = /^\P{L}*(.*)$/su.exec(sourceOf(view, start, end).normalize('NFC')) ?? []
  const isFigure = !/^\d/.test(value) || /^\P{L}/u.test(typed)
  return isFigure && (!/[^\0-\x7f]/.test(unit) || ACCENTED_UNIT.test(unit))
}

/** Whether an amount is one of its own, and not the tail of "0912 345.000". */
const standsAlone: Holds = ({ value, start, rest }) => {
  const before = digitsBefore(rest, start)
  const digits = onlyDigits(before)
  if (!before || isWhole(digits) || /\d{9,}[ +-]*$/.test(before)) return true
  const isNext = (isGrouped(figureOf(value)) && /00\D*$/.test(value)) || /(?<!\d)(?:19|20)\d{2}, $/.test(before)
  return isNext && !before.startsWith('0') && digits.length < 9
}

const isAmount: Holds = (at) => {
  const figure = figureOf(at.value)
  const digits = onlyDigits(figure).length
  const grouped = isGrouped(figure)
  if (!isTyped(at) || !standsAlone(at)) return false
  if (digits >= (grouped ? 9 : 6) && THOUSANDS.test(at.value)) return false
  if (digits >= 6 && namesNumber(at.view.lower, at.start)) return false
  return digits < 9 || grouped || significant(figure) <= 5
}
/** Without a unit an amount must be round, and nothing may say that it is a number of another kind. */
const isBare: Holds = ({ start, rest, view }) => !digitsBefore(rest, start) && !namesNumber(view.lower, start)

export const AMOUNTS: Rule[] = [
  { pattern: pattern(APART, GROUPED, `(?: ?[,;/-] ?${GROUPED})* ?`, UNIT), holds: isAmount },
  { pattern: pattern(APART, raw`(?:usd|vnd|\$|€) ?`, ANY, raw`(?![a-z0-9]|[./,-]\d)`), holds: isAmount },
  { pattern: pattern(APART, ANY, ' ?', UNIT, ODD), holds: isAmount },
  { pattern: pattern(APART, raw`[1-9]\d{0,2}[.,](?:\d00|\d{3}[.,]000)(?:[.,]000)+`, NO_MORE), holds: isBare },
  { pattern: pattern(APART, ROUND, `(?: ?[/-] ?${ROUND})+`, NO_MORE), holds: isBare },
]
