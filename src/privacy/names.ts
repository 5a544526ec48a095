import { type Find, type Found, matches } from './find.ts'
import { FAMILY, NO_PERSON, STOPS, STOPS_IN_CAPITALS } from './name-words.ts'
import { oneOf, pattern } from './pattern.ts'
import { sourceOf, type View } from './view.ts'

const { raw } = String

/** After these any capitalised words are a name. */
const STRONG = oneOf(
  "ho (?:va )?ten(?: day du)?|ten (?:day du|khai sinh)|full name|my name(?: is|'s)?",
  'chu (?:tai khoan|tk|the)|nguoi (?:nhan|gui|thu huong|viet|lam don|yeu cau|nop)|dung ten',
  'ten(?: (?:toi|em|minh|con|chau|that))?(?= ?[:=]| (?:la|is)(?![a-z]))',
)
/** After these only what begins with a family name. */
const WEAK = oneOf(
  'ten|(?:chuyen|gui) (?:cho|den)|(?:toi|em|minh|con|chau|bac|co|chu|anh|chi|ong|ba|me|bo|vo|chong|tui|tao) la',
  raw`i am|i'm|this is|(?:ong|ba|anh|chi|co|chu|bac|cau|di|mr|mrs|ms)\.?(?= )`,
)
const ASIDE = '(?: (?:cua|trong|tren|day du|con|be|chau|toi|em|minh|me|bo|vo|chong|khai sinh|ho so|giay to|la|is)){0,5}'
const INTRODUCTION = pattern('(?<![a-z])', `(?:(${STRONG})|${WEAK})`, ASIDE, ' ?(?:(?:la|is) ?)?[.:=-]? {0,3}(?=[a-z])')

const NAME = /[A-Z][A-Za-z']{0,11}(?: {1,2}[A-Z][A-Za-z']{0,11}){1,7}/y
/** Typed in small letters a name is believed only in its commonest form: family name, văn or thị, given name. */
const SMALL_NAME = /[a-z]{2,6} (?:van|thi) [a-z]{1,7}(?: [a-z]{1,7}(?=[,.;\n]|$))?/y

const isCapitals = (word: string): boolean => word.length > 1 && word === word.toUpperCase()

/** How much of the capitalised words is the name: two to five words, none of them the start of the next field. */
function nameLength(words: string[], typed: string[]): number {
  const shouted = isCapitals(words[0] ?? '')
  const stops = shouted ? STOPS_IN_CAPITALS : STOPS
  const end = words.findIndex((word, i) => i > 0 && (stops.has(typed[i]?.toLowerCase() ?? '') || (!shouted && isCapitals(word))))
  const kept = words.slice(0, end < 0 ? 5 : Math.min(end, 5))
  return kept.length < 2 ? 0 : kept.join(' ').length
}

function capitalisedLength(view: View, at: number, strong: boolean): number {
  NAME.lastIndex = at
  const name = NAME.exec(view.cased)?.[0]
  if (!name) return 0
  const words = name.split(' ')
  const first = (words[0] ?? '').toLowerCase()
  const typed = sourceOf(view, at, at + name.length)
    .normalize('NFC')
    .split(' ')
  return FAMILY.has(first) || (strong && !NO_PERSON.has(first)) ? nameLength(words, typed) : 0
}

function smallLength(view: View, at: number): number {
  SMALL_NAME.lastIndex = at
  const name = SMALL_NAME.exec(view.lower)?.[0] ?? ''
  const [family = ''] = name.split(' ')
  const [, middle = ''] = sourceOf(view, at, at + name.length)
    .normalize('NFC')
    .split(' ')
  return FAMILY.has(family) && /^(?:văn|van|thị|thi)$/.test(middle) ? name.length : 0
}

/** Folded, "đi", "có" and "bắc" look like "dì", "cô" and "bác". */
const TITLES = /^(?:ông|ong|bà|anh|chị|chi|cô|chú|bác|cậu|dì|mrs?|ms)$/
const isTitle = (word: string, view: View, at: number): boolean =>
  !/^(?:ba|co|chu|bac|cau|di)$/.test(word) ||
  TITLES.test(
    sourceOf(view, at, at + word.length)
      .normalize('NFC')
      .toLowerCase(),
  )

/** Names that introduce themselves. */
export const findNames: Find = (rest, view) => {
  const all: Found[] = []
  for (const match of matches(INTRODUCTION, rest)) {
    const strong = match[1] !== undefined
    const [word = ''] = /^[a-z]+/.exec(match[0]) ?? []
    if (!strong && !isTitle(word, view, match.index)) continue
    const start = match.index + match[0].length
    const length = capitalisedLength(view, start, strong) || (strong || word === 'ten' ? smallLength(view, start) : 0)
    if (length > 0) all.push({ start, end: start + length, label: '[họ tên]' })
  }
  return all
}
