import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { createLexicalIndex } from './lexical.ts'

const Foreign = z.object({
  id: z.string(),
  title: z.string().default(''),
  keywords: z.union([z.string(), z.array(z.string())]).default(''),
  body: z.string().default(''),
})
const Query = z.object({ id: z.string(), query: z.string() })

async function* jsonLines<T>(schema: z.ZodType<T>, file: string): AsyncGenerator<T> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (text.trim() === '') continue
    const result = schema.safeParse(JSON.parse(text))
    if (!result.success) throw new Error(`${file}:${line}: ${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}`)
    yield result.data
  }
}

/** `rank`: the ranking core on a foreign corpus, the ten best ids for each query, one JSON line each. */
export async function rankForeign(corpus: string, queries: string, print: (line: string) => void): Promise<void> {
  const documents = []
  for await (const { id, title, keywords, body } of jsonLines(Foreign, corpus)) {
    const fields = [
      { text: title, weight: 2 },
      { text: [keywords].flat().join(' . '), weight: 1 },
      { text: body, weight: 1 },
    ]
    documents.push({ id, fields })
  }
  const index = createLexicalIndex(documents)
  for await (const { id, query } of jsonLines(Query, queries)) {
    const started = performance.now()
    const ranking = index.rank(query, 10).map((r) => r.id)
    print(JSON.stringify({ id, ranking, ms: Math.round((performance.now() - started) * 1000) / 1000 }))
  }
}
