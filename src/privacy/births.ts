import { DAY, MONTH } from './dates.ts'
import type { Rule } from './find.ts'
import { FREE, oneOf, pattern } from './pattern.ts'

const { raw } = String

/** Full dates of birth: a year alone tells little and is often the question itself. */
const YEAR = raw`(?:(?:19|20)\d{2}|\d{2})`
const MONTH_NAME = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const JOIN = ' ?[./,-] ?'
const DATE = oneOf(
  `${DAY}(?:${JOIN}| )${MONTH}(?:${JOIN}| )${YEAR}`,
  raw`(?:19|20)\d{2}${JOIN}${MONTH}${JOIN}${DAY}`,
  raw`(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}`,
  `(?:mung |mong )?${DAY},? thang ${MONTH},? (?:nam )?${YEAR}`,
  `${DAY}(?:st|nd|rd|th)? (?:of )?${MONTH_NAME},? ${YEAR}`,
  `${MONTH_NAME} ${DAY}(?:st|nd|rd|th)?,? ${YEAR}`,
)

const BORN = oneOf(
  '(?<!khai |hoc |ve |phat )sinh(?: (?:ngay|nam|con|be|chau|nhat|thang|vao)){0,4}',
  '(?:ngay|nam)(?:,? thang,? nam)? sinh',
  raw`sn|d\.?o\.?b\.?|born|date of birth|birth ?da(?:te|y)`,
)
const SAID = '(?:[ :,.=("-]{1,3}(?:la|is|on|was|vao|ngay|cua|toi|em|minh|con|chau|be|bo|me|vo|chong|ong|ba)(?![a-z])){0,5}[ :,.=("-]{0,3}'

export const BIRTHS: Rule[] = [{ label: '[ngày sinh]', pattern: pattern(FREE, BORN, SAID, `(${DATE})`, raw`(?!\d|[./-]\d)`) }]
