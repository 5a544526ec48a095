import { describe, expect, it } from 'vitest'
import { figuresOf, reliability } from './evaluation/figures.ts'
import { brokenFloors, readFloors } from './evaluation/floors.ts'
import { type Row, readRows } from './evaluation/rows.ts'
import { type Got, score } from './evaluation/score.ts'
import { leaks, says } from './evaluation/wording.ts'

const GOT: Got = {
  kind: 'answer',
  topics: ['vneid/login'],
  options: [],
  category: 'identity.access',
  best: 'vneid/login',
  confidence: 0.9,
  reply: '',
  stored: '',
}
const ROW: Row = {
  id: 'x',
  kind: 'answer',
  text: 'x',
  style: 'standard',
  expect: ['vneid/login'],
  expect_all: [],
  options: [],
  must: [],
  mustNot: [],
  must_not: [],
  mask: [],
  keep: [],
}
const CATEGORIES = new Map([['vneid/login', 'identity.access']])

const judge = (row: Partial<Row>, got: Partial<Got> = {}) => score({ ...ROW, ...row }, { ...GOT, ...got }, CATEGORIES)
const hits = (row: Partial<Row>, got: Partial<Got> = {}) => judge(row, got).marks.flatMap(({ name, hit }) => (hit ? [name] : []))

describe('a reply is judged', () => {
  it('right when its first article is expected; more articles than that are extra', () => {
    expect(hits({})).toEqual(['answer.accuracy', 'answer.accuracy (standard)', 'answer.resolved', 'category.accuracy'])
    expect(hits({}, { topics: ['vneid/login', 'vneid/nfc-error'] })).toContain('answer.extra')
    expect(hits({}, { topics: ['vneid/nfc-error', 'vneid/login'] })).toContain('answer.wrong')
  })

  it('resolved, not right, when it asks back about the right thing, among five at most', () => {
    const asked = { kind: 'clarify', topics: [], options: ['vneid/nfc-error', 'vneid/login'] }
    expect(hits({}, asked)).toEqual(['answer.resolved', 'category.accuracy'])
    expect(hits({}, { ...asked, options: ['a', 'b', 'c', 'd', 'e', 'vneid/login'] })).not.toContain('answer.resolved')
  })

  it('complete when it says everything and falls into no trap', () => {
    const row = { kind: 'complete' as const, must: [['3 ngày', '03 ngày'], ['miễn phí']], mustNot: ['công an huyện'] }
    expect(judge(row, { reply: 'Sau 03 ngày, MIỄN PHÍ.' }).good).toBe(true)
    expect(judge(row, { reply: 'Sau 13 ngày, miễn phí.' }).good).toBe(false)
    expect(hits(row, { reply: 'Sau 3 ngày, miễn phí, tại công an huyện.' })).toEqual(['complete.trapped'])
  })

  it('by every half of a double question, without a third', () => {
    const row = { kind: 'multi-intent' as const, expect_all: [['a/a'], ['b/b', 'b/c']] }
    expect(judge(row, { topics: ['b/c', 'a/a'] }).good).toBe(true)
    expect(judge(row, { topics: ['a/a'] }).good).toBe(false)
    expect(judge(row, { topics: ['a/a', 'b/b', 'c/c'] }).good).toBe(false)
  })

  it('by every secret and every number that must stay', () => {
    const row = { kind: 'pii' as const, mask: ['001 099 123456'], keep: ['1900 0368'] }
    expect(judge(row, { stored: 'CCCD [số], gọi 1900 0368' }).good).toBe(true)
    expect(hits(row, { stored: 'CCCD 001099123456' })).toEqual([])
  })
})

describe('wordings', () => {
  it('are found whatever the signs and the way of grouping digits, but not inside another number', () => {
    expect(says('Lệ phí 1.500.000 đồng', '1500000')).toBe(true)
    expect(says('goi 1140', '114')).toBe(false)
    expect(leaks('số 0912.345.678', '0912 345 678')).toBe(true)
    expect(leaks('ngày 12', '12/34')).toBe(false)
  })
})

describe('floors', () => {
  const figures = figuresOf([
    {
      row: ROW,
      got: GOT,
      score: {
        good: true,
        marks: [
          { name: 'a', hit: true },
          { name: 'a', hit: false },
        ],
      },
    },
  ])

  it('hold, or name what is broken; a missing figure breaks both', () => {
    expect(brokenFloors(figures, { min: { a: 0.5 }, max: { a: 0.5 } })).toEqual([])
    expect(brokenFloors(figures, { min: { a: 0.6 }, max: { a: 0.4 } })).toEqual(['a is 0.5000, its floor is 0.6', 'a is 0.5000, its ceiling is 0.4'])
    expect(brokenFloors(figures, { min: { b: 0 }, max: { b: 1 } })).toHaveLength(2)
  })

  it('name only figures that the rows have', () => {
    const all = figuresOf(readRows().map((row) => ({ row, got: GOT, score: score(row, GOT, CATEGORIES) })))
    const { min, max } = readFloors()
    expect([...Object.keys(min), ...Object.keys(max)].filter((name) => !all.has(name))).toEqual([])
  })

  it('come with how far confidence can be believed', () => {
    const wrong = { ...GOT, best: 'vneid/nfc-error' }
    const { bins, error } = reliability([GOT, wrong].map((got) => ({ row: ROW, got, score: { good: true, marks: [] } })))
    expect(bins[9]).toEqual({ from: 0.9, said: 1.8, right: 1, n: 2 })
    expect(error).toBeCloseTo(0.4)
  })
})
