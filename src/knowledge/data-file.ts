import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Fault } from './catalogue.ts'

/** What a data file says, or what is wrong with it; `lineOf` finds the line on which a field is written. */
export type DataRead<T> = { value?: T; faults: Fault[]; lineOf: (path: PropertyKey[]) => number }
/** Handed to the folders that keep data in `knowledge/` but may not import its readers. */
export type ReadData = <T>(file: string, schema: z.ZodType<T>) => Promise<DataRead<T>>

/** Reads the YAML files below `folder`: faults with file, line and field instead of an exception. */
export const createReadData =
  (folder: string): ReadData =>
  async (file, schema) => {
    const fault = (line: number, field: string, problem: string): Fault => ({ file, line, field, problem })
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined)
    if (text === undefined) return { faults: [fault(1, '-', 'no such file')], lineOf: () => 1 }
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines })
    const at = (offset: number | undefined): number => (offset === undefined ? 1 : lines.linePos(offset).line)
    /** The field itself, or the nearest thing around it that is written down. */
    const lineOf = (path: PropertyKey[]): number => {
      for (let n = path.length; n > 0; n--) {
        const node = document.getIn(path.slice(0, n), true)
        if (isNode(node)) return at(node.range?.[0])
      }
      return 1
    }
    if (document.errors.length > 0) return { faults: document.errors.map((e) => fault(at(e.pos[0]), '-', e.message.split('\n')[0] ?? e.message)), lineOf }
    const result = schema.safeParse(document.toJS())
    if (result.success) return { value: result.data, faults: [], lineOf }
    return { faults: result.error.issues.map((issue) => fault(lineOf(issue.path), issue.path.join('.') || '-', issue.message)), lineOf }
  }
