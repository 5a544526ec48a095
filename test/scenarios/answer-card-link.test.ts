import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardPath } from '../../src/web/print/card-routes.tsx'
import { type App, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { startAssistant } from '../support/real-assistant.ts'
import { createVisitor } from '../support/visitor.ts'

type Real = Awaited<ReturnType<typeof startAssistant>>
let real: Real
let app: App
beforeAll(async () => {
  real = await startAssistant()
  app = await startApp({ print: { knowledge: real.knowledge, dayOf: () => '2026-11-21' } })
}, 300_000)
afterAll(async () => {
  await app.stop()
  await real.storage.close()
})

let chats = 0
/** What the reply to this is the answer from. */
async function aboutOf(text: string, choice?: string): Promise<string | undefined> {
  const chat = `reader-${++chats}`
  await real.say(chat, text, choice)
  const [reply] = (await real.storage.history('test', chat, 9)).flatMap((line) => (line.kind === 'sent' ? [line.reply.reply] : []))
  return reply?.about
}

test.each([
  ['an answer', 'quen mat khau vneid thi lam sao', undefined, 'vneid/forgot-password', 'Quên mật khẩu VNeID'],
  ['an answer for one case', 'Cùng tỉnh', 'dossier/non-boundary#same-province', 'dossier/non-boundary#same-province', 'Nộp ở xã khác trong cùng tỉnh'],
])('%s tells from which article it is, and that has a card', async (_, text, choice, about, title) => {
  expect(await aboutOf(text, choice)).toBe(about)
  const card = await createVisitor(app.url).go(cardPath(...(about.split('#') as [string, string?])))
  expect(card.status).toBe(200)
  expect(wordsOf(await card.text())).toContain(title)
})

test.each([
  ['a question back', 'quên mật khẩu', undefined],
  ['a greeting', '/start', undefined],
  ['a step', '', 'walk:vneid/forgot-password'],
  ['a wish for a person', 'gặp cán bộ', undefined],
])('%s is from none', async (_, text, choice) => expect(await aboutOf(text, choice)).toBeUndefined())

test('on the page an answer leads to its card in a new tab, and nothing else does', async () => {
  const citizen = createVisitor(app.url)
  await citizen.page()
  for (const text of ['VNeID mức 2', 'Chuyện khác']) await citizen.ask(text)
  await app.settled()
  const links = (await citizen.page()).match(/<a [^>]*href="\/card[^>]*>[^<]*/g)
  expect(links).toEqual([expect.stringMatching(/^<a href="\/card\/vneid\/level-two" rel="noopener" target="_blank">In hướng dẫn này \(A5\)$/)])
})
