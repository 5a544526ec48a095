import fc from 'fast-check'

/** A number as somebody might type or say it, with the words before it. */
export type Written = { digits: string; text: string }

const digitsOf = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((digits) => digits.join(''))
const oneOf = (...choices: string[]): fc.Arbitrary<string> => fc.constantFrom(...choices)

const SEPARATORS = [' ', '.', ',', '-', '/', '  ', ' - ', '. ', '\u00a0', '\u2009', '–', '_', ') (', '·', ' / ', '\u200b', '\u200d']
const SIZES = [[1], [2], [3], [4], [5], [4, 3, 3], [3, 3, 4], [2, 4]]

function inGroups(digits: string, sizes: number[], separators: string[]): string {
  let text = ''
  for (let at = 0, i = 0; at < digits.length; i++) {
    const size = sizes[i % sizes.length] ?? 3
    text += (at === 0 ? '' : (separators[i % separators.length] ?? '')) + digits.slice(at, at + size)
    at += size
  }
  return text
}
const fullWidth = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const SAID = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ')
const SAID_IN_ENGLISH = 'zero one two three four five six seven eight nine'.split(' ')
const unsigned = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
const say = (digits: string, words: string[]): string => [...digits].map((digit) => words[Number(digit)]).join(' ')

/** One number in pieces: solid, spaced any way, in full width. */
const typed = (digits: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(digits),
    fc
      .tuple(fc.constantFrom(...SIZES), fc.array(fc.constantFrom(...SEPARATORS), { minLength: 1, maxLength: 3 }))
      .map(([sizes, separators]) => inGroups(digits, sizes, separators)),
    fc.constantFrom(...SIZES).map((sizes) => fullWidth(inGroups(digits, sizes, [' ']))),
  )
const said = (digits: string): fc.Arbitrary<string> =>
  oneOf(say(digits, SAID), unsigned(say(digits, SAID)), say(digits, SAID_IN_ENGLISH), say(digits.slice(0, 6), SAID) + digits.slice(6))

const written = (before: fc.Arbitrary<string>, number: fc.Arbitrary<string>, write: (digits: string) => fc.Arbitrary<string>): fc.Arbitrary<Written> =>
  fc.tuple(before, number).chain(([words, digits]) => write(digits).map((text) => ({ digits, text: `${words} ${text}` })))

const starting = (starts: string[], more: number): fc.Arbitrary<string> => fc.tuple(oneOf(...starts), digitsOf(more)).map((parts) => parts.join(''))
const inTwo = (digits: string): fc.Arbitrary<string> =>
  oneOf(digits, `${digits.slice(0, 3)} ${digits.slice(3)}`, `${digits.slice(0, 2)}.${digits.slice(2)}`, [...digits].join(' '))

export const KINDS: Record<string, fc.Arbitrary<Written>> = {
  'personal ID': written(oneOf('cccd', 'căn cước', 'số định danh là', 'em có'), starting(['0'], 11), typed),
  'old ID': written(oneOf('cmnd', 'chứng minh số', 'giấy tờ'), digitsOf(9), typed),
  'mobile phone': written(oneOf('sđt', 'gọi em', 'zalo:', 'số'), starting(['03', '05', '07', '08', '09'], 8), typed),
  landline: written(oneOf('máy bàn', 'gọi về'), starting(['024', '028', '0292'], 8), typed),
  'phone abroad': written(oneOf('gọi', 'liên hệ'), starting(['+849', '+84 3', '(+84) 9', '00849'], 8), typed),
  'bank account': written(
    oneOf('stk', 'số tài khoản', 'chuyển vào'),
    fc.integer({ min: 9, max: 19 }).chain((length) => digitsOf(length)),
    typed,
  ),
  'bank card': written(oneOf('thẻ', 'thẻ visa', 'số'), starting(['9704', '4123', '5123'], 12), typed),
  'social insurance': written(oneOf('mã số bhxh', 'sổ bảo hiểm'), digitsOf(10), typed),
  'health insurance': written(oneOf('bhyt GD4', 'thẻ TE1', 'HS4', 'DN4'), digitsOf(12), typed),
  'tax code': written(oneOf('mst', 'mã số thuế'), fc.oneof(digitsOf(10), digitsOf(13)), typed),
  passport: written(oneOf('hộ chiếu B', 'passport C', 'hộ chiếu số P'), fc.oneof(digitsOf(7), digitsOf(8)), typed),
  'electricity customer': written(oneOf('mã khách hàng PE', 'PB', 'PC'), digitsOf(11), typed),
  'one-time code': written(oneOf('mã otp là', 'mã', 'otp', 'ma xac nhan la', 'nó đọc mã'), digitsOf(6), inTwo),
  'said aloud': written(oneOf('số em là', 'sđt', 'căn cước'), fc.oneof(starting(['09', '03'], 8), starting(['0'], 11), digitsOf(9)), said),
}
