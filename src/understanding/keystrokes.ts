/** How a keyboard method writes signs: what a key makes of the word so far (the first that fits), and the tone that it sets. */
type Method = { rewrites: Readonly<Record<string, readonly (readonly [string, string])[]>>; tones: Readonly<Record<string, string>> }

const [GRAVE, ACUTE, HOOK, TILDE, DOT] = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
const TELEX: Method = {
  rewrites: {
    a: [['a', 'â']],
    e: [['e', 'ê']],
    o: [['o', 'ô']],
    d: [['d', 'đ']],
    w: [
      ['uo', 'ươ'],
      ['oa', 'oă'],
      ['qua', 'quă'],
      ['ua', 'ưa'],
      ['o', 'ơ'],
      ['a', 'ă'],
      ['u', 'ư'],
    ],
  },
  tones: { s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT },
}
const VNI: Method = {
  rewrites: {
    6: [
      ['a', 'â'],
      ['e', 'ê'],
      ['o', 'ô'],
    ],
    7: [
      ['uo', 'ươ'],
      ['o', 'ơ'],
      ['u', 'ư'],
    ],
    8: [['a', 'ă']],
    9: [['d', 'đ']],
  },
  tones: { 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT },
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const VOWEL = /[aeiouyâêôăơư]/

/** A word with its tone set apart, so that it is the same wherever the tone was typed: "hoá" and "hóa" are "hoa" and the tone. */
export function toneApart(word: string): string {
  const parts = word.normalize('NFD')
  return parts.replace(TONES, '').normalize('NFC') + (parts.match(TONES)?.at(-1) ?? '')
}

/** What these keys mean, in the form of `toneApart`: "dduwowngf", "dduowngf" and "đươngf" are "đương" and a grave. */
function meantBy(word: string, { rewrites, tones }: Method): string {
  const parts = word.normalize('NFD')
  let tone = parts.match(TONES)?.at(-1) ?? ''
  let letters = ''
  for (const key of parts.replace(TONES, '').normalize('NFC')) {
    const rewrite = rewrites[key]?.find(([from]) => letters.includes(from))
    if (rewrite) letters = letters.replace(...(rewrite as [string, string]))
    else if (tones[key] && VOWEL.test(letters)) tone = tones[key]
    else letters += key
  }
  // One horn is enough for both: "duwongf".
  return letters.replace('ưo', 'ươ') + tone
}

const DIGIT = /\d/
/** What a lower-case word means whose keys were not turned into signs, in the form of `toneApart`. */
export const typedSigns = (word: string): string => meantBy(word, DIGIT.test(word) ? VNI : TELEX)
