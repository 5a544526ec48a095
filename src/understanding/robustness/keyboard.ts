import { fold } from '../normalise.ts'
import { byTable, pick, type Random } from './words.ts'

/** How a keyboard method writes the signs of a letter, and the tone after the word. */
type Method = { signs: Readonly<Record<string, string>>; tones: Readonly<Record<string, string>> }

const [GRAVE, ACUTE, HOOK, TILDE, DOT] = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
export const TELEX: Method = {
  signs: { â: 'aa', ê: 'ee', ô: 'oo', ă: 'aw', ơ: 'ow', ư: 'uw', đ: 'dd' },
  tones: { [ACUTE]: 's', [GRAVE]: 'f', [HOOK]: 'r', [TILDE]: 'x', [DOT]: 'j' },
}
export const VNI: Method = {
  signs: { â: 'a6', ê: 'e6', ô: 'o6', ă: 'a8', ơ: 'o7', ư: 'u7', đ: 'd9' },
  tones: { [ACUTE]: '1', [GRAVE]: '2', [HOOK]: '3', [TILDE]: '4', [DOT]: '5' },
}

/** The keys that were pressed for a word, as they stand there when nothing turned them into signs: "đường" → "dduwowngf". */
export const typedBy =
  ({ signs, tones }: Method) =>
  (word: string): string => {
    let tone = ''
    const bare = word.normalize('NFD').replace(/[\u0300\u0301\u0309\u0303\u0323]/g, (mark) => {
      tone = tones[mark] ?? ''
      return ''
    })
    const keys = bare.normalize('NFC').replace(/[âêôăơưđ]/giu, (letter) => signs[letter.toLowerCase()] ?? letter)
    return keys + tone
  }

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const neighboursOf = (key: string): string[] => {
  const row = ROWS.findIndex((keys) => keys.includes(key))
  const at = ROWS[row]?.indexOf(key) ?? -1
  return [ROWS[row]?.[at - 1], ROWS[row]?.[at + 1], ROWS[row - 1]?.[at], ROWS[row + 1]?.[at]].filter((k) => k !== undefined)
}

/** Shorter words are mistyped less often, and hardly anything would be left of them. */
const SHORTEST = 3
const place = (word: string, random: Random): number => Math.floor(random() * (word.length - 1))
/** A slip of the finger in one word; `undefined` leaves the letters after `at` as they are. */
const slip =
  (change: (word: string, at: number, random: Random) => string) =>
  (random: Random) =>
  (word: string): string =>
    word.length < SHORTEST || /\d/.test(word) ? word : change(word, place(word, random), random)

export const hitNeighbour = slip((w, i, random) => {
  const near = neighboursOf(fold(w[i] as string))
  return near.length === 0 ? w : w.slice(0, i) + pick(near, random) + w.slice(i + 1)
})
export const swapLetters = slip((w, i) => w.slice(0, i) + w[i + 1] + w[i] + w.slice(i + 2))
export const dropLetter = slip((w, i) => w.slice(0, i) + w.slice(i + 1))
/** Drawn out as it is spoken: "quá" → "quáaaa". */
export const stretch =
  (random: Random) =>
  (word: string): string =>
    /[\p{L}]$/u.test(word) ? word + fold(word.at(-1) as string).repeat(2 + Math.floor(random() * 3)) : word

/** What a phone set to English makes of Vietnamese words typed without signs. */
const CORRECTED = {
  toi: 'too',
  khong: 'king',
  duoc: 'duct',
  lam: 'lamb',
  nao: 'now',
  khau: 'khaki',
  nhap: 'nap',
  ky: 'my',
  cuoc: 'cuckoo',
  dien: 'dine',
  tu: 'to',
  nop: 'nope',
  tien: 'tine',
  thanh: 'thanks',
  toan: 'town',
  ngan: 'began',
  gi: 'hi',
  dau: 'day',
  moi: 'mom',
  vao: 'vapor',
  hoi: 'hit',
  bi: 'by',
  bac: 'back',
  cach: 'catch',
  nay: 'may',
  quen: 'queen',
  phai: 'phase',
  xin: 'sin',
  giay: 'gray',
  sinh: 'sing',
  tra: 'tray',
  cuu: 'cut',
  sao: 'says',
  chua: 'chug',
  tinh: 'tint',
  loi: 'lot',
  nguoi: 'nugget',
  roi: 'roid',
  ve: 'be',
  di: 'do',
  len: 'lend',
  thi: 'this',
  dinh: 'dish',
  danh: 'dance',
  chuyen: 'chutney',
  khoan: 'khan',
  goi: 'got',
}
const correct = byTable(CORRECTED, 0.5)
/** Not every word: a message of nothing but wrong words would be seen and typed again. */
export const autocorrect = (text: string, random: Random): string => {
  const typed = fold(text)
  const corrected = correct(typed, random)
  return corrected === typed ? text : corrected.charAt(0).toUpperCase() + corrected.slice(1)
}
