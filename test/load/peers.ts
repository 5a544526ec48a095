import { type Figures, percentile, round, tell, timesOf } from './measure.ts'
import { flexsearch } from './peers/flexsearch.ts'
import { fts5 } from './peers/fts5.ts'
import { minisearch } from './peers/minisearch.ts'
import { nlpjs } from './peers/nlpjs.ts'
import type { Peer, Topic } from './peers/peer.ts'
import { answerQuestions } from './questions.ts'
import { createShippedUnderstand } from './understand.ts'

const WARM_UP = 50

async function judge(name: string, { configuration, best }: Peer): Promise<Record<string, number>> {
  const questions = answerQuestions()
  for (const { text } of questions.slice(0, WARM_UP)) await best(text)
  let right = 0
  const times = await timesOf(questions, async ({ text, expect }) => {
    if (expect.includes((await best(text)) ?? '')) right++
  })
  const figures = { top1: round(right / questions.length, 4), p50Ms: round(percentile(times, 0.5)) }
  tell(`peers: ${name} ${JSON.stringify(figures)}: ${configuration}`)
  return figures
}

/**
 * Who finds the right topic first, given the same utterances. Each peer has the setting that did best on these very questions,
 * so the comparison leans towards them; ours reads the articles, the negatives and the lexicon besides.
 */
export async function peers(): Promise<Figures> {
  const { knowledge, ask } = await createShippedUnderstand()
  const topics: Topic[] = Object.entries(knowledge.utterances).map(([id, list]) => ({ id, utterances: list.map((u) => u.text) }))
  const ours: Peer = {
    configuration: 'as shipped: classifier and lexical match, with splitting, alarms and language',
    best: (text) => ask(text).candidates[0]?.id,
  }
  const figures: Figures = { ours: await judge('ours', ours) }
  for (const [name, create] of Object.entries({ minisearch, flexsearch, fts5, nlpjs })) figures[name] = await judge(name, await create(topics))
  return figures
}
