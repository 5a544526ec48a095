import type { Rule } from './find.ts'
import { sourceOf } from './view.ts'

/**
 * Personal data that its shape or the words before it give away, in order: what is found first is settled. Runs of
 * digits without such a shape are judged in `digit-runs.ts`. All patterns read lower case without diacritics.
 */
const SEP = '[ .,/_–-]{0,3}'
const FREE = '(?<![a-z0-9])'
const digits = (count: string): string => `\\d(?:${SEP}\\d){${count}}(?!\\d)`

/** A code is anything with at least four digits: letters, digits and what joins them. */
const CODE = '((?:[a-z]{1,4}[ .-]?)?(?=[a-z0-9./-]*\\d(?:[a-z0-9./ -]{0,3}\\d){3})[a-z0-9][a-z0-9./-]{3,40})'
const SAID = '(?: (?:so|cua|toi|em|minh|anh|chi|con|bo|me|la|is|number|no|code|nay|dien|nuoc|ben)){0,4}[ :.=#-]{0,3}'

const PLATE_LETTERS = '[a-hj-np-vxyz]{1,2}'
const PLATE = `[1-9]\\d[ -]?${PLATE_LETTERS}(?:[1-9](?=[ .-]))?[ .-]{0,3}(?:\\d{3}[ .-]?\\d{2}|\\d{4})(?!\\d|[.,/]\\d|[a-z])`
/** Without "biển số" a lower-case "15k 2000" may be anything, so the plate must be written as one. */
const writtenAsPlate: Rule['holds'] = ({ value, start, end, view }) => {
  const source = sourceOf(view, start, end)
  return /\d[.]\d/.test(value) || /-/.test(value) || (/[A-Z]/.test(source) && !/(?:19|20)\d\d$/.test(value))
}

const CARD_WORDS = '(?:visa|master ?card|napas|jcb|the (?:tin dung|ghi no|atm|ngan hang|visa|napas)|(?:credit|debit) card|card number|so the|(?:\\d[ .-]{0,3}){15,18}\\d|cvv2?|cvc2?)'
const EXPIRY = '(?:0?[1-9]|1[0-2]) ?[/-] ?(?:2\\d|3\\d|20[2-3]\\d)(?!\\d|[./-]\\d)'

export const IDENTIFIERS: Rule[] = [
  { label: '[mã hồ sơ]', pattern: new RegExp(`${FREE}(?:\\d{3}[ .]\\d{2}[ .]\\d{2}[ .])?[a-z]\\d{2}(?:[ .]{1,2}\\d{1,3}){0,5}${SEP}\\d{6}[ ._/–-]{1,3}\\d{3,6}(?!\\d)`, 'g') },
  { label: '[mã số BHXH/BHYT]', pattern: new RegExp(`${FREE}[a-z]{2}${digits('10,12')}`, 'g') },
  { label: '[mã số BHXH/BHYT]', pattern: new RegExp(`${FREE}(?:dn|hx|ch|nn|tk|hc|xk|tb|no|ct|xb|tn|cs|qn|ca|cy|xn|ms|cc|ck|cb|kc|hd|te|bt|hn|dt|dk|xd|ts|tc|tq|ta|ty|hg|ls|pv|hs|sv|gb|gd|ba|nd|th|tv|td|tu|xv|qt) [1-5]${SEP}${digits('9,11')}`, 'g') },
  { label: '[mã khách hàng]', pattern: new RegExp(`${FREE}p[a-z]${SEP}${digits('8,12')}`, 'g') },
  { label: '[mã số thuế]', pattern: /(?<![a-z0-9]|\d[ .-])\d(?:[ .]?\d){9} ?[-–] ?\d{3}(?!\d|[ .-]\d)/g },
  { label: '[biển số]', pattern: new RegExp(`(?:bien (?:kiem soat|so)(?: xe)?|bien xe|bks|so xe|license plate|plate number|plate)(?: (?:cua|toi|em|minh|la|is|so|xe|may|oto)){0,4}[ :.-]{0,3}(${PLATE})`, 'g') },
  { label: '[biển số]', pattern: new RegExp(`(?<![a-z0-9]|\\d[ .,-])${PLATE}`, 'g'), holds: writtenAsPlate },
  { label: '[hộ chiếu]', pattern: new RegExp(`${FREE}(?:ho chieu|passport)(?: (?:so|cua|toi|em|minh|la|is|number|no)){0,4}[ :.#-]{0,3}([a-z]${SEP}${digits('6,8')})`, 'g') },
  { label: '[hộ chiếu]', pattern: /(?<![a-z0-9])[a-z](?:[ .-]?\d{7,8}|\d(?:[ .-]?\d){6,7})(?!\d|[a-z]|[ .,/-]\d)/g, holds: ({ value, start, end, view }) => /^[a-z]\d/.test(value) || /^[A-Z]/.test(sourceOf(view, start, end)) },
  { label: '[mã khách hàng]', pattern: new RegExp(`${FREE}(?:ma (?:so )?(?:khach hang|kh)|makh|customer (?:code|id|number)|ma danh bo|danh bo)${SAID}${CODE}`, 'g') },
  { label: '[mã hồ sơ]', pattern: new RegExp(`${FREE}(?:ma (?:so )?(?:ho so|hs|bien nhan|tra cuu)|so (?:ho so|bien nhan|phieu hen)|bien nhan(?: so)?|hs|ho so(?: so)?|dossier(?: code| number)?|application(?: number)?)${SAID}${CODE}`, 'g'), holds: ({ value }) => /^(?!(?:19|20)\d\d\b).*\d/.test(value) },
  { label: '[số]', pattern: new RegExp(`${FREE}(?:(?:ma|so) (?:so )?(?:benh nhan|benh an|y te)|patient (?:id|number|code)|pid)${SAID}${CODE}`, 'g') },
  { label: '[số thẻ]', pattern: new RegExp(`${FREE}(?:cvv2?|cvc2?|security code|(?:ba|3) (?:chu )?so (?:bao mat |o )?(?:sau|mat sau|phia sau|cuoi|dang sau|bao mat)(?: (?:the|cua the))?)[^\\d\\u0001\\n]{0,20}(\\d(?:[ .-]?\\d){2,3})(?!\\d|[ .-]?\\d)`, 'g') },
  { label: '[số thẻ]', pattern: new RegExp(`(?<=${CARD_WORDS}[^\\n]{0,40})(?<![\\d./-])${EXPIRY}`, 'g') },
]
