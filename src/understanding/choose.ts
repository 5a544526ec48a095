import type { Choice } from '../conversation/message.ts'
import { fold, readWords } from './normalise.ts'

/** Longer messages say something of their own and are no pick from a list. */
const LONGEST_PICK = 6

const NUMBERS: Record<string, number> = {
  mot: 1,
  dau: 1,
  nhat: 1,
  first: 1,
  one: 1,
  hai: 2,
  nhi: 2,
  second: 2,
  two: 2,
  ba: 3,
  third: 3,
  three: 3,
  bon: 4,
  tu: 4,
  fourth: 4,
  four: 4,
  nam: 5,
  fifth: 5,
  five: 5,
  sau: 6,
  six: 6,
}
/** Words around a number that leave it a mere number: "cái thứ hai", "số 2 nhé", "the second one". */
const AROUND = new Set(
  'cai thu so y muc la chon lay o kia ay nha nhe a da ah di em ban toi the one number option please tien dau cau phan viec no nay do'.split(' '),
)
const LAST = new Set(['cuoi', 'last'])

/** Which of `count` things a short message picks by number or place (0-based); `undefined` when it does not. */
export function pickByNumber(text: string, count: number): number | undefined {
  const { folded } = readWords(text)
  if (count === 0 || folded.length === 0 || folded.length > LONGEST_PICK) return undefined
  const numbers = folded.flatMap((w, i) => {
    if (/^\d{1,2}$/.test(w)) return [Number(w)]
    if (LAST.has(w)) return [count]
    const n = NUMBERS[w]
    // "the one", "một" before a noun and "tư", "sáu" inside other words are no numbers when another number stands there.
    return n === undefined || (w === 'one' && folded[i - 1] !== 'number' && folded.length > 1) ? [] : [n]
  })
  const strange = folded.filter((w) => !/^\d{1,2}$/.test(w) && !LAST.has(w) && NUMBERS[w] === undefined && !AROUND.has(w))
  if (strange.length > 0 || numbers.length === 0) return undefined
  const n = numbers[numbers.length - 1] as number
  const picked = folded.includes('dau') && !folded.some((w) => /^\d/.test(w)) ? 1 : n
  return picked >= 1 && picked <= count ? picked - 1 : undefined
}

/** Which offered thing a message names by its label, wholly or for the most part. */
export function pickByLabel(text: string, choices: Choice[]): Choice | undefined {
  const said = fold(text).trim()
  return choices.find((c) => fold(c.label).trim() === said)
}
