import type { Holds, Rule } from './find.ts'
import { ENDS, FREE, oneOf, pattern } from './pattern.ts'
import { sourceOf } from './view.ts'
import { digitsAfter, digitsBefore, MOST_SEPARATORS, onlyDigits, SEPARATOR } from './whole-numbers.ts'

const { raw } = String

/** Four to eight digits, in one piece or a few. */
const VALUE = raw`(?<![\d./-])\d(?:[ .-]{0,3}\d){3,7}(?![a-z0-9]|[ .-]?\d(?!\d{0,2}[a-z])|%)`
/** The same in any pieces: believed only right after a word that names nothing but secrets. */
const PIECES = raw`(?<![\d./-])\d(?:${SEPARATOR}{0,${MOST_SEPARATORS}}\d){3,7}(?![a-z0-9]|%)`

/** Words that only ever name a secret: after them even "1990" is one. */
const SECRET = oneOf(
  'otp|pin|passcode|mat ma|mat khau|password',
  'ma (?:otp|pin|xac (?:thuc|nhan|minh)|kich hoat|bao mat|dang nhap|mo khoa)',
  '(?:verification|security|confirmation|one[ -]time|pin|sms) (?:code|password)',
)
/** "Mã" and "code" name much that is public, too; that is let pass. */
const CODE = oneOf(
  'ma(?! (?:tinh|thanh pho|xa|phuong|huyen|quan|vung|buu|quoc gia|thu tuc|tthc|linh vuc|nganh|loi|qr|vach|nghe|chuong|muc|dinh danh|mau|dich vu))',
  '(?<!(?:area|zip|postal|post|country|qr|error|source|bar) )code(?! (?:of|for))',
)
const LENGTH = raw`(?: (?:co )?(?:\d|sau|bon|tam) (?:chu )?(?:so|ky tu|digits?))?`
const SAID = '(?: (?:so|nay|la|cua|toi|em|minh|con|chau|tui|moi|vua|nhan|duoc|gui|ve|is|my|was|the)){0,6}[ :=.,"\'()-]{0,4}'
/** Any other words, an hour, or a public figure already settled; not another "mã", which would begin anew. */
const ASIDE = raw`(?:[ ,:;.="'(-]{1,3}(?!(?:ma|code)${ENDS})(?:[a-z]{1,12}|\d{1,2}h(?!\d)|¤{3,20}))`
const GAP = '[ :=.,"\'()-]{1,4}'
const NAMED_AFTER = oneOf('otp|pin|passcode|mat ma', 'ma (?:otp|pin|xac (?:thuc|nhan|minh))', '(?:verification|security) code')

/** What four digits are after these: an hour, an amount, a short number to call, a year. */
const PUBLIC_AFTER = new RegExp(
  '(?:^|[^a-z])(?:nam|thang|ngay|toi|den|goi|dau so|tong dai|hotline|hon|khoang|gia|phi|tien|tra|dieu|khoan|muc|lop' +
    '|tu|luc|call|dial|year|in|since|dinh|luat|lenh|so)[ :]*$',
)
const COUNTED = new RegExp(
  '^ ?(?:dong|d|vnd|k|tr|trieu|nghin|ngan|ty|gio|phut|giay|ngay|thang|nam|tuoi|so|chu|ky tu|lan|nguoi|mah|mb|gb|met|km|m2' +
    '|ho so|cai|hours?|minutes?|digits?|characters?)(?![a-z])',
)
const PUBLIC_NUMBER = /^(?:1022|5656|[1-9]000|(?:19\d|20[0-4])\d|[1-9]0*)$/
const LONG = 9

/** Not a few digits of a longer number, nor four or five that count something. */
const isCode: Holds = ({ value, start, end, rest }) => {
  const isShort = onlyDigits(digitsBefore(rest, start) + value + digitsAfter(rest, end)).length < LONG
  return isShort && (onlyDigits(value).length > 5 || !COUNTED.test(rest.slice(end, end + 14)))
}

const isLikely: Holds = (at) => {
  if (!isCode(at) || /^(?:19|20)\d\d-\d\d$/.test(at.value)) return false
  const digits = onlyDigits(at.value)
  if (digits.length > 5) return !/^[1-9]0+$/.test(digits)
  return !PUBLIC_NUMBER.test(digits) && !PUBLIC_AFTER.test(at.rest.slice(Math.max(0, at.start - 12), at.start))
}

/** "Mà" and "má" are other words than "mã"; without any diacritics it may be either. */
const isCodeWord: Holds = ({ from, view }) => !/^m[àáả]/i.test(sourceOf(view, from, from + 2).normalize('NFC'))

/** One-time codes and PINs, within some words of what names them. */
export const ONE_TIME_CODES: Rule[] = [
  { label: '[mã OTP]', pattern: pattern(FREE, SECRET, LENGTH, SAID, `(${VALUE})`), holds: isCode },
  { label: '[mã OTP]', pattern: pattern(FREE, SECRET, LENGTH, SAID, `(${PIECES})`), holds: isCode },
  { label: '[mã OTP]', pattern: pattern(FREE, SECRET, LENGTH, `${ASIDE}{0,6}`, GAP, `(${VALUE})`), holds: isLikely },
  { label: '[mã OTP]', pattern: pattern(FREE, CODE, LENGTH, `${ASIDE}{0,5}`, GAP, `(${VALUE})`), holds: (at) => isCodeWord(at) && isLikely(at) },
  { label: '[mã OTP]', pattern: pattern(VALUE, raw`(?=[ ,"'()-]{1,3}(?:[a-z]{1,8} ){0,3}`, NAMED_AFTER, ENDS, ')'), holds: isLikely },
]
