import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { reportText } from '../../src/demand/report.ts'
import type { DemandRow } from '../../src/demand/signal.ts'
import { HOA } from '../support/app.ts'
import { labelsOf, type RealTelegram, startRealTelegram } from '../support/real-telegram.ts'

const KIM_LIEN = '17971'
const PLACE = 'Xã Kim Liên, Tỉnh Nghệ An'
const CAMPAIGN = 'tet-2027'
const ARTICLE = 'vneid/forgot-password'

const folder = mkdtempSync(join(tmpdir(), 'telegram-story-'))
let telegram: RealTelegram
beforeAll(async () => {
  telegram = await startRealTelegram(join(folder, 'tro-ly.db'))
  await vi.waitFor(() => expect(telegram.server.webhook()).toBeDefined(), 5_000)
}, 300_000)
afterAll(() => telegram.stop())

const state = async () => {
  const fresh = { id: 'x', pseudonym: 'x', at: telegram.clock.at.toISOString() }
  return (await telegram.storage.conversationOf('telegram', '77', fresh)).state
}
/** What the service does every minute. */
const tend = () =>
  telegram.shownAfter(async () => {
    await telegram.assistant.followUps()
    await telegram.storage.forgetWords(telegram.clock.at.toISOString())
  })
/** The clock stands there once the next thing has happened. */
const until = (instant: string) => {
  telegram.clock.at = new Date(Date.parse(instant) - 60_000)
}

/** One citizen; each chapter goes on where the one before ended. */
describe('from a poster to a password that works', () => {
  test('the link of a poster greets in Vietnamese, says what answers and asks whether to keep words', async () => {
    const shown = await telegram.writes(`/start c_${KIM_LIEN}_${CAMPAIGN}`)
    expect(shown.words).toMatch(/^Chào bác! /)
    expect(shown.words).toContain('hệ thống trả lời tự động (AI), không phải người')
    expect(labelsOf(shown).flat()).toEqual(expect.arrayContaining(['Đồng ý lưu', 'Không lưu']))
    expect(await state()).toMatchObject({ place: { text: PLACE, codes: [KIM_LIEN, '40'] }, campaign: CAMPAIGN })
  })

  test('a question without signs is answered with its source, and what can be said of it stands in one row', async () => {
    const shown = await telegram.writes('quen mat khau vneid thi lam sao')
    expect(shown.words).toContain('Bác tự đặt lại mật khẩu VNeID ngay trong ứng dụng')
    expect(shown.words).toContain('báo Dân trí')
    expect(labelsOf(shown)[0]).toEqual(['Làm từng bước'])
    expect(labelsOf(shown)).toContainEqual(['Hữu ích', 'Chưa đúng', 'Gặp cán bộ'])
  })

  test('step by step by taps, and stuck at the second', async () => {
    expect((await telegram.taps('Làm từng bước')).words).toContain('Bước 1/5')
    expect((await telegram.taps('Xong')).words).toContain('Bước 2/5')
    const stuck = await telegram.taps('Mắc ở bước này')
    expect(stuck.words).toContain('Số điện thoại đã đăng ký không còn dùng')
    expect(labelsOf(stuck).flat()).toContain('Gặp cán bộ')
  })

  test('a person is promised, answers in the chat, and meanwhile the assistant is silent', async () => {
    const hoa = await telegram.accounts.add(HOA)
    expect((await telegram.taps('Gặp cán bộ')).words).toContain('Cán bộ sẽ trả lời ngay trong khung chat này')
    const [ticket] = await telegram.desk.inbox()
    expect(ticket).toMatchObject({ channel: 'telegram', reason: 'asked-for-human', category: 'identity.access', status: 'open' })
    const id = ticket?.id ?? ''
    const answered = await telegram.shownAfter(() => telegram.desk.reply(id, hoa, 'Bác ra công an xã đổi số điện thoại trước nhé.'))
    expect(answered.words).toContain('Cán bộ Nguyễn Thị Hoa:')
    expect(answered.words).toContain('Bác ra công an xã đổi số')
    for (const text of ['vâng, thế mức 2 đăng ký ở đâu', 'xong rồi']) expect((await telegram.writes(text)).words).toBe('')
    expect((await telegram.taps('Xong')).words).toBe('')
    expect((await telegram.desk.open(id))?.transcript.map((line) => line.text)).toContain('vâng, thế mức 2 đăng ký ở đâu')
    expect((await telegram.shownAfter(() => telegram.desk.close(id))).words).toContain('Cán bộ đã kết thúc phần hỗ trợ')
  })

  test('the walk goes on at the step where it stood, and is finished', async () => {
    expect((await telegram.writes('làm tiếp')).words).toContain('Bước 2/5')
    for (const step of [3, 4, 5]) expect((await telegram.writes('xong')).words).toContain(`Bước ${step}/5`)
    const finished = await telegram.taps('Xong')
    expect(finished.words).toContain('Bác đã làm xong các bước: Quên mật khẩu VNeID')
    expect(labelsOf(finished).flat()).toContain('Hỏi lại tôi sau 3 ngày')
    expect((await telegram.taps('Hỏi lại tôi sau 3 ngày')).words).toContain('3 ngày nữa (9 giờ sáng)')
  })

  test('three days later, at nine in Hanoi, the question comes once, and why not is told', async () => {
    until('2026-11-23T05:00:00Z')
    expect((await tend()).words).toBe('')
    until('2026-11-24T01:59:00Z')
    expect((await tend()).words).toBe('')
    const asked = await tend()
    expect(asked.words).toContain('Quên mật khẩu VNeID. Bác làm được chưa ạ?')
    expect((await tend()).words).toBe('')
    const why = await telegram.taps('Chưa được')
    expect(labelsOf(why).flat()).toContain('Chưa có hoặc không vào được tài khoản')
    expect((await telegram.taps('Chưa có hoặc không vào được tài khoản')).words).toContain('Tôi đã ghi lại')
  })

  describe('what demand sees of it', () => {
    let rows: DemandRow[]
    const had = (fields: Partial<DemandRow>) => expect(rows).toContainEqual(expect.objectContaining(fields))
    beforeAll(async () => {
      rows = await telegram.storage.demandRows('2026-11-21', '2026-11-24')
    })

    test('every row has the channel, the place and the campaign', () => {
      expect(new Set(rows.map(({ channel, place, campaign }) => `${channel} | ${place} | ${campaign}`))).toEqual(new Set([`telegram | ${PLACE} | ${CAMPAIGN}`]))
    })

    test('the article, its category, the steps that were reached and the one where it hung', () => {
      const about = { article: ARTICLE, category: 'identity.access' }
      had({ ...about, outcome: 'answer', reason: 'matched', step: null, turns: 1 })
      for (const [step, turns] of [1, 2, 1, 1, 1].entries()) had({ ...about, outcome: 'step', reason: 'walk-reached', step: step + 1, turns: turns })
      had({ ...about, outcome: 'step', reason: 'walk-stuck', step: 2, turns: 1 })
      had({ ...about, outcome: 'step', reason: 'walk-finished', step: 5, turns: 1 })
      had({ ...about, outcome: 'notice', reason: 'remind-set' })
      had({ ...about, outcome: 'notice', reason: 'result-undone', day: '2026-11-24' })
      had({ ...about, outcome: 'notice', reason: 'result-undone-account', day: '2026-11-24', turns: 1 })
    })

    test('the way here, the wish for a person, and what was said while one was there', () => {
      had({ reason: 'asked-menu-campaign', category: 'talk.menu', turns: 1 })
      had({ outcome: 'escalate', reason: 'asked-for-human', category: 'identity.access', turns: 1 })
      had({ outcome: 'held', reason: 'with-person', category: 'identity.access', turns: 3 })
    })

    test('the report shows where people hang, why it failed, the place and the campaign', () => {
      const { categories, articles, texts } = telegram.knowledge
      const titles = new Map(articles.map(({ id, title }) => [id, title.vi]))
      const causes = new Map([['account', texts.vi['cause-account'] ?? '']])
      const text = reportText(rows, { from: '2026-11-21', to: '2026-11-24', categories, remarks: new Map(), titles, causes })
      for (const line of [
        'Quên mật khẩu VNeID, bước 2 ',
        'Làm hết các bước ',
        'Quên mật khẩu VNeID: Chưa có hoặc không vào được tài khoản ',
        `${PLACE} `,
        `${CAMPAIGN} `,
      ])
        expect(text).toContain(`\n  ${line}`)
    })
  })
})

test('what can be said of an answer stands in one row, too, where other buttons are too long to be read', async () => {
  const shown = await telegram.shownAfter(() => telegram.server.taps('dossier/sign-in', undefined, 79))
  expect(shown.rows.flat().filter(({ text }) => /^\d\. .{33,}/.test(text))).not.toEqual([])
  expect(shown.rows).toContainEqual(['Hữu ích', 'Chưa đúng', 'Gặp cán bộ'].map((text) => expect.objectContaining({ text })))
})

test('a photo is declined kindly, and nothing of it is written', async () => {
  const chat = { id: 78, type: 'private', first_name: 'Năm' }
  const photo = [{ file_id: 'photo-of-an-id-card', file_unique_id: 'unique-of-it', width: 1, height: 1 }]
  await telegram.writes({ chat, text: 'cach kich hoat vneid' })
  const { words } = await telegram.writes({ chat, photo })
  expect(words).toContain('Tôi không nhận ảnh, tệp hay ghi âm, và không lưu lại gì')
  const written = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'))
  for (const secret of ['photo-of-an-id-card', 'unique-of-it']) expect(written.join('')).not.toContain(secret)
  // What is written is indeed looked at.
  expect(written.join('')).toContain('cach kich hoat vneid')
})
