import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Fault } from '../knowledge/catalogue.ts'
import { COMPARATORS, type Indicator } from './indicators.ts'
import { readTable } from './table.ts'

const Words = z.string().trim().min(1, 'is empty')

/** One official figure of one place: the place as it was called then (`as_of`), the period as the source gives it. */
const Observation = z.strictObject({
  indicator: Words,
  place: Words,
  period: z.string().regex(/^\d{4}(-(H[12]|Q[1-4]|YTD|0[1-9]|1[0-2]))?$/, 'a period is written 2023, 2023-H1, 2023-Q2, 2023-07 or 2023-YTD'),
  comparator: z.enum(COMPARATORS),
  value: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'is not a number (write 81.17)')
    .transform(Number),
  unit: Words,
  as_of: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is written YYYY, YYYY-MM or YYYY-MM-DD'),
  source: Words,
  note: z.string(),
})
export type Observation = z.infer<typeof Observation>

/** Reads one province's figures; a row that is broken is a fault and the others are served. */
export function parseObservations(file: string, text: string, indicators: Indicator[]): { observations: Observation[]; faults: Fault[] } {
  const { rows, faults } = readTable(file, text, Observation)
  const add = (line: number, field: string, problem: string, remedy: string) => faults.push({ file, line, field, problem, remedy })
  const seen = new Map<string, number>()
  for (const { value, line } of rows) {
    const { indicator, place, period, unit } = value
    const known = indicators.find((i) => i.id === indicator)
    if (!known) add(line, 'indicator', `unknown indicator ${indicator}`, 'see indicators.yaml')
    else if (known.unit !== unit) add(line, 'unit', `is ${unit}, but ${indicator} counts in ${known.unit}`, 'use the unit of the indicator')
    const key = [indicator, place, period].join('\n')
    if (seen.has(key)) add(line, '-', `says again what line ${seen.get(key)} says`, 'one figure an indicator, place and period')
    seen.set(key, line)
  }
  return { observations: rows.map(({ value }) => value), faults: faults.sort((a, b) => a.line - b.line) }
}

/** Reads `observations/*.csv` below the knowledge folder. */
export async function readObservations(folder: string, indicators: Indicator[]): Promise<{ observations: Observation[]; faults: Fault[] }> {
  const names = (await readdir(join(folder, 'observations')).catch(() => [])).filter((name) => name.endsWith('.csv')).sort()
  const read = await Promise.all(
    names.map(async (name) => parseObservations(`observations/${name}`, await readFile(join(folder, 'observations', name), 'utf8'), indicators)),
  )
  return { observations: read.flatMap((r) => r.observations), faults: read.flatMap((r) => r.faults) }
}
