import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const FrontMatter = z.strictObject({ name: z.string(), version: z.number().int(), variables: z.array(z.string()) })
const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/

/** A prompt with its variables filled in. */
export type Prompt = { name: string; version: number; fill: (values: Record<string, string>) => string }

/** Reads `prompts/<name>.md` and checks that the text and its front matter name the same variables. */
export async function readPrompt(folder: string, name: string): Promise<Prompt> {
  const file = join(folder, `${name}.md`)
  const [, head = '', body = ''] = FILE.exec(await readFile(file, 'utf8')) ?? []
  const front = FrontMatter.safeParse(parse(head))
  if (!front.success) throw new Error(`${file}: ${front.error.issues[0]?.path.join('.') || 'front matter'}: ${front.error.issues[0]?.message}`)
  const used = new Set([...body.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string))
  const declared = new Set(front.data.variables)
  const odd = [...used].filter((v) => !declared.has(v)).concat([...declared].filter((v) => !used.has(v)))
  if (odd.length > 0) throw new Error(`${file}: the text and "variables" differ in ${odd.join(', ')}`)
  return { name: front.data.name, version: front.data.version, fill: (values) => body.replace(/\{(\w+)\}/g, (_, v: string) => values[v] ?? '') }
}
