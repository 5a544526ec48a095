/** How each digit is said. */
const SAID: [digit: string, words: string][] = [
  ['0', 'không linh lẻ zero oh nought'],
  ['1', 'một mốt one'],
  ['2', 'hai two'],
  ['3', 'ba three'],
  ['4', 'bốn tư four'],
  ['5', 'năm lăm nhăm five'],
  ['6', 'sáu six'],
  ['7', 'bảy bẩy seven'],
  ['8', 'tám eight'],
  ['9', 'chín nine'],
]
const fold = (word: string): string => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
const setOf = (words: string): Set<string> => new Set(words.split(' '))

const PROPER = setOf(SAID.map(([, words]) => `${words} mươi mười double triple`).join(' '))
export const DIGITS = new Map(SAID.flatMap(([digit, words]) => words.split(' ').map((word) => [fold(word), digit] as const)))
export const REPEATS = new Map([
  ['double', 2],
  ['triple', 3],
])
export const TEN = 'muoi'
/** Said between the digits: a spoken separator, or nothing at all. */
export const JOINTS = setOf('cham gach ngang dot dash')
export const FILLERS = setOf('cham gach ngang dot dash phay roi xong o a um uh then')
/** After one of these the digit before was part of an amount: "… hai trăm". */
export const MULTIPLIERS = setOf('tram nghin ngan trieu ty ti chuc phan hundred thousand million')

/** How a word that folds to a digit was typed. "Sau" may be "sáu" where nothing has accents; "hai" has none to lose. */
export type Typing = 'accented' | 'bare' | 'either' | 'another word'
export function typingOf(source: string): Typing {
  const word = source.normalize('NFC').toLowerCase()
  const isBare = fold(word) === word
  if (PROPER.has(word)) return isBare ? 'either' : 'accented'
  return isBare ? 'bare' : 'another word'
}
