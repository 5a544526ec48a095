import { type Figures, percentile, round, sum, tell, timesOf } from './measure.ts'
import { variedQuestions } from './questions.ts'
import { readyModel, shipped } from './shipped.ts'

const DAY = '2026-11-21'
const WARM_UP = 300

/** What a question means, without intake or database. */
export async function createShippedUnderstand() {
  const { knowledge, model } = await readyModel(() => tell('learning, once …'))
  const { createRelevance } = await shipped<typeof import('../../src/understanding/relevance.ts')>('understanding/relevance.js')
  const { createUnderstand } = await shipped<typeof import('../../src/understanding/understand.ts')>('understanding/understand.js')
  const relevance = createRelevance(knowledge.articles, knowledge.lexicon, knowledge.utterances)
  const understand = createUnderstand({ knowledge, model, relevance, placeOf: () => ({}), placeAt: () => undefined, startOf: () => ({}) })
  return { knowledge, ask: (text: string) => understand({ text, state: { offered: [] }, day: DAY }) }
}

export async function understand(): Promise<Figures> {
  const { ask } = await createShippedUnderstand()
  const questions = variedQuestions()
  for (const text of questions.slice(0, WARM_UP)) ask(text)
  const times = await timesOf(questions, ask)
  tell(`understand: ${questions.length} questions`)
  return { p50Ms: round(percentile(times, 0.5)), p99Ms: round(percentile(times, 0.99)), perSecond: round((times.length / sum(times)) * 1000, 0) }
}
