import { beforeAll, describe, expect, it } from 'vitest'
import { startAssistant } from '../support/real-assistant.ts'

type Assistant = Awaited<ReturnType<typeof startAssistant>>
let assistant: Assistant
beforeAll(async () => {
  assistant = await startAssistant()
})

describe('a citizen asks', () => {
  it('in short and without diacritics, and gets steps, conditions, the date and a source', async () => {
    const { turn } = await assistant.say('a1', 'quen mat khau vneid thi lam sao')
    expect(turn.outcome).toMatchObject({ kind: 'answer', parts: [{ articleId: 'vneid/forgot-password', version: '2023-06-09' }] })
    expect(turn.category).toBe('identity.access')
    expect(turn.reply).toContain('Các bước:\n1. ')
    expect(turn.reply).toContain('Trường hợp khác đi:')
    expect(turn.reply).toContain('Nội dung kiểm tra ngày')
    expect(turn.reply).toContain('https://dantri.com.vn/')
  })

  it('in English, and is answered in English', async () => {
    const { turn } = await assistant.say('a2', 'I forgot my VNeID password, how can I reset it?')
    expect(turn.language).toBe('en')
    expect(turn.reply).toContain('Steps:')
    expect(turn.reply).not.toContain('Các bước')
  })

  it('unclearly, is asked back, chooses by number, and is answered', async () => {
    const first = await assistant.say('a3', 'quên mật khẩu')
    expect(first.turn.outcome.kind).toBe('clarify')
    expect(first.choices.length).toBeGreaterThanOrEqual(3)
    const second = await assistant.say('a3', 'cái đầu tiên')
    expect(second.turn.reason).toBe('chosen')
    expect(second.turn.outcome).toMatchObject({ kind: 'answer', parts: [{ articleId: first.choices[0]?.id }] })
  })

  it('something that is not ours, and is told who does answer', async () => {
    const { turn } = await assistant.say('a4', 'Tôi muốn ly hôn đơn phương thì nộp đơn ở toà nào, án phí bao nhiêu?')
    expect(turn.outcome).toMatchObject({ kind: 'decline', door: 'court-family' })
    expect(turn.category).toBe('other.government')
    expect(turn.reply).toContain('Toà án')
  })

  it('tells of a swindle, and is warned first', async () => {
    const { turn } = await assistant.say(
      'a5',
      'Có người tự xưng công an gọi điện bắt tôi chuyển hết tiền sang tài khoản an toàn để kiểm tra, tôi có phải làm theo không?',
    )
    const topics = 'parts' in turn.outcome ? turn.outcome.parts.map((p) => p.articleId) : []
    expect(topics[0]).toMatch(/^safety\//)
    expect(turn.category).toBe('safety.scam')
  })

  it('names a number that is known to be a fraud, and is warned before anything else', async () => {
    const { turn } = await assistant.say('a9', 'số 1900 292 900 gọi bảo nhà tôi nợ tiền điện, gọi lại được không')
    expect(turn.reason).toBe('known-fraud-number')
    expect(turn.reply.slice(0, 60)).toContain('1900.292900')
    expect(turn.category).toBe('safety.scam')
  })

  it('cries for help, and is told at once whom to call', async () => {
    const { turn } = await assistant.say('a6', 'nha toi dang chay lon lam cuu voi')
    expect(turn.reply.slice(0, 200)).toContain('114')
    expect(turn.category).toBe('safety.emergency')
  })

  it('asks for a person where there is no staff, and nobody is promised', async () => {
    const { turn } = await assistant.say('a7', 'cho tôi gặp cán bộ')
    expect(turn.outcome).toMatchObject({ kind: 'escalate', promised: false })
    expect(turn.reply).toContain('1900.0368')
  })

  it.each([
    ['nothing', ''],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['emoji only', '😀😀😀'],
    ['zero-width characters', '\u200b\u200b\u2060\ufeff'],
    ['tag characters', '\u{e0041}\u{e0042}\u{e0043}'],
  ])('with %s, and gets a kind reply', async (_, text) => {
    const { turn } = await assistant.say('a8', text)
    expect(turn.reply.length).toBeGreaterThan(20)
    expect(turn.reason).not.toMatch(/^error/)
    expect(turn.text).not.toMatch(/[\u200b-\u200f\u2060\ufeff]|[\u{e0000}-\u{e007f}]/u)
  })

  it('every turn has exactly one category, an outcome and a reason', async () => {
    const rows = await assistant.storage.demandRows('2026-11-21', '2026-11-21')
    const known = new Set(assistant.knowledge.categories.map((c) => c.id))
    for (const row of rows) {
      expect(known).toContain(row.category)
      expect(row.reason).not.toBe('')
    }
  })
})
