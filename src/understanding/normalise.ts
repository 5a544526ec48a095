/** Vietnamese text as the ranking core reads it: words with their signs, and the same words without. */
export type Words = { accented: string[]; folded: string[]; hasMarks: boolean }

/** Most words have no signs: taking signs apart is slow. */
const PLAIN = /^[\x20-\x7e]*$/

/** Without diacritics, in lower case: "Đăng ký" → "dang ky". */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[đĐ]/g, 'd')
        .toLowerCase()

/** The tone mark stands on either vowel of these pairs in practice; one spelling is kept: "hòa" → "hoà". */
const TONE_PLACES: [RegExp, string][] = [
  [/([òóỏõọ])([ae])(?![\p{L}])/gu, ''],
  [/([ùúủũụ])(y)(?![\p{L}])/gu, ''],
]
const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
const moveTone = (first: string, second: string): string => {
  const [base = '', ...marks] = first.normalize('NFD')
  const tone = marks.find((mark) => TONES.includes(mark)) ?? ''
  const rest = marks.filter((mark) => mark !== tone).join('')
  return (base + rest + second + tone).normalize('NFC')
}

/** A letter repeated more than twice is somebody drawing a word out: "cứuuuu" → "cứu". */
const STRETCHED = /(\p{L})\1{2,}/gu

export const clean = (text: string): string => {
  let out = text.normalize('NFC').toLowerCase().replace(STRETCHED, '$1')
  for (const [pattern] of TONE_PLACES) out = out.replace(pattern, (_, a: string, b: string) => moveTone(a, b))
  return out
}

const WORD = /[\p{L}\p{N}]+/gu

export function readWords(text: string): Words {
  const accented = clean(text).match(WORD) ?? []
  const folded = accented.map(fold)
  return { accented, folded, hasMarks: accented.some((word, i) => word !== folded[i]) }
}
