import type { z } from 'zod'
import type { Fault } from '../knowledge/catalogue.ts'
import { readCsv } from './csv.ts'

export type Row<T> = { value: T; line: number }

/**
 * The rows of a CSV text whose columns are the fields of `schema`, in that order; a row that is broken is a fault and the
 * others are served. `remedies`: how a field is mended, where the message of the schema does not say it.
 */
export function readTable<S extends z.ZodObject>(
  file: string,
  text: string,
  schema: S,
  remedies: Partial<Record<keyof z.infer<S>, string>> = {},
): { rows: Row<z.infer<S>>[]; faults: Fault[] } {
  const columns = Object.keys(schema.shape)
  const [head, ...lines] = readCsv(text)
  if (head?.cells.join() !== columns.join())
    return { rows: [], faults: [{ file, line: 1, field: '-', problem: 'other columns than expected', remedy: `write ${columns.join(',')}` }] }
  const rows: Row<z.infer<S>>[] = []
  const faults: Fault[] = []
  for (const { cells, line } of lines) {
    if (cells.length !== columns.length) {
      const problem = `${cells.length} cells in place of ${columns.length}`
      faults.push({ file, line, field: '-', problem, remedy: 'put a text with a comma between "…"' })
      continue
    }
    const result = schema.safeParse(Object.fromEntries(columns.map((column, i) => [column, cells[i]])))
    if (result.success) rows.push({ value: result.data, line })
    else
      for (const { path, message } of result.error.issues) {
        const field = path.join('.')
        const remedy = remedies[field as keyof z.infer<S>]
        faults.push({ file, line, field, problem: message, ...(remedy ? { remedy } : {}) })
      }
  }
  return { rows, faults }
}
