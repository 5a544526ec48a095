import type { Holds, Rule } from './find.ts'
import { FREE, oneOf, pattern } from './pattern.ts'
import { sourceOf } from './view.ts'
import { digitsAfter, isWhole, MOST_SEPARATORS, onlyDigits, SEPARATOR } from './whole-numbers.ts'

const { raw } = String

const SEP = '[ ._-]{0,3}'
const ANY = `${SEPARATOR}{0,${MOST_SEPARATORS}}`
const digits = (more: string, join = SEP): string => raw`\d(?:${join}\d){${more}}(?!\d)`

/** The first two letters of a health-insurance card: the group that its holder belongs to. */
const HOLDERS = oneOf(
  'dn|hx|ch|nn|tk|hc|xk|tb|no|ct|xb|tn|cs|qn|ca|cy|xn|ms|cc|ck|cb|kc|hd|te|bt|hn|dt|dk|xd',
  'ts|tc|tq|ta|ty|hg|ls|pv|hs|sv|gb|gd|ba|nd|th|tv|td|tu|xv|qt',
)

/** Digits that go on make it a longer number, unless they are another whole one. */
const endsHere: Holds = ({ end, rest }) => {
  const after = onlyDigits(digitsAfter(rest, end))
  return !after || isWhole(after)
}
const inCapitals: Holds = ({ start, view }) => /^[A-Z]{2}/.test(sourceOf(view, start, start + 2))

const PLATE = [raw`[1-9]\d[ -]{0,3}[a-hj-np-vxyz]{1,2}(?: ?-? ?[1-9])?`, raw`[ .-]{0,3}(?:\d{3}[ .-]{0,3}\d{2}|\d{4})(?!\d|[.,/]\d|[a-z])`].join('')
/** Without "biển số" a lower-case "15k 2000" may be anything, so the plate must be written as one. */
const writtenAsPlate: Holds = ({ value, start, end, view }) => {
  const hasCapitals = /[A-Z]/.test(sourceOf(view, start, end))
  return /\d{3}\.\d\d$/.test(value) || (hasCapitals && (/\d{5}$/.test(value) || !/(?:19|20)\d\d$/.test(value)))
}
const PLATE_OF = '(?: (?:number|cua|toi|em|minh|la|is|so|xe|may|oto)){0,4}[ :.-]{0,3}'
const PASSPORT_OF = '(?: (?:so|cua|toi|em|minh|la|is|number|no)){0,4}[ :.#-]{0,3}'

const CARD_WORDS = oneOf(
  'visa|master ?card|napas|jcb|the (?:tin dung|ghi no|atm|ngan hang)|so the',
  raw`(?:credit|debit) card|card number|(?:\d[ .-]{0,3}){15,18}\d|cvv2?|cvc2?`,
)
const EXPIRY = raw`(?:0?[1-9]|1[0-2]) ?[/-] ?(?:2\d|3\d|20[2-3]\d)(?!\d|[./-]\d)`
const THREE_DIGITS = oneOf('cvv2?|cvc2?|security code', '(?:ba|3) (?:chu )?so (?:o )?(?:bao mat|bi mat|mat sau|phia sau|dang sau|sau|cuoi)').concat(
  '(?: (?:gom )?(?:ba|3) so)?',
)

/** Personal data that its shape gives away. One more is one more line. */
export const SHAPES: Rule[] = [
  {
    label: '[mã hồ sơ]',
    pattern: pattern(FREE, raw`(?:\d{3}[ .-]\d{2}[ .-]\d{2}[ .-])?[a-z]\d{2}(?:[ .]{1,2}\d{1,3}){0,5}`, SEP, raw`\d{6}[ ._/-]{1,3}\d{3,6}(?!\d)`),
    holds: endsHere,
  },
  { label: '[mã khách hàng]', pattern: pattern(FREE, 'p[a-z]', SEP, digits('8,12')), holds: endsHere },
  { label: '[mã số BHXH/BHYT]', pattern: pattern(FREE, '[a-z]{2}', digits('10,12')), holds: endsHere },
  {
    label: '[mã số BHXH/BHYT]',
    pattern: pattern(FREE, HOLDERS, '[ .-]{1,2}[1-5]', SEP, digits('9,11')),
    holds: (at) => inCapitals(at) && endsHere(at),
  },
  { label: '[mã số thuế]', pattern: pattern(raw`(?<![a-z0-9]|\d[ .-])\d(?:[ .]?\d){9} ?- ?\d{3}(?!\d|[ .-]\d)`), holds: endsHere },
  { label: '[biển số]', pattern: pattern('(?:bien (?:kiem soat|so)|bien xe|bks|so xe|plate)', PLATE_OF, `(${PLATE})`) },
  { label: '[biển số]', pattern: pattern(raw`(?<![a-z0-9]|\d[ .,-])`, PLATE), holds: writtenAsPlate },
  { label: '[hộ chiếu]', pattern: pattern(FREE, '(?:ho chieu|passport)', PASSPORT_OF, `([a-z]${ANY}${digits('6,7', ANY)})`) },
  { label: '[số thẻ]', pattern: pattern(FREE, THREE_DIGITS, raw`[^\d¤\n?!]{0,20}(\d(?:[ .-]?\d){2,3})(?!\d|[ .-]?\d)`), holds: endsHere },
  { label: '[số thẻ]', pattern: pattern(raw`(?<![\d./-])(?=${EXPIRY})(?<=${CARD_WORDS}[^\n]{0,40})`, EXPIRY) },
]

/** "T7 15/4/2026" is a Saturday: these wait until dates and other public figures are settled. */
export const LOOSE_SHAPES: Rule[] = [
  {
    label: '[hộ chiếu]',
    pattern: pattern(FREE, '[a-z][ .-]?', digits('6,7', ANY), '(?![a-z])'),
    holds: (at) => (/^[a-z][ .-]?\d{7,8}$/.test(at.value) || /^[BCEKMNPS]/.test(sourceOf(at.view, at.start, at.end))) && endsHere(at),
  },
]
