import type { Word } from './read-words.ts'

const wordsOf = (list: string): Set<string> => new Set(list.split(' '))

/** Before a place: "ở Lào Cai", "về Huế", "in Da Nang". Read without signs. */
const PLACE_CUES = wordsOf('o tai ve que tu tru dan nguoi thuoc ra vao trong ngoai duoi tren qua den toi ubnd tinh')
/** "in" is also to print, so it takes a capital after it. */
const ENGLISH_CUES = wordsOf('in at from near to')
/** Before the place where one lives, and before the one where one no longer does. */
const LIVES = wordsOf('o tai')
const LIVED = wordsOf('que goc')
/** Before a bare name: a street, a market, a bank, an airport and so on that bears it. */
const OTHER_THINGS = wordsOf(
  'duong pho cho bay hang truong ty cau hem ngo ngach kiet so vien ga ben cang toa chung ten anh chi ong ba em chau khu kcn ' +
    'cty bank street road airport ap thon bon lang',
)
const OTHER_SPELT = wordsOf(
  'đường phố chợ bay hàng trường ty cầu hẻm ngõ ngách kiệt số viện ga bến cảng tòa toà chung tên anh chị ông bà em cháu khu ' + 'ấp thôn bôn làng',
)
/** After a number: "lên phường 3 lần", "liên quan 5 giấy tờ". */
const COUNTED = wordsOf(
  'lan ngay thang nam gio phut tuan cai nguoi ban bo to trieu nghin ngan tram k tr hom buoi dua con cho noi cua loai buoc ' +
    'giay muc giai cach kieu ty phan dong hinh truong van viec vi vu xe dan dang anh chi',
)

const before = (words: Word[], at: number): Word | undefined => (words[at]?.isApart ? undefined : words[at - 1])

/** "ở" alone is hardly ever written "ơ"; "từ", "tự" and "tư" are told apart by their signs, so a marked word must be spelt so. */
const SPELT = wordsOf('ở tại về quê từ trú dân người thuộc ra vào trong ngoài dưới trên qua đến tới tỉnh')
export const hasCue = (words: Word[], at: number): boolean => {
  const word = words[at - 1]
  if (!word) return false
  if (words[at]?.isCapital && ENGLISH_CUES.has(word.text)) return true
  return PLACE_CUES.has(word.folded) && (!word.isMarked || SPELT.has(word.text))
}
export function livesThere(words: Word[], at: number): number {
  const word = words[at - 1]?.folded ?? ''
  return LIVES.has(word) ? 1 : LIVED.has(word) ? -1 : 0
}
export function namesOther(words: Word[], at: number): boolean {
  const word = before(words, at)
  return word !== undefined && (word.isMarked ? OTHER_SPELT.has(word.text) : OTHER_THINGS.has(word.folded))
}
export function isCounting(words: Word[], at: number): boolean {
  const next = words[at]
  return words[at - 1]?.isNumber === true && next !== undefined && !next.isApart && (COUNTED.has(next.folded) || next.isNumber)
}
