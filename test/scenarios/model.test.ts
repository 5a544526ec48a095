import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createAssistant, hanoiDay } from '../../src/assistant.ts'
import { readKnowledge } from '../../src/knowledge/knowledge.ts'
import { type Choose, createChoose } from '../../src/model/choose.ts'
import { readPrompt } from '../../src/model/prompt.ts'
import { openStorage } from '../../src/storage/open.ts'
import { modelOf } from '../../src/understanding/build.ts'
import { MODEL_CACHE } from '../support/learn-model.ts'

/** A server that speaks the chat-completions protocol and says what the test tells it to. */
let behave: (body: string, res: ServerResponse) => void
const asked: string[] = []
const server = createServer((req: IncomingMessage, res: ServerResponse) => {
  let body = ''
  req.on('data', (chunk: Buffer) => {
    body += chunk.toString()
  })
  req.on('end', () => {
    asked.push(body)
    behave(body, res)
  })
})
const says = (content: string | null) => (_: string, res: ServerResponse) => {
  const message = { role: 'assistant', content }
  res.setHeader('content-type', 'application/json')
  res.end(JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: 'stub', choices: [{ index: 0, message, finish_reason: 'stop' }] }))
}

const breaksOff = (_: string, res: ServerResponse): void => {
  res.writeHead(200, { 'content-type': 'application/json' })
  res.write('{"id":')
  res.destroy()
}

const DEADLINE_MS = 600
const UNCLEAR = 'quên mật khẩu 079190001234'
let choose: Choose
let ask: (text: string, choose: Choose | undefined) => Promise<{ kind: string; reason: string; topic: string | undefined; options: string[]; ms: number }>

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const log = pino({ level: 'silent' })
  const prompt = await readPrompt('prompts', 'choose-article')
  choose = createChoose({ baseUrl: `http://127.0.0.1:${port}/v1`, model: 'stub', apiKey: undefined, deadlineMs: DEADLINE_MS }, prompt, log)
  const { knowledge } = await readKnowledge('knowledge')
  const model = await modelOf(knowledge, 'knowledge', MODEL_CACHE, () => undefined)
  ask = async (text, chosenBy) => {
    const storage = await openStorage(':memory:', hanoiDay)
    const now = () => new Date('2026-11-21T05:00:00Z')
    const { intake, queue } = createAssistant({ knowledge, model, storage, sends: new Map(), key: 'k', now, log, choose: chosenBy })
    const message = await intake({ channel: 'test', chatId: 'c', messageId: '1', text })
    const started = performance.now()
    const turn = message && (await queue.push(message))
    const ms = performance.now() - started
    await storage.close()
    if (!turn) throw new Error('no turn')
    const { outcome } = turn
    return {
      kind: outcome.kind,
      reason: turn.reason,
      topic: outcome.kind === 'answer' ? outcome.parts[0]?.articleId : undefined,
      options: outcome.kind === 'clarify' ? outcome.options : [],
      ms,
    }
  }
})
afterEach(() => {
  asked.length = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('a language model', () => {
  it('chooses among what would be offered, and never sees a masked number', async () => {
    const alone = await ask(UNCLEAR, undefined)
    expect(alone.kind).toBe('clarify')
    behave = says(JSON.stringify({ id: alone.options[1] }))
    const helped = await ask(UNCLEAR, choose)
    expect(helped).toMatchObject({ kind: 'answer', topic: alone.options[1], reason: 'matched-by-model' })
    expect(asked.join()).toContain('[căn cước]')
    expect(asked.join()).not.toContain('079190001234')
  })

  it.each([
    ['says none', says('{"id":"none"}')],
    ['names an article that was not offered', says('{"id":"procedure/passport"}')],
    ['talks garbage', says('I think you should …')],
    ['says nothing', says(null)],
    ['answers 500', (_: string, res: ServerResponse) => void res.writeHead(500).end('{"error":{"message":"no"}}')],
    ['breaks off', breaksOff],
    ['is silent', () => undefined],
  ])('that %s changes nothing and costs little time', async (_, how) => {
    const alone = await ask(UNCLEAR, undefined)
    behave = how
    const { ms, ...same } = await ask(UNCLEAR, choose)
    expect(same).toEqual({ kind: alone.kind, reason: alone.reason, topic: alone.topic, options: alone.options })
    expect(ms).toBeLessThan(DEADLINE_MS + 500)
  })

  it('is not asked where the engine is sure, declines, or is alarmed', async () => {
    behave = says('{"id":"vneid/login"}')
    await ask('quen mat khau vneid thi lam sao', choose)
    await ask('Tôi muốn ly hôn đơn phương thì nộp đơn ở toà nào, án phí bao nhiêu?', choose)
    await ask('nha toi dang chay lon lam cuu voi', choose)
    expect(asked).toEqual([])
  })
})
