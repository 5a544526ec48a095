import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AT_ONCE, createDeliver, RETRY_AFTER_MS, type SendFailure } from '../../src/conversation/deliver.ts'
import type { Delivery } from '../../src/conversation/ports.ts'
import { openStorage, type Storage } from '../../src/storage/open.ts'

const CHANNEL = 'kênh'
const clock = { at: 0 }
const now = () => new Date(clock.at)
const logged: string[] = []
const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })

let store: Storage
/** What the platform took: `chat:text`. */
let sent: string[]
/** What the platform answers to a text, until it is taken off here. */
let refusals: Map<string, Partial<SendFailure>>
/** Texts that the platform leaves hanging until it is let go. */
let hanging: Map<string, (() => void) | undefined>

beforeEach(async () => {
  clock.at = Date.parse('2026-11-21T05:00:00Z')
  store = await openStorage(':memory:', (at) => at.slice(0, 10))
  sent = []
  refusals = new Map()
  hanging = new Map()
  logged.length = 0
})
afterEach(() => store.close())

const textOf = ({ reply }: Delivery): string => reply.blocks.map((block) => ('text' in block ? block.text : '')).join()

async function platform(delivery: Delivery): Promise<void> {
  const text = textOf(delivery)
  const refusal = refusals.get(text)
  if (refusal) throw Object.assign(new Error('not taken'), refusal)
  if (hanging.has(text)) await new Promise<void>((go) => void hanging.set(text, go))
  sent.push(`${delivery.chatId}:${text}`)
}
const start = (send = platform, of: Partial<Storage> = {}) => createDeliver({ store: { ...store, ...of }, sends: new Map([[CHANNEL, send]]), now, log })

async function says(chat: string, text: string, from: Delivery['from'] = 'assistant', urgent = false): Promise<string> {
  const at = now().toISOString()
  const { id } = await store.conversationOf(CHANNEL, chat, { id: `id-${chat}`, pseudonym: chat, at })
  await store.addDelivery({ conversationId: id, from, reply: { blocks: [{ kind: 'text', text }], choices: [], ...(urgent ? { urgent } : {}) }, at })
  return id
}
const letGo = async (text: string) => {
  await vi.waitFor(() => expect(hanging.get(text)).toBeTypeOf('function'))
  hanging.get(text)?.()
}
/** A person takes the conversation, as the database shows it. */
const takenOver = { openTicket: async () => ({ id: 't', claimed: true, category: 'talk.human' }) }

test('what fails holds back the rest of its own conversation, and no other one', async () => {
  for (const text of ['a1', 'a2', 'a3']) await says('a', text)
  await says('b', 'b1')
  refusals.set('a1', {})
  const deliver = start()
  await deliver.flush()
  expect(sent).toEqual(['b:b1'])
  refusals.clear()
  await deliver.flush()
  expect(sent).toEqual(['b:b1'])
  clock.at += RETRY_AFTER_MS[0] as number
  await deliver.flush()
  expect(sent).toEqual(['b:b1', 'a:a1', 'a:a2', 'a:a3'])
})

test('a chat that hangs holds up nobody, not even what is written later', async () => {
  hanging.set('a1', undefined)
  await says('a', 'a1')
  await says('a', 'a2')
  const deliver = start()
  const first = deliver.flush()
  await says('b', 'b1')
  void deliver.flush()
  await vi.waitFor(() => expect(sent).toEqual(['b:b1']))
  await letGo('a1')
  await first
  expect(sent).toEqual(['b:b1', 'a:a1', 'a:a2'])
})

test('many conversations are sent to side by side, each in order and once', async () => {
  let open = 0
  let most = 0
  const deliver = start(async (delivery) => {
    most = Math.max(most, ++open)
    await new Promise(setImmediate)
    open--
    await platform(delivery)
  })
  for (const round of [1, 2, 3]) for (let chat = 0; chat < 150; chat++) await says(`c${chat}`, `${round}`)
  await Promise.all([deliver.flush(), deliver.flush()])
  expect(most).toBe(AT_ONCE)
  expect(sent).toHaveLength(450)
  for (let chat = 0; chat < 150; chat++) expect(sent.filter((line) => line.startsWith(`c${chat}:`))).toEqual([1, 2, 3].map((n) => `c${chat}:${n}`))
})

test('a person who takes over between two replies silences the second, but not what is urgent, nor what staff wrote', async () => {
  hanging.set('a1', undefined)
  for (const text of ['a1', 'a2']) await says('a', text)
  await says('a', 'gọi 114', 'assistant', true)
  await says('a', 'tôi là Hoa', 'staff')
  let claimed: Awaited<ReturnType<Storage['openTicket']>>
  const deliver = start(platform, { openTicket: async () => claimed })
  const flushed = deliver.flush()
  await vi.waitFor(() => expect(hanging.get('a1')).toBeTypeOf('function'))
  claimed = await takenOver.openTicket()
  await letGo('a1')
  await flushed
  expect(sent).toEqual(['a:a1', 'a:gọi 114', 'a:tôi là Hoa'])
})

test('a chat that is asked to rest waits as long as it was told, however often, and that is no failed try', async () => {
  await says('a', 'a1')
  await says('b', 'b1')
  refusals.set('a1', { retryAfterMs: 7_000 })
  const deliver = start()
  for (let i = 0; i < RETRY_AFTER_MS.length + 2; i++) {
    await deliver.flush()
    clock.at += 6_999
    await deliver.flush()
    clock.at += 1
  }
  expect(sent).toEqual(['b:b1'])
  expect(logged).toHaveLength(RETRY_AFTER_MS.length + 2)
  refusals.set('a1', {})
  for (const wait of RETRY_AFTER_MS) {
    await deliver.flush()
    clock.at += wait
  }
  refusals.clear()
  await deliver.flush()
  expect(sent).toEqual(['b:b1', 'a:a1'])
})

test('when the whole platform asks for a rest nothing more is sent until then', async () => {
  for (let chat = 0; chat < AT_ONCE + 10; chat++) await says(`c${chat}`, 'chung')
  refusals.set('chung', { retryAfterMs: 5_000, everywhere: true })
  const deliver = start()
  await deliver.flush()
  expect(logged).toHaveLength(AT_ONCE)
  clock.at += 4_999
  refusals.clear()
  await deliver.flush()
  expect(sent).toEqual([])
  clock.at += 1
  await deliver.flush()
  expect(sent).toHaveLength(AT_ONCE + 10)
})

test('it is given up after the last try, at once when no trying helps, and why is kept', async () => {
  await says('a', 'a1')
  await says('b', 'b1')
  refusals.set('a1', {})
  refusals.set('b1', { permanent: 'blocked' })
  const deliver = start()
  await deliver.flush()
  for (const wait of RETRY_AFTER_MS) {
    clock.at += wait
    await deliver.flush()
  }
  refusals.clear()
  clock.at += 86_400_000
  await deliver.flush()
  expect(sent).toEqual([])
  const dead = await store.deadDeliveries(10)
  expect(dead.map(({ error, attempts }) => ({ error, attempts }))).toEqual([
    { error: 'blocked: not taken', attempts: 1 },
    { error: 'not taken', attempts: RETRY_AFTER_MS.length + 1 },
  ])
  await says('b', 'b2')
  await deliver.flush()
  expect(sent).toEqual(['b:b2'])
})

test('what the platform took is not sent again because the database could not note it', async () => {
  await says('a', 'a1')
  await says('a', 'a2')
  let broken = true
  const deliver = start(platform, {
    delivered: async (id, at) => {
      if (broken) throw new Error('disk full')
      await store.delivered(id, at)
    },
  })
  await deliver.flush()
  await deliver.flush()
  expect(sent).toEqual(['a:a1'])
  expect(logged.join()).toContain('disk full')
  broken = false
  await deliver.flush()
  expect(sent).toEqual(['a:a1', 'a:a2'])
})

test('a database that cannot be read is told in the log, and the next round goes on', async () => {
  await says('a', 'a1')
  let broken = true
  const deliver = start(platform, {
    dueDeliveries: async (...given) => {
      if (broken) throw new Error('locked')
      return store.dueDeliveries(...given)
    },
  })
  await deliver.flush()
  expect(logged.join()).toContain('locked')
  broken = false
  await deliver.flush()
  expect(sent).toEqual(['a:a1'])
})
