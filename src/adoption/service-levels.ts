import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Article } from '../knowledge/article.ts'
import type { Fault } from '../knowledge/catalogue.ts'
import { readTable } from './table.ts'

/**
 * How far a procedure can be done online. full (toàn trình): nothing to bring, nowhere to go. partial (một phần): sent
 * online, at least one step in person. none: the source lists no online channel. unspecified: it lists one, but no level.
 * unknown: it does not list the channels at all.
 */
export const LEVELS = ['full', 'partial', 'none', 'unspecified', 'unknown'] as const
export type Level = (typeof LEVELS)[number]

const ServiceLevel = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/, 'is no code of a procedure'),
  online: z.enum(LEVELS, 'is no level'),
  source: z.string().trim().min(1, 'is empty'),
  /** When the source was read, or copied. */
  read_on: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'is no day'),
})
export type ServiceLevel = z.infer<typeof ServiceLevel>

const FILE = 'service-levels.csv'
const REMEDIES = {
  code: 'write it as the national catalogue does: 1.004194',
  online: `write ${LEVELS.join(', ')}`,
  source: 'say where the level was read',
  read_on: 'write YYYY-MM-DD or YYYY-MM',
}

/** The codes of the procedures of which an article speaks to citizens; what stands in the notes for editors does not count. */
export const proceduresNamed = (article: Article): string[] => [...new Set(JSON.stringify(article).match(/(?<!\d)\d\.\d{6}(?!\d)/g))]

/** Reads the levels; a row that is broken is a fault and the others are served. */
export function parseServiceLevels(text: string, articles: readonly Article[]): { levels: ServiceLevel[]; faults: Fault[] } {
  const { rows, faults } = readTable(FILE, text, ServiceLevel, REMEDIES)
  const named = new Set(articles.flatMap(proceduresNamed))
  const levels = new Map<string, ServiceLevel>()
  for (const { value, line } of rows) {
    const add = (problem: string, remedy: string) => faults.push({ file: FILE, line, field: 'code', problem, remedy })
    if (levels.has(value.code)) add(`${value.code} stands twice`, 'one row a procedure')
    else levels.set(value.code, value)
    if (!named.has(value.code)) add(`no article names ${value.code}`, 'take the row out, or name the procedure in its article')
  }
  return { levels: [...levels.values()], faults: faults.sort((a, b) => a.line - b.line) }
}

/** Reads `service-levels.csv` of the knowledge folder. */
export async function readServiceLevels(folder: string, articles: readonly Article[]): Promise<{ levels: ServiceLevel[]; faults: Fault[] }> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => undefined)
  if (text === undefined) return { levels: [], faults: [{ file: FILE, line: 1, field: '-', problem: 'no such file', remedy: 'see README.md' }] }
  return parseServiceLevels(text, articles)
}
