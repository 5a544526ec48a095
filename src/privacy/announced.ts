import type { Holds, Rule } from './find.ts'
import { FREE, pattern } from './pattern.ts'
import { digitsAfter, isWhole, onlyDigits } from './whole-numbers.ts'

const SAID = '(?: (?:so|cua|toi|em|minh|anh|chi|con|bo|me|la|is|id|number|no|code|nay|dien|nuoc|ben)){0,4}[ :.=#-]{0,3}'
const CODE = String.raw`((?:[a-z]{1,4}[ .-]?)?\d[a-z0-9./-]{3,40})`
const announced = (words: string): RegExp => pattern(FREE, `(?:${words})`, SAID, CODE)

const LONG = 9
/** Digits that go on after the code make it a longer number, which is judged as one. */
const isAll: Holds = ({ value, end, rest }) => {
  const after = onlyDigits(digitsAfter(rest, end))
  return !after || isWhole(after) || onlyDigits(value).length + after.length < LONG
}

const YEAR = /^(?:19|20)\d\d(?:[./-]\d{0,2})?$/
const atLeast =
  (least: number): Holds =>
  (at) =>
    onlyDigits(at.value).length >= least && !YEAR.test(at.value) && isAll(at)
/** "Hồ sơ" alone is said of many things, so the code must look like one. */
const looksLikeCode: Holds = (at) => /\d{6}|^[a-z]\d{2}\.|(?:\d.*-){2}/.test(at.value) && isAll(at)

/** Codes that the words before them give away, whatever they look like. Read after the public figures are settled. */
export const ANNOUNCED: Rule[] = [
  { label: '[mã khách hàng]', pattern: announced('ma (?:so )?(?:khach hang|kh)|makh|customer|(?:ma )?danh bo'), holds: atLeast(4) },
  {
    label: '[mã hồ sơ]',
    pattern: announced('ma (?:so )?(?:ho so|hs|bien nhan|tra cuu)|so (?:ho so|bien nhan|phieu hen)|bien nhan|dossier'),
    holds: atLeast(4),
  },
  { label: '[mã hồ sơ]', pattern: announced('hs|ho so|application'), holds: looksLikeCode },
  { label: '[số]', pattern: announced('(?:ma|so) (?:so )?(?:benh nhan|benh an|y te)|patient|pid'), holds: atLeast(4) },
]
