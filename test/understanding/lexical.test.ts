import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLexicalIndex } from '../../src/understanding/lexical.ts'
import { readWords } from '../../src/understanding/normalise.ts'

const document = (id: string, title: string, body = '') => ({
  id,
  fields: [
    { text: title, weight: 2 },
    { text: body, weight: 1 },
  ],
})

const index = createLexicalIndex([
  document('residence', 'Đăng ký tạm trú', 'Nộp hồ sơ tại công an xã, mang hợp đồng thuê nhà.'),
  document('marriage', 'Đăng ký kết hôn', 'Hai người cùng có mặt tại Uỷ ban nhân dân cấp xã.'),
  document('passport', 'Cấp hộ chiếu', 'Nộp tờ khai và ảnh chân dung.'),
])

const ranked = (text: string) => index.rank(text, 10).map(({ id }) => id)

describe('the ranking core', () => {
  it('finds the document that says the same', () => {
    expect(ranked('tôi thuê nhà muốn đăng ký tạm trú')[0]).toBe('residence')
    expect(ranked('cấp hộ chiếu cần ảnh không')[0]).toBe('passport')
  })

  it('finds it without signs', () => {
    expect(ranked('dang ky ket hon o dau')[0]).toBe('marriage')
  })

  it('leaves out what has nothing in common with the question', () => {
    expect(ranked('thời tiết hôm qua')).toEqual([])
    expect(ranked('')).toEqual([])
  })

  it('puts the title above the body', () => {
    const twins = createLexicalIndex([document('body', 'Việc khác', 'hộ chiếu'), document('title', 'hộ chiếu', 'Việc khác')])
    expect(twins.rank('hộ chiếu', 2)[0]?.id).toBe('title')
  })

  it('tells the better of two that hold the same words by their order', () => {
    const order = createLexicalIndex([document('reversed', 'khẩu mật quên'), document('said', 'quên mật khẩu')])
    expect(order.rank('quên mật khẩu', 2)[0]?.id).toBe('said')
  })

  it('gives a score for each document in their order, none below zero, the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const scores = index.scores(readWords(text))
        expect(scores).toHaveLength(3)
        expect(scores.every((score) => score >= 0 && Number.isFinite(score))).toBe(true)
        expect(index.scores(readWords(text))).toEqual(scores)
      }),
    )
  })

  it('settles a tie by the id and gives no more than asked for', () => {
    const tied = createLexicalIndex(['c', 'a', 'b'].map((id) => document(id, 'căn cước')))
    expect(tied.rank('căn cước', 2).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('may be empty', () => {
    expect(createLexicalIndex([]).rank('căn cước', 5)).toEqual([])
  })
})
