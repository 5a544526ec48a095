import { expect, test } from 'vitest'
import { createPace } from '../../src/channels/pace.ts'

/** A clock that jumps to whenever somebody waits to be woken next, once everybody is asleep. */
function fakeTime() {
  let now = 0
  const sleepers: { at: number; wake: () => void }[] = []
  return {
    now: () => now,
    sleep: (ms: number) => new Promise<void>((wake) => void sleepers.push({ at: now + ms, wake })),
    async until(end: number): Promise<void> {
      for (;;) {
        await new Promise(setImmediate)
        const next = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        sleepers.splice(sleepers.indexOf(next), 1)
        now = next.at
        next.wake()
      }
      now = end
    },
  }
}

function start(perSecond: number, gapMs: (chatId: string) => number) {
  const time = fakeTime()
  const pace = createPace({ perSecond, gapMs, now: time.now, sleep: time.sleep })
  const calls: { chatId: string; at: number }[] = []
  /** So many calls to a chat, each as soon as it is its turn. */
  const write = async (chatId: string, times: number) => {
    for (let i = 0; i < times; i++) {
      await pace.call(chatId, async () => void calls.push({ chatId, at: time.now() }))
    }
  }
  const timesOf = (chatId: string) => calls.filter((call) => call.chatId === chatId).map((call) => call.at)
  return { time, pace, calls, write, timesOf }
}

test('a chat gets its first message at once and the others a second apart, a group one in three seconds', async () => {
  const { time, write, timesOf } = start(30, (chatId) => (chatId.startsWith('-') ? 3_000 : 1_000))
  void write('7', 3)
  void write('-500', 3)
  await time.until(7_000)
  const gaps = (chatId: string) => timesOf(chatId).map((at, i, all) => Math.round(at - (all[i - 1] ?? at)))
  expect(timesOf('7')[0]).toBe(0)
  expect(gaps('7')).toEqual([0, 1_000, 1_000])
  expect(gaps('-500')).toEqual([0, 3_000, 3_000])
})

test('the gap begins when the platform has taken the message, however long that took', async () => {
  const { time, pace, write, timesOf } = start(30, () => 1_000)
  void pace.call('7', () => time.sleep(700)).then(() => write('7', 1))
  await time.until(3_000)
  expect(timesOf('7')).toEqual([1_700])
})

test('over all chats no second sees more than the rate, and none of it is wasted', async () => {
  const { time, calls, write } = start(30, () => 1_000)
  for (let chat = 0; chat < 90; chat++) void write(`c${chat}`, 2)
  await time.until(5_900)
  for (const { at } of calls) expect(calls.filter((other) => other.at >= at && other.at < at + 1_000).length).toBeLessThanOrEqual(31)
  expect(calls.length).toBeGreaterThan(170)
})

test('a chat that has to wait does not hold up the others', async () => {
  const { time, write, timesOf } = start(1_000, (chatId) => (chatId === 'slow' ? 60_000 : 0))
  void write('slow', 2)
  await time.until(10)
  void write('other', 3)
  await time.until(100)
  expect(timesOf('slow')).toHaveLength(1)
  expect(timesOf('other')).toHaveLength(3)
})

test('two chats that are refused one after the other mean that everybody rests, those who already wait included', async () => {
  const { time, pace, write, timesOf } = start(30, () => 1_000)
  await write('a', 1)
  expect(pace.refuse('a', 5_000)).toBe(false)
  void write('b', 1)
  await time.until(100)
  expect(timesOf('b')).toHaveLength(1)

  const waiting = write('b', 1)
  expect(pace.refuse('b', 7_000)).toBe(true)
  const told = expect(waiting).rejects.toMatchObject({ everywhere: true, retryAfterMs: expect.closeTo(6_067, -1) })
  await time.until(1_100)
  await told
  await expect(write('c', 1)).rejects.toMatchObject({ everywhere: true })
  await time.until(7_100)
  await write('c', 1)
})

test('a second refusal of the same chat, or of another one later, is that chat alone', async () => {
  const { time, pace, write } = start(30, () => 1_000)
  expect(pace.refuse('a', 1_000)).toBe(false)
  expect(pace.refuse('a', 1_000)).toBe(false)
  await time.until(1_000)
  expect(pace.refuse('b', 1_000)).toBe(false)
  await write('c', 1)
})
