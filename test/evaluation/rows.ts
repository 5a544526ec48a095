import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const KINDS = [
  'answer',
  'complete',
  'out-of-scope',
  'clarify',
  'handoff',
  'smalltalk',
  'scam',
  'emergency',
  'injection',
  'dialogue',
  'multi-intent',
  'pii',
] as const
/** Each inner list is a choice: one of its wordings is enough. */
const Wordings = z.array(z.array(z.string())).default([])
const Ids = z.array(z.string()).default([])

/** One question of our own regression set, and what a good reply must be. */
const Row = z.strictObject({
  id: z.string(),
  kind: z.enum(KINDS),
  text: z.string(),
  style: z.string(),
  /** A dialogue: everything that is said, the judged question last. */
  turns: z.array(z.string()).optional(),
  /** Any of these articles is right. */
  expect: Ids,
  /** One article of each list is needed. */
  expect_all: z.array(z.array(z.string())).default([]),
  options: Ids,
  category: z.string().optional(),
  must: Wordings,
  mustNot: z.array(z.string()).default([]),
  must_not: z.array(z.string()).default([]),
  mask: z.array(z.string()).default([]),
  keep: z.array(z.string()).default([]),
})
export type Row = z.infer<typeof Row>

const FILES = ['answer', 'other', 'complete']

function readFile(name: string): Row[] {
  const lines = readFileSync(join(import.meta.dirname, `${name}.jsonl`), 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    const row = Row.safeParse(JSON.parse(line))
    if (row.success) return [row.data]
    const issue = row.error.issues[0]
    throw new Error(`${name}.jsonl:${i + 1}: ${issue?.path.join('.')}: ${issue?.message}`)
  })
}

export const readRows = (): Row[] => FILES.flatMap(readFile)
