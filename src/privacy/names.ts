import { type Find, type Found, matches } from './find.ts'
import { sourceOf, type View } from './view.ts'

/** Family names, folded. After weak words ("tôi là", "anh") only these begin a name; "Công An" does not. */
const FAMILY = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam luu mai to tang trieu ta cao ha
  thai chau lieu quach kieu tong phung lo vi nong luong ma giang vang sung thach son kim danh chu quan la tieu thieu nghiem khuat khuong cu dam
  tu tram mac dong ung au luc kha ninh bach hua ngan moc than ton lai diep hau ke lang leo lu ly mua phi phu quang sam tran tuong uong van vien
  ksor rcom siu nay kpa rmah h'hen y`.split(/\s+/),
)
/** What ends a name when everything is written in capitals, or begins the next field. With their accents: Tám, Nam and Minh are names. */
const FIELDS = 'ở o quê que số địa ngày hiện tạm thường sđt sdt đt cccd cmnd cmt stk tk mst bhxh bhyt email điện tôi toi phường phuong xã tỉnh'.split(' ')
const STOPS = new Set(FIELDS)
const STOPS_IN_CAPITALS = new Set(
  [...FIELDS, ...'sinh năm muốn cần hỏi có bị đang xin là la đã thì và với của cua em con đến từ tại giới nghề làm việc nay được không gửi nộp nhờ giúp gặp báo mã mật quận huyện thành and live from born number is'.split(' ')],
)
/** Capitalised, but no person. */
const NO_PERSON = new Set('vneid cong co bo so uy ubnd thu giay tai ngan the cho he trung can bao viet chinh nha benh truong app bkav google facebook zalo youtube dai'.split(' '))

const STRONG = '(?:ho (?:va )?ten(?: day du)?|ten day du|ten khai sinh|full name|my name(?: is|\'s)?|chu (?:tai khoan|tk|the)|nguoi (?:nhan|thu huong)|dung ten|ten(?: (?:toi|em|minh|con|chau|that))?(?= ?[:=]| (?:la|is)(?![a-z])))'
const WEAK = "(?:ten|(?:toi|em|minh|con|chau|bac|co|chu|anh|chi|ong|ba|me|bo|vo|chong|tui|tao) la|i am|i'm|this is|(?:ong|ba|anh|chi|co|chu|bac|cau|di|mr|mrs|ms)\\.?(?= ))"
const ASIDE = '(?: (?:cua|trong|tren|day du|con|be|chau|toi|em|minh|me|bo|vo|chong|khai sinh|ho so|giay to|la|is)){0,5}'
const INTRODUCTION = new RegExp(`(?<![a-z])(?:(${STRONG})|${WEAK})${ASIDE} ?(?:(?:la|is) ?)?[.:=-]? {0,3}(?=[a-z])`, 'g')

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

function capitalised(view: View, at: number, strong: boolean): number {
  NAME.lastIndex = at
  const name = NAME.exec(view.cased)?.[0]
  if (!name) return 0
  const words = name.split(' ')
  const first = (words[0] ?? '').toLowerCase()
  const typed = sourceOf(view, at, at + name.length).normalize('NFC').split(' ')
  return FAMILY.has(first) || (strong && !NO_PERSON.has(first)) ? nameLength(words, typed) : 0
}

function small(view: View, at: number): number {
  SMALL_NAME.lastIndex = at
  const [family = '', middle = '', given = '', more = ''] = SMALL_NAME.exec(view.lower)?.[0].split(' ') ?? []
  const typed = sourceOf(view, at + family.length, at + family.length + middle.length + 1).normalize('NFC').trim()
  return given && FAMILY.has(family) && /^(?:văn|van|thị|thi)$/.test(typed) ? [family, middle, given, more].join(' ').trimEnd().length : 0
}

/** Folded, "đi", "có" and "bắc" look like "dì", "cô" and "bác". */
const TITLES = /^(?:ông|ong|bà|anh|chị|chi|cô|chú|bác|cậu|dì|mrs?|ms)$/
const isTitle = (word: string, view: View, at: number): boolean =>
  !/^(?:ba|co|chu|bac|cau|di)$/.test(word) || TITLES.test(sourceOf(view, at, at + word.length).normalize('NFC').toLowerCase())

/** Names that introduce themselves. */
export const findNames: Find = (rest, view) => {
  const all: Found[] = []
  for (const match of matches(INTRODUCTION, rest)) {
    if (match[1] === undefined && !isTitle(/^[a-z]+/.exec(match[0])?.[0] ?? '', view, match.index)) continue
    const start = match.index + match[0].length
    const named = match[1] !== undefined || /^ten/.test(match[0])
    const length = capitalised(view, start, match[1] !== undefined) || (named ? small(view, start) : 0)
    if (length > 0) all.push({ start, end: start + length, label: '[họ tên]' })
  }
  return all
}
