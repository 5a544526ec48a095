import { oneOf } from './pattern.ts'

const { raw } = String

export const DAY = raw`(?:0?[1-9]|[12]\d|3[01])`
export const MONTH = '(?:0?[1-9]|1[0-2])'
export const YEAR = raw`(?:19|20)\d{2}`
/** A date in figures, unmistakably: with its year and one kind of separator. */
export const DATE = oneOf(
  `${DAY} ?/ ?${MONTH} ?/ ?${YEAR}`,
  raw`${DAY}\.${MONTH}\.${YEAR}`,
  `${DAY}-${MONTH}-${YEAR}`,
  raw`${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`,
)
