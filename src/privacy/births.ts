import type { Rule } from './find.ts'

/** Full dates of birth: a year alone tells little and is often the question itself. */
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const YEAR = '(?:(?:19|20)\\d{2}|\\d{2})'
const MONTH_NAME = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const JOIN = ' ?[./,-] ?'
const DATE = [
  `${DAY}(?:${JOIN}| )${MONTH}(?:${JOIN}| )${YEAR}`,
  `(?:19|20)\\d{2}${JOIN}${MONTH}${JOIN}${DAY}`,
  `(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d{2}`,
  `(?:mung |mong )?${DAY},? thang ${MONTH},? (?:nam )?${YEAR}`,
  `${DAY}(?:st|nd|rd|th)? (?:of )?${MONTH_NAME},? ${YEAR}`,
  `${MONTH_NAME} ${DAY}(?:st|nd|rd|th)?,? ${YEAR}`,
].join('|')

const BORN = '(?:(?<!khai |hoc |ve |phat )sinh(?: (?:ngay|nam|con|be|chau|nhat|thang|vao)){0,4}|(?:ngay|nam)(?:,? thang,? nam)? sinh|sn|d\\.?o\\.?b\\.?|born|date of birth|birth ?da(?:te|y))'
const SAID = '(?:[ :,.=("-]{1,3}(?:la|is|on|was|vao|ngay|cua|toi|em|minh|con|chau|be|bo|me|vo|chong|ong|ba)(?![a-z])){0,5}[ :,.=("-]{0,3}'

export const BIRTHS: Rule[] = [{ label: '[ngày sinh]', pattern: new RegExp(`(?<![a-z0-9])${BORN}${SAID}(${DATE})(?!\\d|[./-]\\d)`, 'g') }]
