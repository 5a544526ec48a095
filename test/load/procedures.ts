import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Document } from '../../src/understanding/lexical.ts'
import { type Figures, percentile, round, tell, timesOf } from './measure.ts'
import { variedQuestions } from './questions.ts'
import { readShippedKnowledge, shipped } from './shipped.ts'

/** A foreign catalogue names its things its own way: what is an id and what is a title is looked for, the rest is body. */
const Procedure = z
  .looseObject({ id: z.string().optional(), code: z.string().optional(), title: z.string().optional(), name: z.string().optional() })
  .transform(({ id, code, title, name, ...rest }) => ({ id: id ?? code, title: title ?? name, body: words(rest) }))
  .pipe(z.object({ id: z.string(), title: z.string(), body: z.string() }))

const words = (value: unknown): string => {
  if (typeof value === 'string') return value.startsWith('http') ? '' : value
  return typeof value === 'object' && value !== null ? Object.values(value).map(words).join(' . ') : ''
}

function readProcedures(file: string): Document[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.map((line, i) => {
    const { id, title, body } = Procedure.parse(JSON.parse(line))
    const fields = [
      { text: title, weight: 2 },
      { text: body, weight: 1 },
    ]
    return { id: `${id}#${i}`, fields }
  })
}

/** The ranking core over our articles and a whole foreign catalogue. */
export async function procedures(file: string): Promise<Figures> {
  const { createLexicalIndex } = await shipped<typeof import('../../src/understanding/lexical.ts')>('understanding/lexical.js')
  const { articles, utterances } = await readShippedKnowledge()
  const ours = articles.map(({ id, title, answer }) => {
    const heard = (utterances[id] ?? []).map((u) => u.text).join(' . ')
    return {
      id,
      fields: [
        { text: title.vi, weight: 2 },
        { text: `${answer.vi} . ${heard}`, weight: 1 },
      ],
    }
  })
  const documents = [...ours, ...readProcedures(file)]
  const index = createLexicalIndex(documents)
  const questions = variedQuestions()
  for (const text of questions.slice(0, 100)) index.rank(text, 10)
  const times = await timesOf(questions, (text) => index.rank(text, 10))
  tell(`procedures: ${documents.length} documents with our own`)
  return { documents: documents.length, p50Ms: round(percentile(times, 0.5)), p99Ms: round(percentile(times, 0.99)) }
}
