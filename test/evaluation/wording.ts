const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ')

/** "1.500.000" and "1 500 000" are one number. */
const joinDigits = (text: string): string => text.replace(/(?<=\d)[ .,/-]+(?=\d)/g, '')

function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text[at + words.length] ?? ''
    // "3 ngày" does not stand in "13 ngày", nor "114" in "1140".
    const cuts = (/^\d/.test(words) && /\d/.test(before)) || (/\d$/.test(words) && /\d/.test(after))
    if (!cuts) return true
  }
  return false
}

/** Whether a text says these words, whatever the diacritics, the spaces and the way of grouping digits. */
export function says(text: string, words: string): boolean {
  const [folded, wanted] = [bare(text), bare(words)]
  return holds(folded, wanted) || holds(joinDigits(folded), joinDigits(wanted))
}

/** Fewer digits than this tell nothing about anybody. */
const TELLING_DIGITS = 6

/** Whether a secret can still be read in a text, as it was written or as a row of digits. */
export function leaks(text: string, secret: string): boolean {
  const digits = secret.replace(/\D/g, '')
  return text.includes(secret) || (digits.length >= TELLING_DIGITS && text.replace(/[\s.,()+-]/g, '').includes(digits))
}
