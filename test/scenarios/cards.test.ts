import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Article } from '../../src/knowledge/article.ts'
import { type Knowledge, readKnowledge } from '../../src/knowledge/knowledge.ts'
import { withContacts } from '../../src/knowledge/policy.ts'
import type { PrintPorts } from '../../src/web/ports.ts'
import { type App, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { readQrs } from '../support/read-qr.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const PUBLIC_URL = 'https://tro-ly.tinh.example'
const TODAY = '2026-11-21'

let knowledge: Knowledge
let app: App
let helper: Visitor
beforeAll(async () => {
  knowledge = (await readKnowledge('knowledge')).knowledge
})

async function open(print: Partial<PrintPorts> = {}): Promise<void> {
  await app?.stop()
  app = await startApp({ print: { knowledge, publicUrl: PUBLIC_URL, dayOf: () => TODAY, ...print } })
  helper = createVisitor(app.url)
}
beforeEach(() => open())
afterEach(() => app.stop())

const article = (id: string): Article => knowledge.articles.find((a) => a.id === id) as Article
const named = (text: string, language: 'vi' | 'en' = 'vi'): string => withContacts(text, knowledge.contacts.contacts, language)
/** One article as it would be with something else in it. */
const changed = (id: string, change: Partial<Article>): Knowledge => ({
  ...knowledge,
  articles: knowledge.articles.map((a) => (a.id === id ? { ...a, ...change } : a)),
})

describe('a card', () => {
  test('says the answer, every step, whom to call, when it was checked and where it comes from', async () => {
    const page = await helper.page('/card/vneid/lost-phone')
    const words = wordsOf(page)
    const { title, answer, steps, conditions, sources } = article('vneid/lost-phone')
    for (const text of [title, answer, ...steps.map((s) => s.text), ...conditions.slice(0, 3).map((c) => c.title)]) expect(words).toContain(named(text.vi))
    for (const text of conditions.map((c) => c.differs)) expect(words).not.toContain(named(text.vi))
    expect(words).toMatch(/Gọi khi cần: tổng đài VNeID 1900\.0368 – đầu số 1900 có tính cước/)
    expect(words).toContain('Nội dung kiểm tra ngày 21/11/2026.')
    expect(words).toContain(sources[0]?.title)
    expect(words).toContain('In từ Trợ lý Công dân (trả lời tự động) ngày 21/11/2026; hỏi thêm: tro-ly.tinh.example')
    expect(readQrs(page)).toEqual([sources.find((s) => s.url && s.read !== 'copy')?.url])
  })

  test('without a source that can be opened leads to itself', async () => {
    const page = await helper.page('/card/vneid/level-1-register?lang=en')
    expect(article('vneid/level-1-register').sources.filter((s) => s.url && s.read !== 'copy')).toEqual([])
    expect(readQrs(page)).toEqual([`${PUBLIC_URL}/card/vneid/level-1-register?lang=en`])
    await open({ publicUrl: undefined })
    expect(readQrs(await helper.page('/card/vneid/level-1-register'))).toEqual([`${app.url}/card/vneid/level-1-register`])
  })

  test('is there for one case, with that case’s own steps; the whole article names its cases', async () => {
    const { id, cases, answer, steps } = article('safety/tricked-what-to-do')
    const [first, second] = cases
    const words = wordsOf(await helper.page(`/card/${id}?case=${first?.id}`))
    for (const text of [first?.title, first?.answer, answer, ...(first?.steps ?? []).map((s) => s.text)]) expect(words).toContain(named(text?.vi ?? ''))
    expect(words).not.toContain(named(second?.answer.vi ?? ''))
    const whole = await helper.page(`/card/${id}`)
    expect(whole).toContain(`href="/card/${id}?case=${second?.id}"`)
    expect(wordsOf(whole)).not.toContain(named(first?.answer.vi ?? ''))
    expect(wordsOf(await helper.page(`/card/${id}?case=khong-co`))).toBe(wordsOf(whole))
    expect(steps.length + (first?.steps.length ?? 0)).toBeGreaterThan(0)
  })

  test('is in English for who asks for it', async () => {
    const page = await helper.page('/card/vneid/lost-phone?lang=en')
    const words = wordsOf(page)
    expect(page).toContain('<html lang="en">')
    for (const text of [article('vneid/lost-phone').title, article('vneid/lost-phone').answer]) expect(words).toContain(named(text.en, 'en'))
    expect(words).toContain('Printed from the Citizen Assistant (automated answers) on 21 November 2026')
    expect(await helper.page('/card/vneid/lost-phone?lang=fr')).toContain('<html lang="vi">')
  })

  test('needs no sign-in, keeps nothing of the reader, and runs nothing inline', async () => {
    const answer = await helper.go('/card/vneid/lost-phone')
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(await answer.text()).not.toMatch(/<script>|<style|style="|onclick=/)
  })

  test('names only what a contact’s owner has confirmed', async () => {
    const { contacts } = knowledge.contacts
    const doubted = { ...contacts, 'vneid-hotline': { ...contacts['vneid-hotline'], status: 'unverified' as const } }
    await open({ knowledge: { ...knowledge, contacts: { ...knowledge.contacts, contacts: doubted as typeof contacts } } })
    expect(wordsOf(await helper.page('/card/vneid/lost-phone'))).not.toContain('Gọi khi cần')
  })

  test('can be had of every article, in both languages, and of every case', async () => {
    const whole = knowledge.articles.map(({ id }) => `/card/${id}`)
    const cases = knowledge.articles.flatMap((a) => a.cases.map((c) => `/card/${a.id}?case=${c.id}`))
    const faults: string[] = []
    for (const path of [...whole, ...whole.map((p) => `${p}?lang=en`), ...cases]) {
      const answer = await helper.go(path)
      if (answer.status !== 200 || /\{\{|\{\w+\}|undefined/.test(wordsOf(await answer.text()))) faults.push(path)
    }
    expect(whole.length + cases.length).toBeGreaterThan(400)
    expect(faults).toEqual([])
  })
})

describe('on another day', () => {
  test('a rule that has ended is said to have ended, and nothing else of it', async () => {
    await open({ knowledge: changed('vneid/lost-phone', { validTo: '2026-11-20' }) })
    const page = await helper.page('/card/vneid/lost-phone')
    expect(wordsOf(page)).toContain('Quy định này đã hết hiệu lực từ 20/11/2026.')
    expect(wordsOf(page)).not.toContain(named(article('vneid/lost-phone').answer.vi))
    expect(readQrs(page)).toEqual([])
    await open({ knowledge: changed('vneid/lost-phone', { validTo: TODAY }) })
    expect(wordsOf(await helper.page('/card/vneid/lost-phone'))).toContain(named(article('vneid/lost-phone').answer.vi))
  })

  test('what is past its review is marked', async () => {
    const { reviewBy } = article('vneid/lost-phone')
    await open({ dayOf: () => reviewBy })
    expect(wordsOf(await helper.page('/card/vneid/lost-phone'))).not.toContain('quá hạn rà soát')
    await open({ dayOf: () => '2027-12-01' })
    expect(wordsOf(await helper.page('/card/vneid/lost-phone'))).toContain('Bài này đã quá hạn rà soát')
  })

  test('a condition that does not hold is not named', async () => {
    const title = { vi: 'Chỉ tới hôm qua', en: 'Until yesterday' }
    const gone = { title, differs: title, when: [], unless: [], validTo: '2026-11-20' }
    await open({ knowledge: changed('vneid/lost-phone', { conditions: [gone] }) })
    expect(wordsOf(await helper.page('/card/vneid/lost-phone'))).not.toContain(title.vi)
  })
})

describe('a card that is not there', () => {
  test('leads to the assistant and to its neighbours', async () => {
    const answer = await helper.go('/card/vneid/khong-co')
    expect(answer.status).toBe(404)
    const page = await answer.text()
    expect(wordsOf(page)).toContain('Không có phiếu này')
    expect(page).toContain('href="/"')
    expect(page).toContain('href="/card/vneid/lost-phone"')
    expect(page).not.toContain('href="/card/payment/')
  })

  test.each(['/card/khong/co', '/card/vneid/..%2f..', '/card/%3Cscript%3E/x', '/card/__proto__/constructor'])('is not found at %s', async (path) => {
    const answer = await helper.go(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('<script>')
  })

  test('is told to programs as JSON', async () => {
    const answer = await helper.go('/card/vneid/khong-co?lang=en', { headers: { Accept: 'application/json' } })
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'There is no such card' }])
  })

  test('is not there before its day', async () => {
    await open({ dayOf: () => '2020-01-01' })
    expect((await helper.go('/card/vneid/lost-phone')).status).toBe(404)
  })
})
