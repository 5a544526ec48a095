import { type Find, type Found, matches } from './find.ts'
import { FREE, oneOf, pattern } from './pattern.ts'
import { digitsAfter, digitsBefore, isWhole, onlyDigits } from './whole-numbers.ts'

const { raw } = String

/** House number and street. Commune and province stay: most answers depend on them. */
const NUMBER = raw`\d{1,4}[a-z]?(?:[/-]\d{1,4}[a-z]?){0,5}(?!\d|[.,]\d|[a-z]| ?(?:ty|trieu|tr|phong|tang|nguoi|m2)(?![a-z]))`
const LANE = `(?:ngo|ngach|hem|kiet|hxh)(?: so)? ${NUMBER}`
const LANES = `(?:[ ,]{1,2}${LANE}){0,3}`
const DOOR = '(?:so nha|nha so|can ho(?: so)?)'
/** "Nghị định số 12" and "thông tư số 12" are no houses. */
const AT = oneOf(DOOR, 'dia chi(?: nha)?:?', 'nha', '(?<!(?:dinh|tu|luat|quyet|thi|van|mau|luc|don|thang) )so')

/** The first names a house by itself; the second is only a number, so a street must follow. */
const HOUSES: { house: RegExp; street: 'may' | 'must' }[] = [
  { house: pattern(FREE, oneOf(`${DOOR} ${NUMBER}`, `(?:${AT} )?(?:${NUMBER} )?${LANE}`), LANES), street: 'may' },
  { house: pattern(FREE, `(?:${AT} )?`, raw`(?<![\d.,/-])`, NUMBER, LANES), street: 'must' },
]

const ROAD = /,? (?:duong|pho|dg|d(?=\.)|street|quoc lo|tinh lo|ql|tl)\.?(?= )/y
const NO_STREET = 'Phuong|Xa|Quan|Huyen|Thi|Tinh|Tp|TP|Thanh [Pp]ho|Khu|Ap|Thon|To|Khom|Bo|UBND|Cong|Luat|Nghi|So|Dieu|Viet|VNeID'
const IN_CAPITALS = new RegExp(raw`(?: {1,2}(?!(?:${NO_STREET})\b)[A-Z][A-Za-z']{0,9}){1,4}`, 'y')
const NO_NAME = [
  'phuong|xa|quan|huyen|thi|tinh|tp|thanh pho|khu|ap|thon|to|o|la|co|muon|can|lam|di|den|toi|bi|gan|thuoc|duoc|khong|va|hay|nop',
  'truyen|link|day|dan|bay|sat|thuy|bo|hang|nao|dien|ve',
].join('|')
const IN_SMALL = new RegExp(`(?: (?!(?:${NO_NAME})(?![a-z]))[a-z]{1,9}){1,2}`, 'y')
const IN_FIGURES = / ?(?:so )?[a-z]?\d{1,3}(?:\/\d{1,2})?[a-z]?(?![\d/.,]?\d)/y

const lengthAt = (part: RegExp, text: string, at: number): number => {
  part.lastIndex = at
  return part.exec(text)?.[0].length ?? 0
}

/** How far the street reaches: it is named after "đường", or in capitals where that can be nothing else. */
function streetLength(lower: string, cased: string, at: number, isHouse: boolean): number {
  const road = lengthAt(ROAD, lower, at)
  const from = at + road
  const capitals = lengthAt(IN_CAPITALS, cased, from)
  if (road === 0) return isHouse && / .* /.test(cased.slice(from, from + capitals)) ? capitals : 0
  const name = capitals || lengthAt(IN_FIGURES, lower, from) || (isHouse ? lengthAt(IN_SMALL, lower, from) : 0)
  return name ? road + name : 0
}

const LIVES = /(?<![a-z])(?:o|tai|at|dia chi|tru)[ :]{1,2}$/
/** "15/4 Hà Nội" is no house. */
const DAY = /^(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])(?:[/-]|$)/
const saysHouse = (house: string, before: string): boolean => /^[a-z]/.test(house) || LIVES.test(before) || (house.includes('/') && !DAY.test(house))

const LONG = 9
/** Whether the digits go on, as in "nhà số 0912 345 678". */
function isLongNumber(rest: string, start: number, end: number): boolean {
  const after = onlyDigits(digitsAfter(rest, end))
  return !isWhole(after) && onlyDigits(digitsBefore(rest, start) + rest.slice(start, end) + after).length >= LONG
}

export const findAddresses: Find = (rest, { cased }) => {
  const all: Found[] = []
  for (const { house, street } of HOUSES) {
    for (const { index: start, 0: words } of matches(house, rest)) {
      const end = start + words.length
      const isHouse = street === 'may' || saysHouse(words, rest.slice(Math.max(0, start - 10), start))
      const length = streetLength(rest, cased, end, isHouse)
      if ((street === 'may' || length > 0) && !isLongNumber(rest, start, end)) all.push({ start, end: end + length, label: '[địa chỉ]' })
    }
  }
  return all
}
