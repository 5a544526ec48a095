import { describe, expect, it } from 'vitest'
import { pickByLabel, pickByNumber } from '../../src/understanding/choose.ts'

describe('picking by number', () => {
  it.each([
    ['2', 1],
    ['số 2 nhé', 1],
    ['cái thứ hai', 1],
    ['the second one', 1],
    ['số một', 0],
    ['cái đầu tiên', 0],
    ['cái cuối', 2],
    ['dạ 3 ạ', 2],
    ['number one', 0],
  ])('takes "%s" for a pick', (text, at) => {
    expect(pickByNumber(text, 3)).toBe(at)
  })

  it.each(['4', '0', '22', 'số chín', 'tôi hỏi việc khác', 'mức 2 làm ở đâu', 'bao nhiêu tiền', '', '🙂'])('takes "%s" for no pick among three', (text) => {
    expect(pickByNumber(text, 3)).toBeUndefined()
  })

  it('picks nothing where nothing is offered', () => {
    expect(pickByNumber('1', 0)).toBeUndefined()
  })

  it('reads a long message as a message', () => {
    expect(pickByNumber('1 hai ba bốn năm sáu 2', 7)).toBeUndefined()
  })
})

describe('picking by label', () => {
  const choices = [
    { id: 'procedure/land-transfer', label: 'Sang tên sổ đỏ' },
    { id: 'human', label: 'Gặp cán bộ' },
  ]

  it('knows the label with or without signs and capitals', () => {
    expect(pickByLabel(' sang ten so do ', choices)?.id).toBe('procedure/land-transfer')
    expect(pickByLabel('GẶP CÁN BỘ', choices)?.id).toBe('human')
  })

  it('takes a message of its own for no label', () => {
    expect(pickByLabel('sang tên sổ đỏ hết bao nhiêu tiền', choices)).toBeUndefined()
  })
})
