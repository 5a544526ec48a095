import { DIGITS, FILLERS, JOINTS, MULTIPLIERS, REPEATS, TEN, typingOf } from './digit-words.ts'
import { sourceOf, toView, type View } from './view.ts'
import { isWhole } from './whole-numbers.ts'

/** A stretch of the view and the digits it says. */
type Piece = { start: number; end: number; digits: string; kind: 'spelt' | 'typed' | 'ten' }
type Word = { text: string; start: number; end: number }
/** Words that say digits with no other word between, and the words around them. */
type Run = { words: Word[]; before: string; after: string }

const WORD = /[a-z]+|\d+|[^a-z\d]+/g
const BETWEEN = /^[ \n.,;:'"()/_*~|•-]{1,4}$/
const MOST_FILLERS = 2
const SECRET_BEFORE = /(?<![a-z])(?:otp|ma|pin|passcode|code|mat khau|cvv|cvc|so (?:mat )?sau)(?![a-z])[^\d.?!\n]{0,30}$/

const saysDigits = (word: string): boolean => DIGITS.has(word) || word === TEN || REPEATS.has(word) || /^\d/.test(word)

function* readRuns(view: View): Generator<Run> {
  let words: Word[] = []
  let before = ''
  let fillers = 0
  for (const { index, 0: text } of view.lower.matchAll(WORD)) {
    if (saysDigits(text)) {
      words.push({ text, start: index, end: index + text.length })
      fillers = 0
    } else if (words.length > 0 && FILLERS.has(text) && fillers < MOST_FILLERS) {
      words.push({ text, start: index, end: index + text.length })
      fillers++
    } else if (!BETWEEN.test(text)) {
      if (words.length > 1) yield { words, before, after: text }
      words = []
      before = text
      fillers = 0
    }
  }
  if (words.length > 1) yield { words, before, after: '' }
}

/** "Ba mươi" is 30 but "ba mươi bốn" 34, "mười" 10 but "mười hai" 12. */
function readTen(words: Word[], i: number, isTeen: boolean): Piece[] {
  const [ten, before, after] = [words[i], words[i - 1], words[i + 1]]
  if (!ten) return []
  const { start, end } = ten
  const saysOne = isTeen || !before || !DIGITS.has(before.text)
  const pieces: Piece[] = saysOne ? [{ start, end: start + 1, digits: '1', kind: 'ten' }] : []
  if (!after || !DIGITS.has(after.text)) pieces.push({ start: start + 1, end, digits: '0', kind: 'ten' })
  return pieces
}

function readPieces(view: View, words: Word[]): Piece[] {
  return words.flatMap((word, i): Piece[] => {
    const { text, start, end } = word
    if (text === TEN) return readTen(words, i, /ờ/i.test(sourceOf(view, start, end).normalize('NFC')))
    const digit = DIGITS.get(text)
    const times = REPEATS.get(words[i - 1]?.text ?? '') ?? 1
    if (digit) return [{ start, end, digits: digit.repeat(times), kind: 'spelt' }]
    return /^\d/.test(text) ? [{ start, end, digits: text.length === 1 ? text.repeat(times) : text, kind: 'typed' }] : []
  })
}

const lengthOf = (pieces: Piece[]): number => pieces.reduce((sum, { digits }) => sum + digits.length, 0)
/** So many in a row are a number, whatever their accents. */
const CERTAIN = 9

/** The longest stretch that one person typed one way: in "chín sau hai", with its accents, "sau" is no "sáu". */
function alike(view: View, pieces: Piece[]): Piece[] {
  let [longest, stretch, typed]: [Piece[], Piece[], string] = [[], [], 'either']
  const typingAt = ({ kind, start, end }: Piece) => (kind === 'spelt' ? typingOf(sourceOf(view, start, end).trim()) : 'either')
  const hasTyping = (piece: Piece) => typingAt(piece) !== 'either'
  for (const piece of pieces) {
    const typing = typingAt(piece)
    if (typing === 'another word' || (typing !== 'either' && typed !== 'either' && typing !== typed && lengthOf(stretch) < CERTAIN)) {
      if (stretch.length > longest.length) longest = stretch
      stretch = typing === 'another word' ? [] : stretch.slice(stretch.findLastIndex(hasTyping) + 1)
      typed = 'either'
    }
    if (typing === 'another word') continue
    stretch.push(piece)
    if (typing !== 'either') typed = typing
  }
  return stretch.length > longest.length ? stretch : longest
}

const followsSecret = ({ lower }: View, [first]: Piece[]): boolean =>
  first !== undefined && SECRET_BEFORE.test(lower.slice(Math.max(0, first.start - 48), first.start))

/** Few digits said in a row are a count, a year or a date; many are somebody's number. */
function isNumber(pieces: Piece[], view: View, { before, words }: Run): boolean {
  const [first] = pieces
  const spelt = pieces.filter(({ kind }) => kind === 'spelt').length
  const length = lengthOf(pieces)
  if (!first) return false
  if (spelt >= 3 && followsSecret(view, pieces)) return true
  if (before === 'thang' && length <= 8) return false
  if (!pieces.some(({ kind }) => kind === 'typed')) return length >= (words.some(({ text }) => text === TEN) ? 8 : 6)
  if (spelt >= 3) return length >= 8
  const isOne = (spelt > 0 || words.some(({ text }) => REPEATS.has(text))) && isWhole(pieces.map(({ digits }) => digits).join(''))
  return isOne || (length >= CERTAIN && words.some(({ text }) => JOINTS.has(text)))
}

function readNumber(view: View, run: Run): Piece[] {
  const pieces = alike(view, readPieces(view, run.words))
  const own = MULTIPLIERS.has(run.after) && pieces.at(-1)?.kind === 'spelt' && !followsSecret(view, pieces) ? pieces.slice(0, -1) : pieces
  return isNumber(own, view, run) ? own : []
}

/** Each digit keeps a place within the word that says it, so that what is found covers the words. */
const placeOf = ({ start, end, kind }: Piece, i: number): number => Math.min(start + (kind === 'typed' ? i : Math.min(i, 2)), end - 1)

/** The same view with spelt numbers in figures, so that one list of patterns reads both. */
export function writeDigits(view: View): View {
  const numbers = [...readRuns(view)].map((run) => readNumber(view, run)).filter((pieces) => pieces.length > 0)
  if (numbers.length === 0) return view
  const chars: string[] = []
  const starts: number[] = []
  const write = (char: string, at: number) => {
    chars.push(char)
    starts.push(view.starts[at] ?? view.text.length)
  }
  let at = 0
  for (const pieces of numbers) {
    for (; at < (pieces[0]?.start ?? 0); at++) write(view.cased[at] ?? '', at)
    for (const piece of pieces) for (let i = 0; i < piece.digits.length; i++) write(piece.digits[i] ?? '', placeOf(piece, i))
    at = pieces.at(-1)?.end ?? at
  }
  for (; at < view.lower.length; at++) write(view.cased[at] ?? '', at)
  return toView(view.text, chars.join(''), starts)
}
