import type { Holds, Rule } from './find.ts'
import { sourceOf } from './view.ts'
import { digitsAfter, isWhole, MOST_SEPARATORS, onlyDigits, SEPARATOR } from './whole-numbers.ts'

/** Personal data that its shape gives away. All patterns read lower case without diacritics. One more is one more line. */
const SEP = '[ ._-]{0,3}'
const FREE = '(?<![a-z0-9])'
const ANY = `${SEPARATOR}{0,${MOST_SEPARATORS}}`
const digits = (count: string): string => `\\d(?:${SEP}\\d){${count}}(?!\\d)`

/** The first two letters of a health-insurance card: the group that its holder belongs to. */
const HOLDERS =
  'dn|hx|ch|nn|tk|hc|xk|tb|no|ct|xb|tn|cs|qn|ca|cy|xn|ms|cc|ck|cb|kc|hd|te|bt|hn|dt|dk|xd|ts|tc|tq|ta|ty|hg|ls|pv|hs|sv|gb|gd|ba|nd|th|tv|td|tu|xv|qt'

const PLATE = `[1-9]\\d[ -]{0,3}[a-hj-np-vxyz]{1,2}(?: ?-? ?[1-9])?[ .-]{0,3}(?:\\d{3}[ .-]{0,3}\\d{2}|\\d{4})(?!\\d|[.,/]\\d|[a-z])`
/** Digits that go on make it a longer number, unless they are another whole one. */
const endsHere: Holds = ({ end, rest }) => {
  const after = onlyDigits(digitsAfter(rest, end))
  return !after || isWhole(after)
}

const inCapitals: Holds = ({ start, view }) => /^[A-Z]{2}/.test(sourceOf(view, start, start + 2))

/** Without "biển số" a lower-case "15k 2000" may be anything, so the plate must be written as one. */
const writtenAsPlate: Holds = ({ value, start, end, view }) => {
  const inCapitals = /[A-Z]/.test(sourceOf(view, start, end))
  return /\d{3}\.\d\d$/.test(value) || (inCapitals && (/\d{5}$/.test(value) || !/(?:19|20)\d\d$/.test(value)))
}

const CARD_WORDS =
  '(?:visa|master ?card|napas|jcb|the (?:tin dung|ghi no|atm|ngan hang)|(?:credit|debit) card|card number|so the|(?:\\d[ .-]{0,3}){15,18}\\d|cvv2?|cvc2?)'
const EXPIRY = '(?:0?[1-9]|1[0-2]) ?[/-] ?(?:2\\d|3\\d|20[2-3]\\d)(?!\\d|[./-]\\d)'
const THREE_DIGITS = '(?:cvv2?|cvc2?|security code|(?:ba|3) (?:chu )?so (?:o )?(?:bao mat|mat sau|phia sau|dang sau|sau|cuoi))'

export const SHAPES: Rule[] = [
  { label: '[mã hồ sơ]', pattern: new RegExp(`${FREE}(?:\\d{3}[ .]\\d{2}[ .]\\d{2}[ .])?[a-z]\\d{2}(?:[ .]{1,2}\\d{1,3}){0,5}${SEP}\\d{6}[ ._/–-]{1,3}\\d{3,6}(?!\\d)`, 'g'), holds: endsHere },
  { label: '[mã khách hàng]', pattern: new RegExp(`${FREE}p[a-z]${SEP}${digits('8,12')}`, 'g'), holds: endsHere },
  { label: '[mã số BHXH/BHYT]', pattern: new RegExp(`${FREE}[a-z]{2}${digits('10,12')}`, 'g'), holds: endsHere },
  { label: '[mã số BHXH/BHYT]', pattern: new RegExp(`${FREE}(?:${HOLDERS})[ .-]{1,2}[1-5]${SEP}${digits('9,11')}`, 'g'), holds: (at) => inCapitals(at) && endsHere(at) },
  { label: '[mã số thuế]', pattern: /(?<![a-z0-9]|\d[ .-])\d(?:[ .]?\d){9} ?[-–] ?\d{3}(?!\d|[ .-]\d)/g, holds: endsHere },
  { label: '[biển số]', pattern: new RegExp(`(?:bien (?:kiem soat|so)|bien xe|bks|so xe|plate)(?: (?:number|cua|toi|em|minh|la|is|so|xe|may|oto)){0,4}[ :.-]{0,3}(${PLATE})`, 'g') },
  { label: '[biển số]', pattern: new RegExp(`(?<![a-z0-9]|\\d[ .,-])${PLATE}`, 'g'), holds: writtenAsPlate },
  { label: '[hộ chiếu]', pattern: new RegExp(`${FREE}(?:ho chieu|passport)(?: (?:so|cua|toi|em|minh|la|is|number|no)){0,4}[ :.#-]{0,3}([a-z]${ANY}\\d(?:${ANY}\\d){6,7}(?!\\d))`, 'g') },
  { label: '[số thẻ]', pattern: new RegExp(`${FREE}${THREE_DIGITS}[^\\d\\u0001\\n?!]{0,20}(\\d(?:[ .-]?\\d){2,3})(?!\\d|[ .-]?\\d)`, 'g'), holds: endsHere },
  { label: '[số thẻ]', pattern: new RegExp(`(?<![\\d./-])(?=${EXPIRY})(?<=${CARD_WORDS}[^\\n]{0,40})${EXPIRY}`, 'g') },
]

/** "T7 15/4/2026" is a Saturday: these wait until dates and other public figures are settled. */
export const LOOSE_SHAPES: Rule[] = [
  {
    label: '[hộ chiếu]',
    pattern: new RegExp(`${FREE}[a-z][ .-]?\\d(?:${ANY}\\d){6,7}(?!\\d|[a-z])`, 'g'),
    holds: (at) => (/^[a-z][ .-]?\d{7,8}$/.test(at.value) || /^[BCEKMNPS]/.test(sourceOf(at.view, at.start, at.end))) && endsHere(at),
  },
]
