import type { Label } from './labels.ts'
import { ENDS, FREE, oneOf, pattern } from './pattern.ts'

/** Words that tell what a number is, and how many digits such a number may have. The nearest one before it counts. */
type Kind = { label: Label; words: string; from: number; to: number }

const KINDS: Kind[] = [
  { label: '[căn cước]', words: 'cccd|can cuoc|(?:so )?dinh danh|ddcn|id(?: card| number| no)?|citizen id|personal id|cc', from: 12, to: 12 },
  { label: '[CMND]', words: 'cmnd|cmtnd|cmt|cmdn|chung minh(?: nhan dan| thu)?', from: 8, to: 12 },
  {
    label: '[số điện thoại]',
    words: 'sdt|so dt|dt|dien thoai|di dong|may ban|zalo|viber|whatsapp|telegram|sim|phone(?: number)?|mobile|tel|call|goi|alo|lien he|lien lac|hotline|may',
    from: 7,
    to: 14,
  },
  {
    label: '[số tài khoản]',
    words:
      'stk|so tk|tai khoan|tk|account(?: number| no)?|acc|ngan hang|bank|vietcombank|vcb|vietinbank|mb|mbbank|bidv|agribank|techcombank|tcb|acb|vpbank|tpbank|sacombank|momo',
    from: 6,
    to: 19,
  },
  { label: '[số thẻ]', words: 'the|card(?: number| no)?|visa|mastercard|napas|atm|jcb', from: 13, to: 19 },
  { label: '[mã số thuế]', words: 'mst|ma so thue|ma thue|tax(?: code| id| number)?|tin', from: 10, to: 13 },
  { label: '[mã số BHXH/BHYT]', words: 'bhxh|bhyt|bao hiem(?: xa hoi| y te)?|so so|insurance(?: number| card| code)?', from: 8, to: 15 },
  { label: '[hộ chiếu]', words: 'ho chieu|passport', from: 7, to: 9 },
  { label: '[mã khách hàng]', words: 'ma (?:so )?khach hang|ma kh|makh|khach hang|customer(?: code| id| number)?|danh bo', from: 4, to: 15 },
  { label: '[mã hồ sơ]', words: 'ma (?:so )?ho so|so ho so|ho so|hs|bien nhan|phieu hen|dossier|application|van don', from: 5, to: 20 },
]
const ANY = pattern(FREE, oneOf(...KINDS.map(({ words }) => `(${words})`)), ENDS)
const REACH = 48

const before = (lower: string, start: number): string => lower.slice(Math.max(0, start - REACH), start)

/** What the words before a number call it, if that fits its length. */
export function kindBefore(lower: string, start: number, digits: number): Label | undefined {
  let label: Label | undefined
  for (const match of before(lower, start).matchAll(ANY)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)]
    if (kind && digits >= kind.from && digits <= kind.to) label = kind.label
  }
  return label
}

const OWNER = '(?: (?:so|cua|toi|em|minh|anh|chi|con|bo|me|vo|chong|ngan hang|vcb|mb|bidv|la|is|number|no|code|nay)){0,4}'
const announcing = (...words: string[]): RegExp => new RegExp(`(?<![a-z])${oneOf(...words)}${OWNER}[ :.=-]{0,3}$`)
const ACCOUNT_OR_TAX = 'stk|so tk|so tai khoan|account number|mst|ma so thue|(?:ma|so|so so) bhxh'
const PERSONAL = announcing(
  ACCOUNT_OR_TAX,
  'cccd|can cuoc(?: cong dan)?|dinh danh(?: ca nhan)?|cmnd|cmt|chung minh(?: nhan dan| thu)?|ho chieu|passport',
  'so the|card number|bhxh|bhyt|sdt|so dien thoai|so dt|ma khach hang|ma ho so',
  '(?:ma )?otp|(?:ma )?pin|passcode|ma xac (?:thuc|nhan|minh)',
)
const SECRET_IS = '(?:otp|pin|passcode|xac (?:thuc|nhan|minh)|mat khau)(?: cua (?:toi|em|minh|con))?(?: la|:)'
const NOT_A_HOTLINE = announcing(ACCOUNT_OR_TAX, SECRET_IS)
const NOT_A_LONG_HOTLINE = announcing(ACCOUNT_OR_TAX, SECRET_IS, 'bhxh|bhyt')

/** Whether a personal number is announced right before this place: then not even an amount is believed. */
export const namesNumber = (lower: string, start: number): boolean => PERSONAL.test(before(lower, start))

/** Phone words announce hotlines too, and "BHXH 1900 9068" is one; ten digits after "BHXH" are its holder's. */
export const namesAccount = (lower: string, start: number, digits: number): boolean =>
  (digits < 10 ? NOT_A_HOTLINE : NOT_A_LONG_HOTLINE).test(before(lower, start))
