import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import type { Message } from '../../src/conversation/message.ts'
import type { NewTicket } from '../../src/conversation/ports.ts'
import { createQueue } from '../../src/conversation/queue.ts'
import type { Turn } from '../../src/conversation/turn.ts'

const log = pino({ level: 'silent' })
const now = () => new Date('2026-11-21T05:00:00Z')
const message = (id: number, conversationId = 'c'): Message => ({ id, channel: 'test', messageId: `${id}`, conversationId, text: `câu ${id}`, receivedAt: '' })
const turn = (id: number): Turn => ({ id: `t${id}` }) as Turn

let givenUp: { id: number; ticket: NewTicket }[]
const store = () => ({
  unhandled: async (after: number) => [message(8), message(9)].filter(({ id }) => id > after),
  giveUp: async (id: number, _error: string, ticket: NewTicket) => void givenUp.push({ id, ticket }),
})
beforeEach(() => {
  givenUp = []
})

test('a conversation is handled in order, others go on meanwhile', async () => {
  const seen: string[] = []
  let release = () => undefined as void
  const held = new Promise<void>((done) => {
    release = done
  })
  const queue = createQueue({
    store: store(),
    againMs: [1, 2, 3],
    now,
    log,
    handle: async ({ id }) => {
      if (id === 1) await held
      seen.push(`${id}`)
      return turn(id)
    },
  })
  const all = [queue.push(message(1, 'slow')), queue.push(message(2, 'slow')), queue.push(message(3, 'quick'))]
  await all[2]
  expect(seen).toEqual(['3'])
  release()
  await Promise.all(all)
  expect(seen).toEqual(['3', '1', '2'])
})

test('what fails is tried again later, and those behind it wait', async () => {
  let failures = 2
  const seen: number[] = []
  const queue = createQueue({
    store: store(),
    againMs: [1, 2, 3],
    now,
    log,
    handle: async ({ id }) => {
      if (id === 1 && failures-- > 0) throw new Error('disk full')
      seen.push(id)
      return turn(id)
    },
  })
  const all = await Promise.all([queue.push(message(1)), queue.push(message(2))])
  expect(seen).toEqual([1, 2])
  expect(all.map((t) => t?.id)).toEqual(['t1', 't2'])
})

test('what never succeeds is given up, staff get a ticket, and the next one is handled', async () => {
  const queue = createQueue({
    store: store(),
    againMs: [1, 2, 3],
    now,
    log,
    handle: async ({ id }) => {
      if (id === 1) throw new Error('broken row')
      return turn(id)
    },
  })
  const all = await Promise.all([queue.push(message(1)), queue.push(message(2))])
  expect(givenUp).toHaveLength(1)
  expect(all[1]?.id).toBe('t2')
  expect(givenUp[0]).toMatchObject({ id: 1, ticket: { conversationId: 'c', reason: 'error-given-up', question: 'câu 1' } })
})

test('what a killed process left behind is taken up again', async () => {
  const seen: number[] = []
  const queue = createQueue({
    store: store(),
    againMs: [1, 2, 3],
    now,
    log,
    handle: async ({ id }) => {
      seen.push(id)
      return turn(id)
    },
  })
  await queue.resume()
  await queue.resume()
  await queue.idle()
  expect(seen).toEqual([8, 9])
})

test('a flood waits in the database, in order, and is handled to the last', async () => {
  const stored: Message[] = []
  const handled = new Set<number>()
  const seen: number[] = []
  const asked: number[] = []
  const queue = createQueue({
    store: {
      ...store(),
      unhandled: async (after, most) => {
        asked.push(after)
        await new Promise((done) => setTimeout(done, 2))
        return stored.filter(({ id }) => id > after && !handled.has(id)).slice(0, most)
      },
    },
    mostQueued: 10,
    now,
    log,
    handle: async ({ id }) => {
      handled.add(id)
      seen.push(id)
      return turn(id)
    },
  })
  for (let id = 1; id <= 100; id++) {
    stored.push(message(id, `c${id % 3}`))
    void queue.push(stored.at(-1) as Message)
    if (id % 7 === 0) await new Promise((done) => setTimeout(done, 1))
  }
  await expect.poll(() => handled.size).toBe(100)
  expect(seen).toHaveLength(100)
  for (const c of [0, 1, 2]) expect(seen.filter((id) => id % 3 === c)).toEqual(stored.map(({ id }) => id).filter((id) => id % 3 === c))
  // What is known to be done is not looked through again.
  await queue.resume()
  await queue.resume()
  expect(asked.at(-1)).toBeGreaterThan(0)
})
