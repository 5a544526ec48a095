import { pino } from 'pino'
import { createAssistant, hanoiDay } from '../../src/assistant.ts'
import { optionsOf, topicsOf } from '../../src/conversation/outcome.ts'
import { readKnowledge } from '../../src/knowledge/knowledge.ts'
import { openStorage } from '../../src/storage/open.ts'
import { modelOf } from '../../src/understanding/build.ts'
import { fold } from '../../src/understanding/normalise.ts'
import type { Row } from './rows.ts'
import type { Got } from './score.ts'

const NOON_IN_HANOI = new Date('2026-11-21T05:00:00Z')
const CHANNEL = 'evaluation'

/** The real assistant over a database in memory, with `knowledge/` as published, on the day that the rows are written for. */
export async function startAssistant({ knowledgeDir, cacheDir, learning }: { knowledgeDir: string; cacheDir: string; learning: () => void }) {
  const { knowledge } = await readKnowledge(knowledgeDir)
  const [model, storage] = await Promise.all([modelOf(knowledge, knowledgeDir, cacheDir, learning), openStorage(':memory:', hanoiDay)])
  const log = pino({ level: 'error' }, pino.destination(2))
  const { intake, queue } = createAssistant({ knowledge, model, storage, sends: new Map(), key: CHANNEL, now: () => NOON_IN_HANOI, log })

  /** Says everything of one row in a conversation of its own. */
  async function ask({ id, text, turns = [text] }: Row): Promise<Got> {
    let got: Got | undefined
    for (const [i, said] of turns.entries()) {
      const message = await intake({ channel: CHANNEL, chatId: id, messageId: `${id}#${i}`, text: said })
      const turn = message && (await queue.push(message))
      if (!turn) throw new Error(`${id}: the message was not taken`)
      const { outcome, category, confidence, candidates, reply } = turn
      const topics = topicsOf(outcome)
      got = { kind: outcome.kind, topics, options: optionsOf(outcome), category, best: candidates[0]?.id ?? '', confidence, reply, stored: turn.text }
    }
    if (!got) throw new Error(`${id}: nothing is said`)
    return got
  }

  const categoryOf: ReadonlyMap<string, string> = new Map(knowledge.articles.map((article) => [article.id, article.category]))
  const { utterances, negatives, talk, alarms } = knowledge
  const learned = new Set([...Object.values(utterances).flat(), ...negatives, ...talk, ...alarms].map((line) => fold(line.text)))
  /** Whether a row stands word for word in `knowledge/`: it then measures memory, not understanding. */
  const isLearned = ({ text }: Row): boolean => learned.has(fold(text))
  return { ask, categoryOf, isLearned, close: () => storage.close() }
}
