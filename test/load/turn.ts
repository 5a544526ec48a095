import { join } from 'node:path'
import { pino } from 'pino'
import { type Figures, round, tell } from './measure.ts'
import { variedQuestions } from './questions.ts'
import { inFreshFolder, readyModel, shipped } from './shipped.ts'

const CHANNEL = 'bench'
const CONVERSATIONS = 400
/** Messages that are on their way at the same time. */
const AT_ONCE = 32

async function assistantIn(folder: string) {
  const { knowledge, model } = await readyModel(() => tell('learning, once …'))
  const { createAssistant, hanoiDay } = await shipped<typeof import('../../src/assistant.ts')>('assistant.js')
  const { openStorage } = await shipped<typeof import('../../src/storage/open.ts')>('storage/open.js')
  const storage = await openStorage(join(folder, 'tro-ly.db'), hanoiDay)
  const log = pino({ level: 'error' }, pino.destination(2))
  const { intake, queue } = createAssistant({ knowledge, model, storage, sends: new Map(), key: CHANNEL, now: () => new Date(), log })
  return { storage, intake, queue }
}

/** Intake, understanding, composing and storing on a database file with the shipped settings, in many conversations. */
export const turn = (): Promise<Figures> =>
  inFreshFolder(async (folder) => {
    const { storage, intake, queue } = await assistantIn(folder)
    const questions = variedQuestions()
    let next = 0
    const person = async () => {
      for (let i = next++; i < questions.length; i = next++) {
        const message = await intake({ channel: CHANNEL, chatId: `chat-${i % CONVERSATIONS}`, messageId: `${i}`, text: questions[i] as string })
        if (!message || !(await queue.push(message))) throw new Error(`message ${i} was not taken`)
      }
    }
    const started = performance.now()
    await Promise.all(Array.from({ length: AT_ONCE }, person))
    const seconds = (performance.now() - started) / 1000
    await storage.close()
    tell(`turn: ${questions.length} turns in ${CONVERSATIONS} conversations, ${round(seconds, 1)} s`)
    return { perSecond: round(questions.length / seconds, 1) }
  })
