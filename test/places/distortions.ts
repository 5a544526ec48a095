/** One line of an address: "Phường" and "An Hội Tây". */
export type Line = { level: 'commune' | 'district' | 'province'; unit: string; name: string }
/** From the commune up. `district` is the old one of a commune of today, which some still name. */
export type Address = { lines: Line[]; district?: Line }
type Random = () => number
export type Distortion = { name: string; write: (address: Address, random: Random) => string; suits?: (address: Address) => boolean }

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T
const isNumber = (line: Line): boolean => /^\d+$/.test(line.name)
const full = (line: Line): string => `${line.unit} ${line.name}`
const join = (lines: Line[], write: (line: Line) => string = full, comma = ', '): string => lines.map(write).join(comma)
const plain = ({ lines }: Address): string => join(lines)
const unmarked = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')

const SHORT: Record<string, string> = {
  Phường: 'P',
  Xã: 'X',
  'Đặc khu': 'Đặc khu',
  'Thị trấn': 'TT',
  Quận: 'Q',
  Huyện: 'H',
  'Thị xã': 'TX',
  'Thành phố': 'TP',
  Tỉnh: 'T',
}
const short = (line: Line): string => SHORT[line.unit] ?? line.unit
const dotted = (line: Line): string => `${short(line)}.${line.name}`
const spaced = (line: Line): string => `${short(line)} ${line.name}`.toLowerCase()

const NICKNAMES: Record<string, string[]> = {
  'Hồ Chí Minh': ['HCM', 'TPHCM', 'tphcm', 'TP.HCM', 'tp hcm', 'hcm', 'sài gòn', 'Sài Gòn', 'sg', 'sai gon'],
  'Hà Nội': ['HN', 'hn', 'TP HN', 'hanoi', 'Hanoi'],
  'Đà Nẵng': ['ĐN', 'đn', 'tp đn', 'Danang'],
  'Hải Phòng': ['HP', 'tp hp', 'Haiphong'],
  'Đắk Lắk': ['Đăk Lăk', 'Daklak', 'Đắc Lắc'],
  'Bà Rịa - Vũng Tàu': ['BRVT', 'Vũng Tàu', 'Bà Rịa Vũng Tàu'],
  Huế: ['Thừa Thiên Huế', 'TT Huế', 'Hue'],
}
const nicknamed = (line: Line, random: Random): string =>
  line.level === 'province' && NICKNAMES[line.name] ? pick(NICKNAMES[line.name] as string[], random) : full(line)
const lastName = ({ lines }: Address): string => lines.at(-1)?.name ?? ''

const TONES: [string, string][] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỵ', 'ụy'],
]
/** "hòa" becomes "hoà" and the other way round, but "toàn" and "quý" have one place only. */
function moveTones(text: string): string {
  return text.normalize('NFC').replace(/(?<!q)(?:o[àáảãạèé]|[òóỏõọ][ae]|u[ỳýỷỵ]|[ùúủụ]y)(?!\p{L})/giu, (pair) => {
    const row = TONES.find((both) => both.includes(pair.toLowerCase()))
    return row ? (row[0] === pair.toLowerCase() ? row[1] : row[0]) : pair
  })
}

const LONG_WORD = /\p{L}{5,}/gu
/** Changes one long word; an address of short words only stays as it is. */
function mistype(given: string, random: Random, change: (word: string, at: number) => string): string {
  const text = given.normalize('NFC')
  const words = [...text.matchAll(LONG_WORD)]
  if (words.length === 0) return text
  const word = pick(words, random)
  const at = 1 + Math.floor(random() * (word[0].length - 2))
  return text.slice(0, word.index) + change(word[0], at) + text.slice(word.index + word[0].length)
}
const DOUBLED = (w: string, i: number): string => w.slice(0, i + 1) + w.slice(i)
const DROPPED = (w: string, i: number): string => w.slice(0, i) + w.slice(i + 1)
const SWAPPED = (w: string, i: number): string => w.slice(0, i) + w[i + 1] + w[i] + w.slice(i + 2)

const hurried = (address: Address): string => unmarked(join(address.lines, spaced, ' '))
const bare = (line: Line): string => (isNumber(line) ? full(line) : line.name)
const asSaid = (line: Line): string => (line.level === 'province' ? line.name : full(line))

/** Ways in which people write an address. One more is one more line. */
export const DISTORTIONS: Distortion[] = [
  { name: 'as written', write: plain },
  { name: 'without diacritics', write: (a) => unmarked(plain(a)) },
  { name: 'lower case', write: (a) => plain(a).toLowerCase() },
  { name: 'upper case', write: (a) => plain(a).toUpperCase() },
  { name: 'abbreviated with dots', write: (a) => join(a.lines, dotted) },
  { name: 'abbreviated with dots and spaces', write: (a) => join(a.lines, (l) => `${short(l)}. ${l.name}`) },
  { name: 'abbreviated without dots', write: (a) => join(a.lines, spaced) },
  {
    name: 'f for phường',
    write: (a) => join(a.lines, (l) => (l.unit === 'Phường' ? `F.${l.name}` : full(l))),
    suits: (a) => a.lines[0]?.unit === 'Phường',
  },
  { name: 'nicknamed province', write: (a, random) => join(a.lines, (l) => nicknamed(l, random)), suits: (a) => lastName(a) in NICKNAMES },
  { name: 'province without its unit', write: (a) => join(a.lines, asSaid) },
  { name: 'without units', write: (a) => join(a.lines, bare) },
  { name: 'without commas', write: (a) => join(a.lines, full, ' ') },
  { name: 'reversed', write: (a) => join([...a.lines].reverse()) },
  {
    name: 'glued digits',
    write: (a) => join(a.lines, (l) => (isNumber(l) ? `${short(l)}${l.name}`.toLowerCase() : full(l))),
    suits: (a) => a.lines.some(isNumber),
  },
  { name: 'tone marks elsewhere', write: (a) => moveTones(plain(a)), suits: (a) => moveTones(plain(a)) !== plain(a).normalize('NFC') },
  { name: 'decomposed', write: (a) => plain(a).normalize('NFD') },
  { name: 'a doubled letter', write: (a, random) => mistype(plain(a), random, DOUBLED) },
  { name: 'a dropped letter', write: (a, random) => mistype(plain(a), random, DROPPED) },
  { name: 'two letters swapped', write: (a, random) => mistype(plain(a), random, SWAPPED) },
  { name: 'in a sentence', write: (a) => `tôi ở ${plain(a)} thì nộp ở đâu` },
  { name: 'in a hurried sentence', write: (a) => `cho e hoi e o ${hurried(a)} thi nop ho so o dau vay a` },
  { name: 'old district still named', write: (a) => join(a.lines.toSpliced(1, 0, a.district as Line)), suits: (a) => a.district !== undefined },
  { name: 'with house and street', write: (a) => `số 12/5 đường Nguyễn Trãi, ${plain(a)}` },
  { name: 'hurried', write: hurried },
]
