import { areDigitWords, DIGITS, FILLERS, JOINTS, MULTIPLIERS, REPEATS, TEN } from './digit-words.ts'
import { sourceOf, type View } from './view.ts'

/** A digit word, or a group of typed digits among digit words. `added` stands behind a word already counted ("mười" → 1, 0). */
type Token = { start: number; end: number; digits: string; kind: 'spelt' | 'typed' | 'added' }
type Run = { tokens: Token[]; before: string; joints: number; tens: number }

const WORD = /[a-z]+|\d+|[^a-z\d]+/g
const BETWEEN = /^[ \n.,;:'"()/_*~|•-]{1,4}$/
const MOST_FILLERS = 2
const SECRET_BEFORE = /(?<![a-z])(?:otp|ma|pin|passcode|code|mat khau|cvv|cvc|so (?:mat )?sau)(?![a-z])[^\d.?!\n]{0,30}$/

/** Reads a text word by word and hands over every run of digits said or typed with no other word between. */
function createReader(accept: (run: Run, after: string) => void) {
  let run: Run | undefined
  let lastWord = ''
  let fillers = 0
  let repeat = 1
  let ten: Token | undefined

  const push = (token: Token) => {
    run ??= { tokens: [], before: lastWord, joints: 0, tens: 0 }
    run.tokens.push(token)
    fillers = 0
  }
  /** "Ba mươi" is 30, but "ba mươi bốn" is 34: the nought is known only at the next word. */
  const settleTen = () => {
    if (ten) push(ten)
    ten = undefined
  }
  const finish = (after: string) => {
    settleTen()
    if (run) accept(run, after)
    run = undefined
    repeat = 1
  }
  const readTen = (start: number, end: number) => {
    if (run?.tokens.at(-1)?.kind !== 'spelt' || fillers > 0) push({ start, end: start + 1, digits: '1', kind: 'spelt' })
    if (run) run.tens++
    ten = { start: start + 1, end, digits: '0', kind: 'added' }
  }
  const readWord = (word: string, start: number, end: number) => {
    const digit = DIGITS.get(word)
    if (digit) {
      ten = undefined
      push({ start, end, digits: digit.repeat(repeat), kind: 'spelt' })
      repeat = 1
    } else if (word === TEN) readTen(start, end)
    else if (REPEATS.has(word)) repeat = REPEATS.get(word) ?? 1
    else if (run && FILLERS.has(word) && fillers < MOST_FILLERS) {
      settleTen()
      fillers++
      if (JOINTS.has(word)) run.joints++
    } else {
      finish(word)
      lastWord = word
    }
  }
  const readDigits = (digits: string, start: number, end: number) => {
    settleTen()
    push({ start, end, digits, kind: 'typed' })
  }
  return { readWord, readDigits, finish }
}

const lengthOf = ({ tokens }: Run): number => tokens.reduce((sum, { digits }) => sum + digits.length, 0)

/** Few digits said in a row are a count, a year or a date; many are somebody's number. */
function isNumber(view: View, run: Run): boolean {
  const spelt = run.tokens.filter(({ kind }) => kind === 'spelt')
  const length = lengthOf(run)
  const first = run.tokens[0]
  if (!first || !areDigitWords(spelt.map(({ start, end }) => sourceOf(view, start, end).trim()))) return false
  if (spelt.length >= 3 && SECRET_BEFORE.test(view.lower.slice(Math.max(0, first.start - 48), first.start))) return length >= 3
  if (run.before === 'thang' && length <= 8) return false
  if (run.tokens.every(({ kind }) => kind !== 'typed')) return length >= (run.tens > 0 ? 8 : 6)
  if (spelt.length >= 3) return length >= 8
  return length >= 9 && (run.joints > 0 || (length === 10 && first.kind === 'spelt' && first.digits === '0'))
}

function readRuns(view: View): Run[] {
  const runs: Run[] = []
  const reader = createReader((run, after) => {
    if (MULTIPLIERS.has(after)) run.tokens.pop()
    if (run.tokens.some(({ kind }) => kind === 'spelt') || run.joints > 0) if (isNumber(view, run)) runs.push(run)
  })
  for (const { index, 0: word } of view.lower.matchAll(WORD)) {
    if (/^[a-z]/.test(word)) reader.readWord(word, index, index + word.length)
    else if (/^\d/.test(word)) reader.readDigits(word, index, index + word.length)
    else if (!BETWEEN.test(word)) reader.finish('')
  }
  reader.finish('')
  return runs
}

/** The same view with spelt numbers in figures, so that one list of patterns reads both. */
export function writeDigits(view: View): View {
  const runs = readRuns(view)
  if (runs.length === 0) return view
  const cased: string[] = []
  const starts: number[] = []
  let at = 0
  const copy = (to: number) => {
    for (; at < to; at++) {
      cased.push(view.cased[at] ?? '')
      starts.push(view.starts[at] ?? 0)
    }
  }
  for (const { tokens } of runs) {
    for (const [i, token] of tokens.entries()) {
      if (i === 0) copy(token.start)
      for (const [offset, digit] of [...token.digits].entries()) {
        cased.push(digit)
        starts.push(view.starts[Math.min(token.start + offset, token.end - 1)] ?? 0)
      }
      at = token.end
    }
  }
  copy(view.lower.length)
  const text = cased.join('')
  return { text: view.text, lower: text.toLowerCase(), cased: text, starts }
}
