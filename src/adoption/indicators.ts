import { z } from 'zod'
import type { Fault } from '../knowledge/catalogue.ts'
import type { ReadData } from '../knowledge/data-file.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')
/** A source may be known only by its year or month. */
const RoughDay = z.coerce.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?|undated)$/, 'a date is written YYYY, YYYY-MM, YYYY-MM-DD or undated')
const Words = z.string().trim().min(1)
export const COMPARATORS = ['=', '>=', '<=', '>', '<', '~'] as const

const Target = z.strictObject({ comparator: z.enum(COMPARATORS), value: z.number(), by: Day.optional(), scope: Words.optional() })

/** A figure that the state counts. Percentages of the same name with other denominators are other indicators. */
const Indicator = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/, 'an id is words joined by dots and hyphens'),
  label: z.strictObject({ vi: Words, en: Words }),
  /** `null` where the source does not state it: such a figure may be shown but is not compared. */
  numerator: Words.nullable(),
  denominator: Words.nullable(),
  unit: Words,
  /** Which way is better. */
  direction: z.enum(['up', 'down', 'none']),
  targets: z.array(Target).default([]),
  validity: z.strictObject({ from: Day.optional(), to: Day.optional() }).default({}),
  successor: z.string().optional(),
  source: z.strictObject({ title: Words, number: Words.optional(), date: RoughDay }),
  /** Verified: the definition was read in the source. Proposed: a working definition, to be compared with the text first. */
  status: z.enum(['verified', 'proposed']),
  categories: z.array(z.string()),
  note: Words.optional(),
})
export type Indicator = z.infer<typeof Indicator>

const FILE = 'indicators.yaml'

/** Reads `indicators.yaml`. `categories` are the known ones. */
export async function readIndicators(read: ReadData, categories: Set<string>): Promise<{ indicators: Indicator[]; faults: Fault[] }> {
  const { value, faults, lineOf } = await read(FILE, z.strictObject({ indicators: z.array(Indicator) }))
  const indicators = value?.indicators ?? []
  const add = (i: number, field: keyof Indicator, problem: string, remedy: string) =>
    faults.push({ file: FILE, line: lineOf(['indicators', i, field]), field: `indicators.${i}.${field}`, problem, remedy })

  const seen = new Set<string>()
  indicators.forEach((indicator, i) => {
    const { id, validity, successor } = indicator
    if (seen.has(id)) add(i, 'id', `${id} stands twice`, 'an id is used once')
    seen.add(id)
    for (const category of indicator.categories) if (!categories.has(category)) add(i, 'categories', `unknown category ${category}`, 'see categories.yaml')
    if (validity.from && validity.to && validity.to < validity.from) add(i, 'validity', 'ends before it begins', 'mend the days')
    if (successor === id || (successor && !indicators.some((other) => other.id === successor)))
      add(i, 'successor', `no indicator ${successor}`, 'name another one of this file')
    if (indicator.status === 'verified' && indicator.numerator === null)
      add(i, 'status', 'is verified without a numerator', 'write it, or set the status to proposed')
  })
  return { indicators, faults }
}
