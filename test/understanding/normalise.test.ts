import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, fold, readWords } from '../../src/understanding/normalise.ts'

describe('folding', () => {
  it('takes signs, đ and capitals away', () => {
    expect(fold('Đăng ký thường trú, ĐÃ ướt Ỹ')).toBe('dang ky thuong tru, da uot y')
  })

  it('is the same however the letters are composed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))))
  })

  it('done twice changes nothing more', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('cleaning', () => {
  it.each([
    ['hòa', 'hoà'],
    ['khỏe', 'khoẻ'],
    ['thủy', 'thuỷ'],
    ['tùy', 'tuỳ'],
  ])('writes %s as %s, so that both spellings are one word', (one, other) => {
    expect(clean(one)).toBe(clean(other))
  })

  it('leaves the tone of longer endings where it is', () => {
    expect(clean('hoàng toán quỳnh')).toBe('hoàng toán quỳnh')
  })

  it('draws stretched words together', () => {
    expect(clean('cứuuuuu vớiiii')).toBe('cứu với')
  })
})

describe('reading words', () => {
  it('gives each word with and without signs', () => {
    expect(readWords('Làm VNeID mức 2?')).toEqual({
      accented: ['làm', 'vneid', 'mức', '2'],
      folded: ['lam', 'vneid', 'muc', '2'],
      hasMarks: true,
    })
  })

  it('sees that a text has no signs', () => {
    expect(readWords('lam vneid o dau').hasMarks).toBe(false)
  })

  it('finds nothing in nothing', () => {
    expect(readWords(' … 🙂 ?! ')).toEqual({ accented: [], folded: [], hasMarks: false })
  })

  it('keeps both lists in step, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { accented, folded } = readWords(text)
        expect(folded).toEqual(accented.map(fold))
      }),
    )
  })
})
