import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PeriodError, parsePeriod } from '../../src/demand/period.ts'

const TODAY = '2026-11-21'

describe('the period of a report', () => {
  it('is the last thirty days when nothing is asked for', () => {
    expect(parsePeriod({}, TODAY)).toEqual({ from: '2026-10-23', to: TODAY })
  })

  it('ends today when only its beginning is given', () => {
    expect(parsePeriod({ from: '2026-11-01' }, TODAY)).toEqual({ from: '2026-11-01', to: TODAY })
  })

  it('is the thirty days before its end when only its end is given, across months and leap days', () => {
    expect(parsePeriod({ to: '2028-03-01' }, TODAY)).toEqual({ from: '2028-02-01', to: '2028-03-01' })
  })

  it('may be a single day', () => {
    expect(parsePeriod({ from: TODAY, to: TODAY }, TODAY)).toEqual({ from: TODAY, to: TODAY })
  })

  it.each(['2026-02-30', '2026-13-01', '21/11/2026', '2026-1-1', 'hôm qua', ''])('refuses %j and shows how a day is written', (day) => {
    expect(() => parsePeriod({ from: day }, TODAY)).toThrow(PeriodError)
    expect(() => parsePeriod({ to: day }, TODAY)).toThrow(/--to .*2026-11-01/)
  })

  it('refuses to end before it begins', () => {
    expect(() => parsePeriod({ from: '2026-11-02', to: '2026-11-01' }, TODAY)).toThrow('--from 2026-11-02 ở sau --to 2026-11-01')
    expect(() => parsePeriod({ from: '2026-12-01' }, TODAY)).toThrow('hôm nay (2026-11-21)')
  })

  it('never reads a word as a day', () => {
    const words = fc.string().filter((word) => !/^\d{4}-\d{2}-\d{2}$/.test(word))
    fc.assert(fc.property(words, (word) => void expect(() => parsePeriod({ to: word }, TODAY)).toThrow(PeriodError)))
  })
})
