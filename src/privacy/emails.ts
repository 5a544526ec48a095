import { type Find, type Found, matches } from './find.ts'
import { FREE, oneOf, pattern } from './pattern.ts'

const { raw } = String

const WRITTEN = /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64} ?@ ?[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){1,4}/g

/** "a chấm b a còng gmail chấm com": the part from the sign on has a shape, the part before it is told by its joints. */
const AT = raw`(?:(?<![a-z0-9])a ?(?:cong|moc|vong)\)?|@|\(at\)|\[at\])`
const PROVIDER = '(?:gmail|g mail|yahoo|hotmail|outlook|icloud)'
const DOT = raw`(?: ?(?:\.|\(dot\)|\[dot\]) ?| (?:cham|dot) )`
const END = '(?:com|vn|net|org|edu|gov|info|me)'
/** "At" is an English word, so its domain must be spoken, too, or known. */
const DOMAIN = oneOf(`${AT} ?(?:${PROVIDER}(?:(?:${DOT}| )${END})?|[a-z0-9-]{1,30}${DOT}${END})`, `${FREE}at (?:${PROVIDER}${DOT}|[a-z0-9-]{1,30} dot )${END}`)
const FROM_SIGN = pattern('[ (]{0,2}', DOMAIN, `(?:${DOT}${END}){0,2}`, '(?![a-z0-9])')

const LONGEST_NAME = 80
/** What may stand before a spoken address; the name of the mailbox begins after the last of these. */
const INTRODUCED = /.*(?:^|[^a-z])(?:la|e?mail|gmail|dia chi|is|qua|vao|cho|gui|toi|em|thu)[ :]+/s
const JOINED = /(?:[a-z0-9]+(?: ?[._+-]{1,3} ?| (?:cham|dot|gach(?: duoi| ngang)?|underscore) ))*[a-z0-9]+$/
const MOST_WORDS = 8

function nameBefore(rest: string, sign: number): number {
  const before = rest.slice(Math.max(0, sign - LONGEST_NAME), sign)
  const joined = before.search(JOINED)
  const surely = joined < 0 ? before.length : joined
  const introduction = INTRODUCED.exec(before)?.[0].length ?? before.length
  const believed = before.slice(introduction).split(/ +/).length <= MOST_WORDS
  return sign - before.length + (believed ? Math.min(introduction, surely) : surely)
}

export const findEmails: Find = (rest) => {
  if (!/@|cong|moc|vong|\bat\b/.test(rest)) return []
  const all: Found[] = [...matches(WRITTEN, rest)].map(({ index, 0: { length } }) => ({ start: index, end: index + length, label: '[email]' }))
  for (const { index, 0: sign } of matches(FROM_SIGN, rest)) {
    if (all.some(({ start, end }) => index < end && index + sign.length > start)) continue
    all.push({ start: nameBefore(rest, index), end: index + sign.length, label: '[email]' })
  }
  return all
}
