import { type Find, type Found, matches } from './find.ts'
import { BLANK, type View } from './view.ts'

const KEY = '(?<![a-z0-9])(?:mat khau|mat ma|mk|pass ?word|passwd|pass|pwd|pw)(?![a-z])'
/** Whose or what for: "mật khẩu đăng nhập VNeID của em là …". */
const WORDS = '(?: [("]?[a-z0-9]{1,12}[)"]?){0,10}?'
const TOLD = new RegExp(`${KEY}${WORDS}(?: (?:la|is|bang)(?: :)?| ?(?:la|is)? ?[:=]| -{1,2}>)[ :=]{0,3}(?=[^ :=])`, 'g')
const BARE = new RegExp(`${KEY}(?: (?:cua|toi|em|minh|moi|cu|vneid|wifi)){0,3} (?=[^ ])`, 'g')

const QUOTED = /["'“”‘’«]([^"'“”‘’»\n]{3,40})["'“”‘’»]/y
const TOKEN = /\S{3,64}/y
/** What has a digit in it and is no secret: devices, applications, forms, amounts and hours. */
const ORDINARY =
  /^(?:(?:iphone|ios|ipad|android|samsung|galaxy|note|vneid|etax|cccd|win|windows|muc|cap|ct|tk|na|wifi|\d+gb|[245]g)[\d.]*|\d{1,3}k\d?|\d{1,3}tr\d*|\d{1,2}h\d*|\d{1,2}\/\d{1,4}(?:\/\d{2,4})?|\d+[.,]?\d*%)$/i

/** These end the sentence far more often than the password. */
const SENTENCE_END = /[?.,;:)…"'”’]+$/

const looksSecret = (token: string, told: boolean): boolean => {
  const word = token.replace(SENTENCE_END, '').replace(/!+$/, '')
  if (ORDINARY.test(word)) return false
  const mixed = /\d/.test(word) && /\p{L}/u.test(word)
  const strange = (/[@#$^&*!~=]/.test(word) && /[\p{L}\d]/u.test(word)) || (word.includes('_') && /\p{L}/u.test(word))
  if (!told) return word.length >= 5 && (mixed || strange)
  return mixed || strange || /^\d(?:[.-]?\d){3,}$/.test(word)
}

function secretAt({ text, starts }: View, at: number, told: boolean): [from: number, to: number] | undefined {
  const from = starts[at] ?? text.length
  QUOTED.lastIndex = TOKEN.lastIndex = from
  const quoted = told ? QUOTED.exec(text)?.[0] : undefined
  if (quoted) return [from, from + quoted.length]
  const token = TOKEN.exec(text)?.[0]
  return token && !token.startsWith('[') && looksSecret(token, told) ? [from, from + token.replace(SENTENCE_END, '').length] : undefined
}

/** A view's place for a place in the text. */
const placeOf = ({ starts, lower }: View, at: number, from: number): number => {
  let place = from
  while (place < lower.length && (starts[place] ?? at) < at) place++
  return place
}

/** What follows "mật khẩu là" when it is no ordinary word. The token is read as typed: its signs are what betrays it. */
export const findPasswords: Find = (rest, view) => {
  const all: Found[] = []
  for (const [pattern, told] of [
    [TOLD, true],
    [BARE, false],
  ] as const) {
    for (const match of matches(pattern, rest)) {
      const start = match.index + match[0].length
      const secret = rest[start] === BLANK ? undefined : secretAt(view, start, told)
      if (!secret || all.some(({ start: other }) => other === start)) continue
      all.push({ start, end: placeOf(view, secret[1], start), label: '[mật khẩu]' })
    }
  }
  return all
}
