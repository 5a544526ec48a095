import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { optionsOf, topicsOf } from '../conversation/outcome.ts'
import type { Turn } from '../conversation/turn.ts'

const Question = z.union([
  z.object({ id: z.string(), turns: z.array(z.string()).min(1), asOf: z.string().optional() }),
  z.object({ id: z.string(), text: z.string(), asOf: z.string().optional() }),
])

/** Asks one text in a conversation, on a day (YYYY-MM-DD; today when absent), and gives the turn that was stored. */
export type AskTurn = (conversation: string, text: string, day: string | undefined) => Promise<Turn>

const prediction = (id: string, turn: Turn) => ({
  id,
  kind: turn.outcome.kind,
  topics: topicsOf(turn.outcome),
  options: optionsOf(turn.outcome),
  candidates: turn.candidates,
  category: turn.category,
  reason: turn.reason,
  language: turn.language,
  place: turn.place ?? null,
  text: turn.reply,
  stored: turn.text,
  ms: turn.tookMs,
})

/** `ask --jsonl`: a question a line in, a prediction a line out; each question has a conversation of its own. */
export async function askBatch(input: Readable, ask: AskTurn, asOf: string | undefined, print: (line: string) => void): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const question = Question.safeParse(JSON.parse(line))
    if (!question.success) throw new Error(`line ${number}: needs "id" and "text" or "turns"`)
    const { data } = question
    const texts = 'turns' in data ? data.turns : [data.text]
    let turn: Turn | undefined
    for (const text of texts) turn = await ask(`${number}`, text, data.asOf ?? asOf)
    if (turn) print(JSON.stringify(prediction(data.id, turn)))
  }
}
