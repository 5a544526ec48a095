import { isOneSlipFrom, spoken } from './fold.ts'
import type { Word } from './read-words.ts'
import type { Level } from './units.ts'

/** `words` are the units as the law calls them that this may stand for. */
type Meaning = { levels: Level[]; words: string[] }
/** `isLoose`: a letter that may be anything else, so the name needs something beside it. */
export type UnitWord = Meaning & { length: number; isLoose: boolean }

const COMMUNE: Level[] = ['commune']
const DISTRICT: Level[] = ['district']
const CITY: Level[] = ['district', 'province']
const PROVINCE: Level[] = ['province']
const WARD: Meaning = { levels: COMMUNE, words: ['Phường'] }
const RURAL: Meaning = { levels: COMMUNE, words: ['Xã'] }
const TOWN: Meaning = { levels: COMMUNE, words: ['Thị trấn'] }
const URBAN: Meaning = { levels: DISTRICT, words: ['Quận'] }
const COUNTY: Meaning = { levels: DISTRICT, words: ['Huyện'] }
const BOROUGH: Meaning = { levels: DISTRICT, words: ['Thị xã'] }
const METROPOLIS: Meaning = { levels: CITY, words: ['Thành phố'] }
const PROVINCIAL: Meaning = { levels: PROVINCE, words: ['Tỉnh'] }

/** By the folded words, joined by a blank. */
const WHOLE: Record<string, Meaning & { spelt: string }> = {
  phuong: { ...WARD, spelt: 'phường' },
  xa: { ...RURAL, spelt: 'xã' },
  'thi tran': { ...TOWN, spelt: 'thị trấn' },
  'dac khu': { levels: COMMUNE, words: ['Đặc khu'], spelt: 'đặc khu' },
  quan: { ...URBAN, spelt: 'quận' },
  huyen: { ...COUNTY, spelt: 'huyện' },
  'huyen dao': { ...COUNTY, spelt: 'huyện đảo' },
  'thi xa': { ...BOROUGH, spelt: 'thị xã' },
  'thanh pho': { ...METROPOLIS, spelt: 'thành phố' },
  tinh: { ...PROVINCIAL, spelt: 'tỉnh' },
  ward: { ...WARD, spelt: 'ward' },
  commune: { ...RURAL, spelt: 'commune' },
  district: { levels: DISTRICT, words: ['Quận', 'Huyện'], spelt: 'district' },
  province: { ...PROVINCIAL, spelt: 'province' },
}
const BEGINS_TWO = new Set(['thi', 'dac', 'huyen', 'thanh'])
const LETTERS: Record<string, Meaning> = {
  p: WARD,
  f: WARD,
  ph: WARD,
  x: RURAL,
  tt: TOWN,
  q: URBAN,
  h: COUNTY,
  tx: BOROUGH,
  t: PROVINCIAL,
}
const CITY_LETTERS = new Set(['tp', 'tpho'])
const MISTYPED = ['phuong', 'huyen', 'thanh'] as const
/** Words of their own that are one slip away. */
const NOT_MISTYPED = new Set(['phong', 'than', 'phuong', 'huyen', 'thanh'])

/** After these "phường", "xã", "quận" and "tỉnh" without their signs are other words: "địa phương", "từ xa", "cơ quan", "máy tính". */
const OTHER_WORDS: Record<string, Set<string>> = {
  phuong: new Set('dia doi da song sang don tu bac nam dong tay hau dien thi em chi co ban luc la'.split(' ')),
  xa: new Set('tu qua hoi tac ong ba cu tuc rat hoi xot giao bao dau kha duong gan chieu noi'.split(' ')),
  quan: new Set('co hai bao lien phien tham truc chu khach thoi thong tap phong tong can vuong ve'.split(' ')),
  tinh: new Set('may cam gia cach uoc tam gioi dac nhan hon hoat chat the thuong on duoc tu co'.split(' ')),
  huyen: new Set('thi chi em be bac co ban'.split(' ')),
}
/** "bảo hiểm xã hội", "an sinh xã hội", "mạng xã hội" */
const BEFORE_SOCIETY = new Set('hiem sinh mang nha te an trong toan vien trat tac'.split(' '))

const isSpelt = (word: Word, spelt: string): boolean => !word.isMarked || spoken(word.text) === spoken(spelt) || (spelt === 'phường' && word.text === 'phuờng')

function isOther(words: Word[], at: number, folded: string): boolean {
  const before = words[at - 1]
  if (!before || words[at]?.isApart) return false
  if (folded === 'xa' && words[at + 1]?.folded === 'hoi') return BEFORE_SOCIETY.has(before.folded)
  return !words[at]?.isMarked && (OTHER_WORDS[folded]?.has(before.folded) ?? false)
}

function wholeWord(words: Word[], at: number, word: Word): UnitWord | undefined {
  const next = words[at + 1]
  const both = next && BEGINS_TWO.has(word.folded) ? `${word.folded} ${next.folded}` : ''
  const folded = both in WHOLE ? both : word.folded
  const meaning = WHOLE[folded]
  if (!meaning) return undefined
  const spelt = meaning.spelt.split(' ')
  const isMeant = spelt.every((syllable, i) => isSpelt(words[at + i] as Word, syllable)) && !isOther(words, at, folded)
  return isMeant ? { levels: meaning.levels, words: meaning.words, length: spelt.length, isLoose: false } : undefined
}

function letters(words: Word[], at: number, word: Word): UnitWord | undefined {
  const isTied = words[at + 1]?.isTied === true
  if (CITY_LETTERS.has(word.folded)) return { ...METROPOLIS, length: 1, isLoose: false }
  if (word.folded === 't' && words[at + 1]?.folded === 'p' && isTied) return { ...METROPOLIS, length: 2, isLoose: false }
  const meaning = LETTERS[word.folded]
  // "x2", "h1" and "p2" are written for much else; quarters of the big cities are known by their numbers.
  const isCode = words[at + 1]?.isNumber === true && word.folded !== 'q'
  return meaning && { ...meaning, length: 1, isLoose: !isTied || isCode }
}

function mistyped(words: Word[], at: number, word: Word): UnitWord | undefined {
  if (word.folded.length < 4 || NOT_MISTYPED.has(word.folded)) return undefined
  const meant = MISTYPED.find((whole) => word.folded[0] === whole[0] && isOneSlipFrom(word.folded, whole))
  if (!meant) return undefined
  if (meant === 'thanh') return words[at + 1]?.folded === 'pho' ? { ...METROPOLIS, length: 2, isLoose: false } : undefined
  return { ...(meant === 'phuong' ? WARD : COUNTY), length: 1, isLoose: true }
}

/** The word for a kind of unit that begins here, if one does. */
export function unitWordAt(words: Word[], at: number): UnitWord | undefined {
  const word = words[at]
  if (!word || word.isNumber) return undefined
  return wholeWord(words, at, word) ?? letters(words, at, word) ?? mistyped(words, at, word)
}
