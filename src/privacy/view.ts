import { LABELS } from './labels.ts'

/**
 * A text as the patterns read it: one plain ASCII character for each readable one ("ắ" and "４" become "a" and "4"),
 * and where in the text each began. Both strings have the same length, so a find in either can be cut out of the text.
 */
export type View = { text: string; lower: string; cased: string; starts: number[] }

/** Stands for what is masked or settled already: no pattern takes it for a letter, a digit or a separator. */
export const BLANK = '¤'
const FOREIGN_LETTER = '\u00ff'
const SYMBOL = '•'

const VIETNAMESE = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'
const PLAIN = new Map([...VIETNAMESE, ...VIETNAMESE.toUpperCase()].map((letter) => [letter, foldLetter(letter)]))

function foldLetter(letter: string): string {
  if (letter === 'đ') return 'd'
  if (letter === 'Đ') return 'D'
  return letter.normalize('NFKD')[0] ?? ''
}

/** Nothing for what the eye does not see: accents typed apart, zero-width marks, the frame of a keycap. */
function plain(char: string): string {
  const [base = ''] = char.normalize('NFKD')
  if (base > ' ' && base <= '~') return base
  if (/\s/u.test(base)) return base === '\n' ? base : ' '
  if (/[\p{M}\p{C}]/u.test(base)) return ''
  if (/\p{Nd}/u.test(base)) return otherDigit(base)
  if (/\p{Pd}/u.test(base)) return '-'
  if (/[‘’]/.test(base)) return "'"
  if (/[“”]/.test(base)) return '"'
  if (/\p{L}/u.test(base)) return FOREIGN_LETTER
  return SYMBOL
}

/** The digits of every script stand in a row of ten, so the zero is found by walking back. */
function otherDigit(char: string): string {
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint((char.codePointAt(0) ?? 0) - value - 1))) value++
  return String(value)
}

/** Emoji and foreign letters come again and again; remembering them keeps a hostile message cheap. */
const MOST_REMEMBERED = 4_000
function shownAs(char: string): string {
  const known = PLAIN.get(char)
  if (known !== undefined) return known
  const shown = plain(char)
  if (PLAIN.size < MOST_REMEMBERED) PLAIN.set(char, shown)
  return shown
}

const LONGEST_LABEL = Math.max(...LABELS.map((label) => label.length))
const KNOWN = new Set<string>(LABELS)

/** A label of an earlier masking is one blank, so that masking again finds nothing in it. */
function labelAt(text: string, at: number): number {
  const ahead = text.slice(at, at + LONGEST_LABEL)
  const length = ahead.indexOf(']') + 1
  return KNOWN.has(ahead.slice(0, length)) ? length : 0
}

/** "O912 345 678": an O among digits is a nought. */
const LETTER_NOUGHT = /(?<=\d)o+(?=\d)|(?<![a-z0-9])o(?=[235789](?:[ .-]?\d){8})|(?<=\d{8})o(?![a-z])/g

export function toView(text: string, cased: string, starts: number[]): View {
  return { text, lower: cased.toLowerCase().replace(LETTER_NOUGHT, (letters) => '0'.repeat(letters.length)), cased, starts }
}

/** What stands at a place of the text: a letter, both halves of an emoji, or a whole label. */
function charAt(text: string, at: number): { shown: string; length: number } {
  const first = text[at] ?? ''
  const label = first === '[' ? labelAt(text, at) : 0
  if (label > 0) return { shown: BLANK, length: label }
  if (first > ' ' && first <= '~') return { shown: first, length: 1 }
  const char = first >= '\ud800' && first <= '\udfff' ? String.fromCodePoint(text.codePointAt(at) ?? 0) : first
  return { shown: shownAs(char), length: char.length }
}

export function readView(text: string): View {
  const chars: string[] = []
  const starts: number[] = []
  for (let at = 0; at < text.length; ) {
    const { shown, length } = charAt(text, at)
    if (shown) {
      chars.push(shown)
      starts.push(at)
    }
    at += length
  }
  return toView(text, chars.join(''), starts)
}

/** The words of the citizen behind a stretch of the view. */
export const sourceOf = ({ text, starts }: View, start: number, end: number): string => text.slice(starts[start] ?? text.length, starts[end] ?? text.length)
