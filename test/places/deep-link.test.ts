import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStart, startPayload } from '../../src/places/deep-link.ts'
import { placeText } from '../../src/places/place-text.ts'
import { createPlaces } from '../../src/places/places.ts'

/** What Telegram takes as a start parameter. */
const TELEGRAM = /^[A-Za-z0-9_-]{1,64}$/

const commune = fc.stringMatching(/^[0-9]{5}$/)
const campaign = fc.stringMatching(/^[a-z0-9-]{1,20}$/)

describe('what a link from a poster says', () => {
  it.each([
    [{ commune: '19597', campaign: 'tet-2027' }, 'c_19597_tet-2027'],
    [{ commune: '00004' }, 'c_00004'],
    [{ campaign: 'cho-phien' }, 'c__cho-phien'],
  ])('%j is %s, and back', (start, payload) => {
    expect(startPayload(start)).toBe(payload)
    expect(parseStart(payload)).toEqual(start)
  })

  it('is nothing where there is nothing to say', () => {
    expect(startPayload({})).toBeUndefined()
  })

  it('comes back whole, and Telegram takes it', () => {
    fc.assert(
      fc.property(fc.option(commune, { nil: undefined }), fc.option(campaign, { nil: undefined }), (code, name) => {
        const start = { ...(code ? { commune: code } : {}), ...(name ? { campaign: name } : {}) }
        fc.pre(Object.keys(start).length > 0)
        const payload = startPayload(start) ?? ''
        expect(payload).toMatch(TELEGRAM)
        expect(parseStart(payload)).toEqual(start)
      }),
    )
  })

  it.each([
    '',
    'c',
    'c_',
    'c__',
    'c_1959',
    'c_195970',
    'c_19597_',
    'c_19597_Tet',
    'c_19597_tết',
    'c_19597_a_b',
    'x_19597',
    'C_19597',
    ' c_19597',
    'c_19597\n',
    'ref123',
  ])('is not read from %j', (payload) => expect(parseStart(payload)).toBeUndefined())

  it('is not read from what is too long', () => {
    expect(parseStart(`c_19597_${'a'.repeat(20)}`)).toBeDefined()
    expect(parseStart(`c_19597_${'a'.repeat(21)}`)).toBeUndefined()
    expect(parseStart(`c_${'1'.repeat(1_000_000)}`)).toBeUndefined()
  })

  it.each([{ campaign: 'Tết' }, { campaign: 'a'.repeat(21) }, { commune: '1' }, { commune: '19597_x' }])('is never made of %j', (start) => {
    expect(() => startPayload(start)).toThrow(RangeError)
  })
})

describe('an official code', () => {
  const { byCode, find } = createPlaces()

  it('is that of a commune of today, with its province', () => {
    expect(placeText(byCode('19597') ?? {})).toBe('Xã Cam Lộ, Tỉnh Quảng Trị')
    expect(byCode('00004')).toEqual({ province: { code: '01', name: 'Thành phố Hà Nội' }, commune: { code: '00004', name: 'Phường Ba Đình' } })
  })

  it('leads back to the place that was found', () => {
    const place = find('phường Đồng Hới, Quảng Trị')
    expect(byCode(place?.commune?.code ?? '')).toEqual(place)
  })

  it.each(['99999', '44', '', '19597 '])('is not %j', (code) => expect(byCode(code)).toBeUndefined())
})
