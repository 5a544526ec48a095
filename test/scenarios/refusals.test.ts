import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

let app: App
let citizen: Visitor
beforeEach(async () => {
  app = await startApp()
  citizen = createVisitor(app.url)
})
afterEach(() => app.stop())

const JSON_TYPE = { 'Content-Type': 'application/json', Accept: 'application/json' }
const post = (body: string, headers: Record<string, string> = {}) =>
  citizen.go('/chat/messages', { method: 'POST', body, headers: { ...JSON_TYPE, ...headers } })
const id = 'message-id-1'

test.each([
  ['not JSON', '{"messageId"', 400],
  ['an array', '[]', 400],
  ['no message id', '{"text":"VNeID"}', 400],
  ['an odd message id', '{"messageId":"../x","text":"VNeID"}', 400],
  ['a number for a text', `{"messageId":"${id}","text":7}`, 400],
  ['no words', `{"messageId":"${id}","text":"  "}`, 400],
  ['too many letters', JSON.stringify({ messageId: id, text: 'x'.repeat(4_001) }), 400],
  ['a huge body', JSON.stringify({ messageId: id, text: 'x'.repeat(70_000) }), 413],
])('%s is refused with a message and stores nothing', async (_, body, status) => {
  const answer = await post(body)
  expect(answer.status).toBe(status)
  const { message } = (await answer.json()) as { message: string }
  expect(message).toMatch(/[ăâđêôơưạảãàáậầấềếểệọộồốớờợụủứừữýỳ]/)
  expect(await app.store.unhandled(0, 100)).toEqual([])
})

test('four thousand letters are taken', async () => {
  expect((await citizen.ask('ơ'.repeat(4_000))).status).toBe(202)
  await app.settled()
})

test('a refused form shows the page again with what was written', async () => {
  const answer = await citizen.form('/chat/messages', { messageId: id, text: `dài ${'x'.repeat(4_001)}` })
  expect(answer.status).toBe(400)
  const page = await answer.text()
  expect(wordsOf(page)).toContain('dài quá 4000 ký tự')
  expect(page).toContain('dài xxxx')
})

test('another site cannot write in the name of a visitor', async () => {
  const body = JSON.stringify({ messageId: id, text: 'VNeID' })
  expect((await post(body, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect((await post(body, { Origin: 'https://xau.example' })).status).toBe(403)
  expect((await post(body, { Origin: 'null' })).status).toBe(403)
  expect((await post(body, { Origin: app.url })).status).toBe(202)
  await app.settled()
})

test('the thirty-first message in a minute is asked to wait', async () => {
  await citizen.page()
  const answers = await Promise.all(Array.from({ length: 31 }, (_, i) => citizen.ask(`câu ${i}`)))
  const refused = answers.filter((answer) => answer.status === 429)
  expect(refused).toHaveLength(1)
  expect(await refused[0]?.json()).toEqual({ message: expect.stringContaining('hơi nhanh') })
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await createVisitor(app.url).ask('người khác')).status).toBe(202)
  await app.settled()
})

test('an unknown address is answered by a page that leads back', async () => {
  const answer = await citizen.go('/khong-co')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('href="/"')
})

test('pages allow nothing inline and nothing from elsewhere', async () => {
  const answer = await citizen.go('/')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
  expect(await answer.text()).not.toMatch(/<script>|<style|style="|onclick=/)
})

test('with the database down the page says so, and health too', async () => {
  const fail = async () => {
    throw new Error('disk full')
  }
  const broken = await startApp({ storage: () => ({ addMessage: fail, reachable: fail }) })
  const visitor = createVisitor(broken.url)
  const answer = await visitor.ask('VNeID')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({ message: expect.stringContaining('tin nhắn này chưa được nhận') })
  expect((await visitor.go('/healthz')).status).toBe(503)
  expect((await citizen.go('/healthz')).status).toBe(200)
  await broken.stop()
})
