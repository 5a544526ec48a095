import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startAssistant } from '../support/real-assistant.ts'

type App = Awaited<ReturnType<typeof startAssistant>>
let app: App
beforeAll(async () => {
  app = await startAssistant(':memory:', true)
}, 300_000)
afterAll(() => app.storage.close())

let chats = 0
const citizen = () => {
  const chat = `walker-${++chats}`
  return {
    chat,
    says: (text: string) => app.say(chat, text),
    taps: (id: string) => app.say(chat, '', id),
  }
}
const label = (choices: { id: string; label: string }[], id: string) => choices.find((c) => c.id.startsWith(id))?.label
const DAY_MS = 86_400_000

describe('step by step', () => {
  test('a citizen is led through, gets stuck, asks in between, goes on days later and finishes', async () => {
    const { says, taps } = citizen()
    const answer = await says('quên mật khẩu vneid thì làm sao')
    const walk = answer.choices.find((c) => c.id.startsWith('walk:'))
    expect(walk?.label).toBe('Làm từng bước')

    const first = await taps(walk?.id ?? '')
    expect(first.turn.outcome).toMatchObject({ kind: 'step', index: 0, event: 'reached' })
    expect(first.turn.reply).toContain('Bước 1/')
    expect(first.turn.category).toBe(answer.turn.category)

    const second = await says('xong rồi')
    expect(second.turn.outcome).toMatchObject({ index: 1, event: 'reached' })

    const stuck = await says('2')
    expect(stuck.turn).toMatchObject({ reason: 'walk-stuck', outcome: { index: 1 } })
    expect(label(stuck.choices, 'human')).toBe('Gặp cán bộ')

    const between = await says('đăng ký vneid mức 2 ở đâu, mang theo gì')
    expect(between.turn.outcome.kind).toBe('answer')
    expect(between.choices[0]).toEqual({ id: 'step-on', label: 'Làm tiếp bước 2' })

    expect((await says('dừng')).turn.reason).toBe('walk-left')
    app.clock.at = new Date(app.clock.at.getTime() + 3 * DAY_MS)
    expect((await says('làm tiếp')).turn.outcome).toMatchObject({ index: 1, event: 'reached' })

    let last = await says('xong')
    for (let i = 0; i < 12 && last.turn.reason !== 'walk-finished'; i++) last = await says('xong')
    expect(last.turn.outcome).toMatchObject({ kind: 'step', event: 'finished' })
    expect((await says('xong')).turn.outcome.kind).not.toBe('step')
  })

  test('what no longer exists cannot be walked, and words of a walk mean nothing outside of one', async () => {
    const { says, taps } = citizen()
    expect((await taps('walk:vneid/no-such-article')).turn.reason).toBe('walk-gone')
    expect((await says('tiếp')).turn.outcome.kind).not.toBe('step')
  })

  test('every step leaves a row by which demand counts it', async () => {
    const { says, taps } = citizen()
    const { choices } = await says('quên mật khẩu vneid thì làm sao')
    await taps(choices.find((c) => c.id.startsWith('walk:'))?.id ?? '')
    await taps('step-stuck')
    const rows = await app.storage.demandRows('2026-11-21', '2026-12-31')
    expect(rows).toContainEqual(expect.objectContaining({ article: 'vneid/forgot-password', step: 1, reason: 'walk-stuck', outcome: 'step' }))
  })
})

describe('what is said of an answer', () => {
  test('helpful, or not right and why', async () => {
    const { says, taps } = citizen()
    const { choices } = await says('quên mật khẩu vneid thì làm sao')
    expect(choices.filter((c) => c.group === 'about-answer').map((c) => c.label)).toEqual(['Hữu ích', 'Chưa đúng', 'Gặp cán bộ'])
    expect((await taps('good:vneid/forgot-password')).turn).toMatchObject({ reason: 'rated-good', category: 'identity.access' })
    const bad = await taps('bad:vneid/forgot-password')
    expect((await taps(bad.choices.find((c) => c.id.startsWith('bad.wrong'))?.id ?? '')).turn.reason).toBe('rated-bad-wrong')
  })
})

describe('asked again', () => {
  test('three days later, once, in the morning, and why it failed is counted', async () => {
    const { chat, says, taps } = citizen()
    const { turn } = await says('cách nộp hồ sơ trực tuyến')
    await taps('remind:dossier/sign-in')
    await app.assistant.followUps()
    expect((await app.storage.history('test', chat, 50)).filter((l) => l.kind === 'sent')).toHaveLength(2)
    app.clock.at = new Date(app.clock.at.getTime() + 3 * DAY_MS + 12 * 3_600_000)
    await app.assistant.followUps()
    await app.assistant.followUps()
    const sent = (await app.storage.history('test', chat, 50)).filter((l) => l.kind === 'sent')
    expect(sent).toHaveLength(3)
    const why = await says('2')
    expect(why.turn.reason).toBe('result-undone')
    expect((await says('4')).turn.reason).toBe('result-undone-returned')
    expect(turn.pseudonym).not.toBe('')
  })
})

describe('what is kept', () => {
  test('the first reply alone says what answers, and asks', async () => {
    const { says } = citizen()
    const first = await says('cách kích hoạt vneid')
    expect(first.turn.reply).toContain('trả lời tự động (AI)')
    expect(label(first.choices, 'no-trace')).toBe('Không lưu')
    expect((await says('cách kích hoạt vneid')).turn.reply).not.toContain('(AI)')
  })

  test('who refuses is answered, and leaves neither words nor a name', async () => {
    const { chat, says, taps } = citizen()
    await says('tôi quên mật khẩu vneid')
    await taps('no-trace')
    const { turn } = await says('kích hoạt tài khoản định danh điện tử thế nào')
    expect(turn).toMatchObject({ text: '', pseudonym: '', reply: '', outcome: { kind: 'answer' } })
    expect(await says('còn trẻ em thì sao')).toBeDefined()
    const lines = await app.storage.history('test', chat, 50)
    expect(lines.filter((l) => l.kind === 'said')).toEqual([])
    app.clock.at = new Date(app.clock.at.getTime() + 3_600_000)
    const now = app.clock.at.toISOString()
    for (let due = await app.storage.dueDeliveries('test', now, 500, []); due.length > 0; due = await app.storage.dueDeliveries('test', now, 500, []))
      for (const { id } of due) await app.storage.delivered(id, now)
    await app.storage.forgetWords(app.clock.at.toISOString())
    expect(await app.storage.history('test', chat, 50)).toEqual([])
  })

  test('without an answer words go after a day, with one after ninety', async () => {
    const silent = citizen()
    const agreed = citizen()
    await silent.says('cách kích hoạt vneid')
    await agreed.says('cách kích hoạt vneid')
    await agreed.says('đồng ý lưu')
    const kept = async (chat: string) => (await app.storage.history('test', chat, 50)).filter((l) => l.kind === 'said').length
    app.clock.at = new Date(app.clock.at.getTime() + 25 * 3_600_000)
    await app.storage.forgetWords(app.clock.at.toISOString())
    expect([await kept(silent.chat), await kept(agreed.chat)]).toEqual([0, 2])
    app.clock.at = new Date(app.clock.at.getTime() + 90 * DAY_MS)
    await app.storage.forgetWords(app.clock.at.toISOString())
    expect(await kept(agreed.chat)).toBe(0)
  })

  test('a citizen is told what is kept about them', async () => {
    const { says } = citizen()
    await says('tôi ở xã Kim Liên, Nghệ An, cách kích hoạt vneid')
    const { turn } = await says('bạn biết gì về tôi')
    expect(turn.reply).toContain('2 lượt nhắn')
    expect(turn.reply).toContain('Nghệ An')
  })
})
