import { remembering, spoken } from './fold.ts'
import type { Database, MappingRow } from './read-database.ts'

export type Level = 'commune' | 'district' | 'province'

/** A commune, district or province, of today or from before 1 July 2025. */
export type Unit = {
  level: Level
  /** "Phường" */
  word: string
  /** "An Hội Tây" */
  name: string
  /** Of today only. */
  code?: string
  /** Today's province that it is, or that it lies in. */
  province?: Unit
  /** What it lies or lay in; a commune of today lies in all that its parts lay in. */
  within: Unit[]
  /** The communes of today where an old commune went. */
  became: Unit[]
}

const WORDS = /^(Phường|Xã|Đặc khu|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh)\s+/
export const fullName = ({ word, name }: Unit): string => `${word} ${name}`
export const isOld = ({ code }: Unit): boolean => code === undefined

function unit(level: Level, given: string, within: Unit[], code?: string): Unit {
  const text = given.normalize('NFC')
  const [whole = '', word = 'Tỉnh'] = WORDS.exec(text) ?? []
  const [first] = within
  const made: Unit = { level, word, name: text.slice(whole.length), within: [...within], became: [] }
  if (first?.province) made.province = first.province
  if (code !== undefined) made.code = code
  return made
}

/** The package spells one district in several ways: "Tuy Hoà" and "Tuy Hòa", "H’leo" and "H'Leo". */
const sameName = (name: string): string =>
  name
    .replace(/['’\s]+/g, ' ')
    .split(' ')
    .map(spoken)
    .join('')

type Known = Map<string, Unit>
function obtain(known: Known, id: string, make: () => Unit): Unit {
  const found = known.get(id) ?? make()
  known.set(id, found)
  return found
}
const add = (list: Unit[], more: Unit): void => void (list.includes(more) || list.push(more))

function readMapping(known: Known, same: (name: string) => string, row: MappingRow): void {
  const { old_ward_name: ward, old_district_name: inDistrict, old_province_name: inProvince } = row
  const province = known.get(same(row.new_province_name))
  const commune = province && known.get(`${row.new_ward_name.normalize('NFC')}|${province.code}`)
  if (!commune || !ward || !inDistrict || !inProvince) return
  const former = obtain(known, same(inProvince), () => unit('province', inProvince, [province]))
  const districtId = `${same(inDistrict)}|${former.name}`
  const district = obtain(known, districtId, () => unit('district', inDistrict, [former, province]))
  const old = obtain(known, `${ward}|${districtId}`, () => unit('commune', ward, [district, former, province]))
  add(old.became, commune)
  add(commune.within, district)
  add(commune.within, former)
}

/** All units, the ones of today first. */
export function unitsOf({ provinces, wards, mappings }: Database): Unit[] {
  const known: Known = new Map()
  const byCode: Known = new Map()
  const same = remembering((name) => sameName(name.replace(/^(Tỉnh|Thành phố)\s+/, '')))
  for (const { name, province_code: code } of provinces) {
    const province = unit('province', name, [], code)
    province.province = province
    byCode.set(code, province)
    known.set(same(name), province)
  }
  for (const { name, ward_code, province_code } of wards) {
    const province = byCode.get(province_code)
    if (province) known.set(`${name.normalize('NFC')}|${province_code}`, unit('commune', name, [province], ward_code))
  }
  for (const row of mappings) readMapping(known, same, row)
  return [...new Set(known.values())]
}
