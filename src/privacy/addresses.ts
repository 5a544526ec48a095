import { type Find, type Found, matches } from './find.ts'
import { digitsAfter, digitsBefore, isWhole, onlyDigits } from './whole-numbers.ts'

/** House number and street. Commune and province stay: they are what most answers depend on. */
const NUMBER = '\\d{1,4}[a-z]?(?:[/-]\\d{1,4}[a-z]?){0,5}(?!\\d|[.,]\\d|[a-z]| ?(?:ty|trieu|tr|phong|tang|nguoi|m2)(?![a-z]))'
const LANE = '(?:ngo|ngach|hem|kiet|hxh)'
const HOUSE = `(?:so nha|nha so|can ho(?: so)?|dia chi(?: nha)?:?|nha|(?<!(?:dinh|tu|luat|quyet|thi|van|mau|luc|don|thang) )so)`
const ROAD = '(?:duong|pho|dg|d(?=\\.)|street|quoc lo|tinh lo|ql|tl)'
const CHAIN = `(?:[ ,]{1,2}${LANE}(?: so)? ${NUMBER})`

const PATTERNS: { pattern: RegExp; street: 'must' | 'may' }[] = [
  { pattern: new RegExp(`(?<![a-z0-9])(?:(?:so nha|nha so|can ho(?: so)?) ${NUMBER}${CHAIN}{0,3}|(?:${HOUSE} )?(?:${NUMBER} )?(?:${LANE}(?: so)? ${NUMBER})${CHAIN}{0,3})`, 'g'), street: 'may' },
  { pattern: new RegExp(`(?<![a-z0-9])(?:${HOUSE} )?(?<![\\d.,/-])${NUMBER}${CHAIN}{0,3}`, 'g'), street: 'must' },
]

const CAPITALISED = /(?: {1,2}(?!(?:Phuong|Xa|Quan|Huyen|Thi|Tinh|Tp|TP|Thanh [Pp]ho|Khu|Ap|Thon|To|Khom|Bo|UBND|Cong|Luat|Nghi|So|Dieu|Viet|VNeID)\b)[A-Z][A-Za-z']{0,9}){1,4}/y
const SMALL = /(?: (?!(?:phuong|xa|quan|huyen|thi|tinh|tp|thanh pho|khu|ap|thon|to|o|la|thi|co|muon|can|lam|di|den|toi|bi|gan|thuoc|duoc|khong|va|hay|nop|truyen|link|day|dan|bay|sat|thuy|bo|hang|khong|nao|dien|di|ve)(?![a-z]))[a-z]{1,9}){1,2}/y
const NUMBERED = / ?(?:so )?[a-z]?\d{1,3}(?:\/\d{1,2})?[a-z]?(?![\d/.,]?\d)/y
const ROAD_WORD = new RegExp(`,? ${ROAD}\\.?(?= )`, 'y')

const lengthAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** The street after a house number: named after "đường", or in capitals where that cannot be another thing. */
function streetLength(lower: string, cased: string, at: number, mayBeBare: boolean): number {
  const road = lengthAt(ROAD_WORD, lower, at)
  const from = at + road
  const named = lengthAt(CAPITALISED, cased, from)
  if (road === 0) return mayBeBare && named && / .* /.test(cased.slice(from, from + named)) ? named : 0
  const length = named || lengthAt(NUMBERED, lower, from) || (mayBeBare ? lengthAt(SMALL, lower, from) : 0)
  return length ? road + length : 0
}

const LIVES = /(?<![a-z])(?:o|tai|dia chi|tru)[ :]{1,2}$/
/** "15/4 Hà Nội" is no house. */
const DAY = /^(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])(?:[/-]|$)/

/** Whether the digits go on, as in "nhà số 0912 345 678". */
function isLongNumber(rest: string, start: number, end: number): boolean {
  const after = onlyDigits(digitsAfter(rest, end))
  return !isWhole(after) && onlyDigits(digitsBefore(rest, start) + rest.slice(start, end)).length + after.length >= 9
}

export const findAddresses: Find = (rest, { cased }) => {
  const all: Found[] = []
  for (const { pattern, street } of PATTERNS) {
    for (const { index: start, 0: house } of matches(pattern, rest)) {
      const end = start + house.length
      const isHouse = street === 'may' || /^[a-z]/.test(house) || LIVES.test(rest.slice(Math.max(0, start - 10), start)) || (house.includes('/') && !DAY.test(house))
      const length = streetLength(rest, cased, end, isHouse)
      if ((street === 'may' || length > 0) && !isLongNumber(rest, start, end)) all.push({ start, end: end + length, label: '[địa chỉ]' })
    }
  }
  return all
}
