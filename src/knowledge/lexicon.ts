import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Lexicon = z.record(z.string(), z.array(z.string()))

/** `lexicon.yaml`: what people write short, and what it stands for. Keys and values are folded words. */
export async function readLexicon(folder: string): Promise<Record<string, string[]>> {
  const result = Lexicon.safeParse(parse(await readFile(join(folder, 'lexicon.yaml'), 'utf8')))
  if (result.success) return result.data
  throw new Error(`knowledge/lexicon.yaml: ${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}`)
}
