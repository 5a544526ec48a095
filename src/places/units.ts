import type { Database, MappingRow } from './read-database.ts'
import { remembering, spoken } from './fold.ts'

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
  const [whole = '', word = 'Tỉnh'] = WORDS.exec(given) ?? []
  const [first] = within
  const made: Unit = { level, word, name: given.slice(whole.length), within: [...within], became: [] }
  if (first?.province) made.province = first.province
  if (code !== undefined) made.code = code
  return made
}

/** The package spells one name in several ways: "Tuy Hoà" and "Tuy Hòa", "H’leo" and "H'Leo". */
const createSameName = (): SameName => {
  const syllable = remembering(spoken)
  return remembering((name) => name.replace(/['’\s]+/g, ' ').split(' ').map(syllable).join(''))
}
type SameName = (name: string) => string

type Known = Map<string, Unit>
function obtain(known: Known, id: string, make: () => Unit): Unit {
  const found = known.get(id) ?? make()
  known.set(id, found)
  return found
}
const add = (list: Unit[], more: Unit): void => void (list.includes(more) || list.push(more))

function readMapping(known: Known, row: MappingRow, sameName: SameName): void {
  const province = known.get(sameName(row.new_province_name.replace(WORDS, '')))
  const commune = province && known.get(`${sameName(row.new_ward_name)}|${province.code}`)
  if (!commune || !row.old_ward_name || !row.old_district_name || !row.old_province_name) return
  const formerName = row.old_province_name
  const former = obtain(known, sameName(formerName.replace(WORDS, '')), () => unit('province', formerName, [province]))
  const districtId = `${sameName(row.old_district_name)}|${sameName(formerName)}`
  const district = obtain(known, districtId, () => unit('district', row.old_district_name as string, [former, province]))
  const old = obtain(known, `${sameName(row.old_ward_name)}|${districtId}`, () => unit('commune', row.old_ward_name as string, [district, former, province]))
  add(old.became, commune)
  for (const whole of [district, former]) add(commune.within, whole)
}

/** All units, the ones of today first. */
export function unitsOf({ provinces, wards, mappings }: Database): Unit[] {
  const sameName = createSameName()
  const known: Known = new Map()
  const byCode: Known = new Map()
  for (const { name, province_code: code } of provinces) {
    const province = unit('province', name, [], code)
    province.province = province
    byCode.set(code, province)
    known.set(sameName(province.name), province)
  }
  for (const { name, ward_code, province_code } of wards) {
    const province = byCode.get(province_code)
    if (province) known.set(`${sameName(name)}|${province_code}`, unit('commune', name, [province], ward_code))
  }
  for (const row of mappings) readMapping(known, row, sameName)
  return [...new Set(known.values())]
}
