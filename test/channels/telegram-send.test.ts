import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import type { Delivery } from '../../src/conversation/ports.ts'
import { startTelegramServer, type TelegramServer, TOKEN } from '../support/telegram-server.ts'

const GAP_MS = 150
const LONG = Array.from({ length: 1_500 }, (_, i) => `chữ${i}`).join(' ')

let server: TelegramServer
let channel: Channel
let id = 0
beforeEach(async () => {
  server = await startTelegramServer()
  const rate = { perSecond: 1_000, perChatMs: GAP_MS }
  channel = createTelegramChannel({ token: TOKEN, apiRoot: server.apiRoot, sayDatabaseDown: () => '', log: pino({ level: 'silent' }), rate })
})
afterEach(() => server.stop())

const delivery = (chatId: string, text = 'Chào bác'): Delivery => ({
  id: ++id,
  conversationId: chatId,
  channel: 'telegram',
  chatId,
  from: 'assistant',
  reply: { blocks: [{ kind: 'text', text }], choices: [] },
  attempts: 0,
  createdAt: new Date().toISOString(),
})
async function tookMs(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
const slowDown = (seconds: number) => server.refuse('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: seconds } })

test('a reply of several messages keeps the gap between them, three times as long in a group', async () => {
  const alone = await tookMs(() => channel.send(delivery('77', LONG)))
  expect(server.sent()).toHaveLength(3)
  expect(alone).toBeGreaterThan(2 * GAP_MS - 5)
  expect(alone).toBeLessThan(5 * GAP_MS)
  expect(await tookMs(() => channel.send(delivery('-500', LONG)))).toBeGreaterThan(6 * GAP_MS - 5)
})

test('asked to slow down in the middle, it goes on where it stopped', async () => {
  const long = delivery('77', LONG)
  const first = channel.send(long)
  while (server.sent().length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  slowDown(3)
  await expect(first).rejects.toMatchObject({ retryAfterMs: 3_000 })
  await channel.send(long)
  const texts = server.calls.map((call) => String(call.body.text))
  expect(texts).toHaveLength(4)
  expect(texts[1]).toBe(texts[2])
  expect([texts[0], texts[2], texts[3]].join(' ')).toBe(LONG)
})

test('when a second chat is asked to slow down while the first one rests, everybody rests and Telegram is left alone', async () => {
  slowDown(5)
  await expect(channel.send(delivery('1'))).rejects.not.toHaveProperty('everywhere')
  slowDown(5)
  await expect(channel.send(delivery('2'))).rejects.toMatchObject({ everywhere: true, retryAfterMs: 5_000 })
  await expect(channel.send(delivery('3'))).rejects.toMatchObject({ everywhere: true })
  expect(server.calls).toHaveLength(2)
})

test.each([
  [403, 'Forbidden: bot was blocked by the user', 'blocked'],
  [403, 'Forbidden: user is deactivated', 'chat-gone'],
  [403, 'Forbidden: bot was kicked from the supergroup chat', 'chat-gone'],
  [400, 'Bad Request: chat not found', 'chat-gone'],
  [400, "Bad Request: can't parse entities", 'refused'],
  [500, 'Internal Server Error', undefined],
] as const)('what Telegram says is told apart: %i %s', async (error_code, description, permanent) => {
  server.refuse('sendMessage', { error_code, description })
  await expect(channel.send(delivery('1'))).rejects.toSatisfy((failed: { permanent?: string }) => failed.permanent === permanent)
})
