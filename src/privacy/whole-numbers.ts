/** What may stand between two digits of one number, as a character of a view. */
export const SEPARATOR = '[ \\n.,;:\'"()\\[\\]{}/\\\\|_*~+•-]'
/** More separators than this and two numbers begin. */
export const MOST_SEPARATORS = 4

const PHONE = /^(?:0[35789]\d{8}|02\d{8,9}|(?:00)?84[235789]\d{8,9}|(?:00)?840[235789]\d{8,9})$/
const CARD = /^(?:9704\d{12}|9704\d{15}|4\d{15}|5[1-5]\d{14}|35\d{14})$/

export const isPhone = (digits: string): boolean => PHONE.test(digits)
export const isCard = (digits: string): boolean => CARD.test(digits)
export const isPersonalId = (digits: string): boolean => /^0\d{11}$/.test(digits)

/** Whether these digits are a number that needs no more, so that digits beside them belong to something else. */
export const isWhole = (digits: string): boolean => isPhone(digits) || isPersonalId(digits) || isCard(digits)

const BEFORE = new RegExp(`(?:\\d${SEPARATOR}{0,${MOST_SEPARATORS}}){1,24}$`)
const AFTER = new RegExp(`^(?:${SEPARATOR}{0,${MOST_SEPARATORS}}\\d){1,24}`)
const REACH = 60

/** The digits that stand right before or after a place, as one number would be written. */
export const digitsBefore = (rest: string, start: number): string => BEFORE.exec(rest.slice(Math.max(0, start - REACH), start))?.[0] ?? ''
export const digitsAfter = (rest: string, end: number): string => AFTER.exec(rest.slice(end, end + REACH))?.[0] ?? ''

export const onlyDigits = (text: string): string => text.replace(/\D/g, '')
