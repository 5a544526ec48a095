import { fold, keyOf } from './fold.ts'

export type Word = {
  text: string
  folded: string
  key: string
  isMarked: boolean
  isCapital: boolean
  isUpper: boolean
  isNumber: boolean
  /** Whether a comma or the like stands before it. */
  isApart: boolean
  /** Whether it follows the word before at once or after a dot: "p12", "P. An Phú". */
  isTied: boolean
}

const WORD = /\p{L}+|\d+/gu
const APART = /[,;:!?()\n]/
/** More is no message of a citizen. */
const MOST_CHARACTERS = 5_000

function wordOf(text: string, between: string): Word {
  const folded = fold(text)
  const isNumber = /^\d/.test(text)
  return {
    text: text.toLowerCase(),
    folded,
    key: isNumber ? folded.replace(/^0+(?=\d)/, '') : keyOf(folded),
    isMarked: folded !== text.toLowerCase(),
    isCapital: !isNumber && text[0] !== text[0]?.toLowerCase(),
    isNumber,
    isUpper: !isNumber && text === text.toUpperCase(),
    isApart: APART.test(between),
    isTied: between === '' || between.startsWith('.'),
  }
}

export function readWords(message: string): Word[] {
  const text = message.slice(0, MOST_CHARACTERS).normalize('NFC')
  let end = 0
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const between = text.slice(end, index)
    end = index + word.length
    return wordOf(word, between)
  })
}
