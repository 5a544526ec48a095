import { AMOUNTS } from './amounts.ts'
import { DATE, MONTH, YEAR } from './dates.ts'
import type { Rule } from './find.ts'
import { namesAccount } from './named-number.ts'
import { oneOf, pattern } from './pattern.ts'
import { digitsAfter, digitsBefore, onlyDigits } from './whole-numbers.ts'

const { raw } = String

const APART = raw`(?<![a-z0-9]|\d[./,-])`
const END = raw`(?![a-z0-9]|[./,-]\d)`
const ISSUER = '(?:-[a-z0-9]{1,10}){0,3}'
const DOCUMENT = raw`(?:nd|nq|ttlt|tt|qd|qh\d{1,2}|ubtvqh\d{1,2}|vbhn|ct|cd|kh|hd|tb|cv|bc|ttr|pl|l)${ISSUER}`
const PROCEDURE = raw`[1-3]\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.h\d{2})?`
export const HOTLINE = oneOf(raw`1[89]00[ .-]?\d(?:[ .-]?\d){3}(?:(?:[ .-]?\d){2})?`, raw`0\d{2,3}[ .-]?1022`)
const ALL_DAY = raw`24/(?:7|24)(?!\d)`
/** A small number after a date is its hour, or the date was part of a long number. */
const NO_SMALL_NUMBER = raw`(?!\d|[./-]\d|[ .-]{1,3}\d{1,3}(?![\d:hg./]| gio| phut))`

/**
 * Public figures that must survive, though they look like long numbers. They are looked for before the rest of the
 * digits; a stretch found here can no longer be masked, so every pattern is narrow. One more is one more line.
 */
export const KEPT: Rule[] = [
  { pattern: pattern(APART, raw`\d{1,5}(?:\.\d{1,3})? ?[/-] ?${YEAR} ?[/-]? ?`, DOCUMENT, END) },
  { pattern: pattern(APART, raw`\d{1,6} ?/ ?`, DOCUMENT, END) },
  { pattern: pattern(APART, raw`\d{1,4}/${YEAR}/[a-z]{1,8}`, ISSUER, END) },
  { pattern: pattern('(?<=thang |[(])', MONTH, '/', YEAR, raw`(?!\d|[./-]\d|[ .-]{1,2}\d{1,3}(?!\d))`) },
  {
    pattern: pattern(APART, HOTLINE, raw`(?=[ ,;(-]{0,3}${ALL_DAY}|(?!\d|[./-]\d|[ -]{1,3}\d{2}))`),
    holds: ({ value, start, view }) => !namesAccount(view.lower, start, onlyDigits(value).length),
  },
  { pattern: pattern(raw`(?<!\d)`, ALL_DAY), holds: ({ start, end, rest }) => !digitsBefore(rest, start) && !digitsAfter(rest, end) },
  { pattern: pattern('(?<![a-z])(?:iso|iec|tcvn|qcvn)', raw`[ /a-z-]{1,8}\d{2,6}(?:-\d{1,2})?:${YEAR}(?!\d)`) },
  { pattern: pattern(APART, PROCEDURE, `(?: ?[/,;-] ?${PROCEDURE})*`, END) },
  { pattern: pattern(APART, DATE, NO_SMALL_NUMBER) },
  ...AMOUNTS,
  { pattern: pattern(raw`(?<!\d|\d[:.])(?:[01]?\d|2[0-3]) ?[:hg] ?[0-5]\d(?!\d|:\d|[a-z])`) },
  {
    pattern: pattern(raw`(?<=(?:loi|error|err)(?: (?:so|ma|code))?[ :-]{1,2})\d{3,6}(?!\d)`),
    holds: ({ end, rest }) => !digitsAfter(rest, end),
  },
]
