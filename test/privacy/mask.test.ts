import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask } from '../../src/privacy/mask.ts'
import { KINDS } from './personal-numbers.ts'

const lines = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
const masked = lines('masked.txt')
const kept = lines('kept.txt')
/** "sđt {0912345678|số điện thoại}": what is said, and what it is called. */
const PERSONAL = /\{([^{}|]*)\|([^{}|]*)\}/g

describe('what is personal is masked', () => {
  it('in enough ways of writing', () => expect(masked.length).toBeGreaterThanOrEqual(150))
  it.each(masked)('%s', (line) => {
    const once = mask(line.replace(PERSONAL, '$1'))
    expect(once).toBe(line.replace(PERSONAL, '[$2]'))
    expect(mask(once)).toBe(once)
  })
  it.each(masked)('also with its diacritics typed apart: %s', (line) => {
    expect(mask(line.replace(PERSONAL, '$1').normalize('NFD')).normalize('NFC')).toBe(line.replace(PERSONAL, '[$2]').normalize('NFC'))
  })
})

describe('what is public survives', () => {
  it('in enough ways of writing', () => expect(kept.length).toBeGreaterThanOrEqual(100))
  it.each(kept)('%s', (line) => expect(mask(line)).toBe(line))
})

const SENTENCES = `cho em hỏi làm căn cước ở đâu|toi quen mat khau vneid roi|hồ sơ nộp từ 15/4/2026 chưa thấy gì|phí 540.000 đồng có đúng không
gọi 1900 0368 không ai nghe|nghị định 69/2024/NĐ-CP nói gì|bác ở xã Tân Phú|em bị trừ 1.500.000đ hai lần|how do I sign in|lam sao bay gio
năm 2026 có đổi gì không|mẹ em 60 tuổi|ngân hàng bảo cập nhật|k biết làm sao|đồng ý rồi mà không được|ngày mai em ra phường|5 lần rồi|9 giờ sáng`.split(/[|\n]/)

/** The digits of a text as one reads them, whatever stands between them; labels keep what they replaced apart. */
const DIGIT_WORDS = 'khong mot hai ba bon nam sau bay tam chin'.split(' ')
const ENGLISH_WORDS = 'zero one two three four five six seven eight nine'.split(' ')
function digitsLeft(text: string): string {
  const plain = text
    .replace(/\[[^\]]*\]/g, '|')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200d]/g, '')
    .toLowerCase()
  const inFigures = plain.replace(/[a-z]+/g, (word) => {
    const digit = Math.max(DIGIT_WORDS.indexOf(word), ENGLISH_WORDS.indexOf(word))
    return digit < 0 ? '|' : String(digit)
  })
  return inFigures.replace(/[^\d|]/g, '')
}

describe('numbers in sentences', () => {
  it.each(Object.entries(KINDS))('of a %s at most five digits in a row are left', (_, kind) => {
    const sentence = fc.constantFrom(...SENTENCES)
    fc.assert(
      fc.property(sentence, kind, sentence, (before, { digits, text }, after) => {
        const left = digitsLeft(mask(`${before} ${text} ${after}`))
        const number = digits.replace(/\D/g, '')
        for (let at = 0; at + 6 <= number.length; at++) expect(left).not.toContain(number.slice(at, at + 6))
      }),
      { numRuns: 200, seed: 2026 },
    )
  })
})

const oneSeparator = fc.constantFrom(' ', ', ', '\n', '')

describe('masking', () => {
  const PARTS = [
    ...SENTENCES,
    ...kept,
    ...masked.map((line) => line.replace(PERSONAL, '$1')),
    ...'mã otp|là|[số]|[mật khẩu]|09|12|345|tên|số|@|.|sinh ngày'.split('|'),
  ]

  it('of a masked text changes nothing', () => {
    const parts = fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 6 })
    fc.assert(
      fc.property(parts, oneSeparator, (pieces, separator) => {
        const once = mask(pieces.join(separator))
        expect(mask(once)).toBe(once)
      }),
      { numRuns: 1_500, seed: 2026 },
    )
  })

  it('leaves a text without digits, names and addresses as it came', () => {
    const text = 'Dạ em cảm ơn ạ 🙏 để em hỏi lại mẹ, “chắc” là được…'
    expect(mask(text)).toBe(text)
    expect(mask('')).toBe('')
  })
})

describe('time', () => {
  /** What it costs this process, not what the machine does besides; the best of a few, since the first runs compile. */
  function costMs(text: string): number {
    const runs = Array.from({ length: 6 }, () => {
      const before = process.cpuUsage()
      mask(text)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1_000
    })
    return Math.min(...runs)
  }

  const HOSTILE =
    '1|1 |1.|12/29 |0912345678 |1.000.000 |15k |2024, |1900 |a@|a.|a-|a cong |a at gmail com |a@b.|ma |otp |mk la |mật khẩu a b c |một |một mot |muoi |double |ten |Nguyễn Văn |tên là A B |số 1 |12/3 |ngo 1 hem 2 |h29.|h29-250101-|gd4 |29A-123.|15/4/2026 |sinh ngay |the visa |4111 |cvv |hs |ma ho so |😀|0️⃣|\u200b|\u0301|字|١|đ|[|[số|(|+84|1:2|loi 123456 |𝟎|①a|"a| |\n'
  it.each(HOSTILE.split('|'))('10,000 characters of %j take under 20 ms', (unit) => {
    expect(costMs(unit.repeat(Math.ceil(10_000 / unit.length)).slice(0, 10_000))).toBeLessThan(20)
  })

  it('a message takes under a tenth of a millisecond', () => {
    const messages = [...SENTENCES, ...kept, ...masked]
    const all = () => {
      const before = process.cpuUsage()
      for (const message of messages) mask(message)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1_000 / messages.length
    }
    expect(Math.min(...Array.from({ length: 8 }, all))).toBeLessThan(0.1)
  })
})
