import { pino } from 'pino'
import { type AssistantPorts, createAssistant, hanoiDay, readOffices } from '../../src/assistant.ts'
import type { Reply } from '../../src/conversation/message.ts'
import type { Turn } from '../../src/conversation/turn.ts'
import { readKnowledge } from '../../src/knowledge/knowledge.ts'
import { openStorage, type Storage } from '../../src/storage/open.ts'
import { modelOf } from '../../src/understanding/build.ts'
import { MODEL_CACHE } from './learn-model.ts'

export type Said = { turn: Turn; choices: Reply['choices'] }

/** The real assistant with the real knowledge, over a database of its own. `at` is the clock. */
export async function startAssistant(
  file = ':memory:',
  greets = false,
  { sends = new Map(), offices }: Partial<Pick<AssistantPorts, 'sends' | 'offices'>> = {},
) {
  const { knowledge } = await readKnowledge('knowledge')
  const model = await modelOf(knowledge, 'knowledge', MODEL_CACHE, () => undefined)
  const storage: Storage = await openStorage(file, hanoiDay)
  const clock = { at: new Date('2026-11-21T05:00:00Z') }
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const key = 'k'.repeat(32)
  const routed = offices ?? (await readOffices('knowledge', knowledge))
  const assistant = createAssistant({ knowledge, offices: routed, model, storage, sends, key, greets, now: () => clock.at, log })
  let count = 0

  async function say(chatId: string, text: string, choice?: string): Promise<Said> {
    const message = await assistant.intake({ channel: 'test', chatId, messageId: `m${++count}`, text, ...(choice ? { choice } : {}) })
    const turn = message && (await assistant.queue.push(message))
    if (!turn) throw new Error('no turn')
    return { turn, choices: (await storage.conversation(turn.conversationId))?.state.offered ?? [] }
  }
  return { assistant, storage, clock, lines, knowledge, say }
}
