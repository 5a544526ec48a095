import { type Find, findBy, type Holds, type Rule } from './find.ts'
import { sourceOf } from './view.ts'
import { digitsAfter, digitsBefore, MOST_SEPARATORS, onlyDigits, SEPARATOR } from './whole-numbers.ts'

/** One-time codes and PINs: four to eight digits, in one piece or a few, within some words of what names them. */
const VALUE = '(?<![\\d./-])\\d(?:[ .-]{0,3}\\d){3,7}(?![a-z0-9]|[ .-]?\\d(?!\\d{0,2}[a-z])|%)'
const LENGTH = '(?: (?:co )?(?:\\d|sau|bon|tam) (?:chu )?(?:so|ky tu|digits?))?'
/** Words that only ever name a secret: after them even "1990" is one. */
const SECRET = '(?:otp|pin|passcode|ma (?:otp|pin|xac (?:thuc|nhan|minh)|kich hoat|bao mat|dang nhap|mo khoa)|mat ma|(?:verification|security|confirmation|one[ -]time|pin|sms) (?:code|password)|password|mat khau)'
/** "Mã" and "code" name much that is public; those are let pass. */
const CODE =
  '(?:ma(?! (?:tinh|thanh pho|xa|phuong|huyen|quan|vung|buu|quoc gia|thu tuc|tthc|linh vuc|nganh|loi|qr|vach|nghe|chuong|muc|dinh danh|mau|dich vu))|(?<!(?:area|zip|postal|post|country|qr|error|source|bar) )code(?! (?:of|for)))'
const ASIDE = "(?:[ ,:;.=\"'(-]{1,3}(?!(?:ma|code)(?![a-z]))[a-z]{1,12})"

/** What a four-digit number is when it follows these: an hour, an amount, a short number to call, a year. */
const PUBLIC_AFTER = /(?:^|[^a-z])(?:nam|thang|ngay|toi|den|goi|dau so|tong dai|hotline|hon|khoang|gia|phi|tien|tra|dieu|khoan|muc|lop|tu|luc|call|dial|year|in|since|dinh|luat|lenh|so)[ :]*$/
/** The same in any pieces, right after a word that only names a secret. */
const PIECES = `(?<![\\d./-])\\d(?:${SEPARATOR}{0,${MOST_SEPARATORS}}\\d){3,7}(?![a-z0-9]|%)`
const COUNTED =
  /^ ?(?:dong|d|vnd|k|tr|trieu|nghin|ngan|ty|gio|phut|giay|ngay|thang|nam|tuoi|so|chu|ky tu|lan|nguoi|mah|mb|gb|met|km|m2|ho so|cai|hours?|minutes?|digits?|characters?)(?![a-z])/
const LONG = 9
const SHORT_NUMBER = /^(?:1022|5656|[1-9]000|(?:19\d|20[0-4])\d|[1-9]0*)$/

/** Not a few digits of a longer number, nor four or five that count something. */
const isCode: Holds = ({ value, start, end, rest }) =>
  onlyDigits(digitsBefore(rest, start) + value + digitsAfter(rest, end)).length < LONG && (onlyDigits(value).length > 5 || !COUNTED.test(rest.slice(end, end + 14)))

const plausible: Holds = (at) => {
  const { value, start, rest } = at
  if (!isCode(at)) return false
  const digits = onlyDigits(value)
  if (/^(?:19|20)\d\d-\d\d$/.test(value)) return false
  return digits.length > 5 ? !/^[1-9]0+$/.test(digits) : !SHORT_NUMBER.test(digits) && !PUBLIC_AFTER.test(rest.slice(Math.max(0, start - 12), start))
}

/** "Mà" and "má" are other words than "mã"; without any diacritics it may be either. */
const isCodeWord: Holds = ({ from, view }) => !/^m[àáả]/i.test(sourceOf(view, from, from + 2).normalize('NFC'))

const RULES: Rule[] = [
  { label: '[mã OTP]', pattern: new RegExp(`(?<![a-z0-9])${SECRET}${LENGTH}(?: (?:so|nay|la|cua|toi|em|minh|con|chau|tui|moi|vua|nhan|duoc|gui|ve|is|my|was|the)){0,6}[ :=.,"'()-]{0,4}(${VALUE})`, 'g'), holds: isCode },
  { label: '[mã OTP]', pattern: new RegExp(`(?<![a-z0-9])${SECRET}${LENGTH}(?: (?:so|nay|la|cua|toi|em|minh|con|chau|tui|moi|vua|nhan|duoc|gui|ve|is|my|was|the)){0,6}[ :=.,"'()-]{0,4}(${PIECES})`, 'g'), holds: isCode },
  { label: '[mã OTP]', pattern: new RegExp(`(?<![a-z0-9])${SECRET}${LENGTH}${ASIDE}{0,6}[ :=.,"'()-]{1,4}(${VALUE})`, 'g'), holds: plausible },
  { label: '[mã OTP]', pattern: new RegExp(`(?<![a-z0-9])${CODE}${LENGTH}${ASIDE}{0,5}[ :=.,"'()-]{1,4}(${VALUE})`, 'g'), holds: (at) => plausible(at) && isCodeWord(at) },
  { label: '[mã OTP]', pattern: new RegExp(`${VALUE}(?=[ ,"'()-]{1,3}(?:[a-z]{1,8} ){0,3}(?:otp|pin|passcode|ma (?:otp|pin|xac (?:thuc|nhan|minh))|mat ma|(?:verification|security) code)(?![a-z]))`, 'g'), holds: plausible },
]

export const ONE_TIME_CODES: Find[] = RULES.map(findBy)
