// Most of what is typed has no signs, and looking is cheaper than decomposing.
const PLAIN = /^[a-z0-9]*$/i
const MARKS = /[\u0300-\u036f]/g
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Without diacritics, in lower case: "Đắk" is "dak". */
export const fold = (word: string): string =>
  PLAIN.test(word) ? word.toLowerCase() : word.toLowerCase().normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd')

/** Wherever its tone mark stands, the same: "hòa" and "hoà". */
export function spoken(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase()
  const parts = word.toLowerCase().normalize('NFD')
  return parts.replace(TONE, '').normalize('NFC') + (parts.match(TONE) ?? []).join('')
}

/** "Mỹ" and "Mĩ", "Quý" and "Quí" are the same name. */
export const keyOf = (folded: string): string => (folded.endsWith('y') ? folded.replace(/^([bcdghklmnpqrstvx]{1,3}|qu)y$/, '$1i') : folded)

const sorted = (letters: string): string => [...letters].sort().join('')

/** Whether one is the other with one letter doubled, dropped or added, or two neighbours swapped. */
export function isOneSlipFrom(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  if (a.length !== b.length) return Math.max(endA, endB) - from <= 1
  return endA - from === 2 && sorted(a.slice(from, endA)) === sorted(b.slice(from, endB))
}

/** For reading many names: a few thousand syllables make all of them. */
export function remembering(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text) ?? read(text)
    known.set(text, found)
    return found
  }
}
