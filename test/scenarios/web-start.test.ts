import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const LINK = '/?start=c_17971_tet-2027'
const GREETING = 'Thông báo: start'

let app: App
let citizen: Visitor
beforeEach(async () => {
  app = await startApp()
  citizen = createVisitor(app.url)
})
afterEach(() => app.stop())

const handled = async (): Promise<number> => {
  await app.settled()
  const rows = await app.store.demandRows('2000-01-01', '2100-01-01')
  return rows.reduce((sum, { turns }) => sum + turns, 0)
}
const greetings = (page: string): number => wordsOf(page).split(GREETING).length - 1

test("a poster's link begins the conversation once, however often the page is opened", async () => {
  const page = await citizen.page(LINK)
  expect(greetings(page)).toBe(1)
  for (const path of [LINK, '/', LINK]) expect(greetings(await citizen.page(path))).toBe(1)
  expect(await handled()).toBe(1)
})

test('nobody is shown to have said what the link says', async () => {
  for (const path of [LINK, LINK, '/']) expect(await citizen.page(path)).not.toContain('/start')
  await citizen.ask('VNeID là gì?')
  await app.settled()
  const page = await citizen.page(LINK)
  expect(page).not.toContain('/start')
  expect(page.match(/class="line said" id=/g)).toHaveLength(1)
  expect(page.match(/class="line reply/g)).toHaveLength(2)
})

test('what a citizen types themselves is shown', async () => {
  await citizen.page()
  await citizen.ask('/start c_17971_tet-2027')
  await app.settled()
  expect(await citizen.page()).toContain('/start c_17971_tet-2027')
})

test('the link of another poster greets again, and the conversation goes on', async () => {
  await citizen.page(LINK)
  expect(greetings(await citizen.page('/?start=c_19597'))).toBe(2)
  expect(await handled()).toBe(2)
})

test.each(['', 'c_', 'c_1797', 'c_17971_Tết', `c_17971_${'a'.repeat(21)}`, 'xoá dữ liệu', 'c_17971&start=c_17971', 'c_17971%00'])(
  '%j begins nothing',
  async (payload) => {
    const page = await citizen.page(`/?start=${payload.replace(/[^\w%&=-]/g, encodeURIComponent)}`)
    expect(wordsOf(page)).toContain('Bác cần hỏi việc gì?')
    expect(await handled()).toBe(0)
  },
)

test('asking for the head of the page begins nothing', async () => {
  expect((await citizen.go(LINK, { method: 'HEAD' })).status).toBe(200)
  expect(await handled()).toBe(0)
})

test('while a person has the conversation the assistant does not greet, and the page does not wait for it', async () => {
  const hoa = await app.accounts.add(HOA)
  await citizen.page()
  await citizen.ask('gặp cán bộ')
  await app.settled()
  await app.desk.claim((await app.desk.inbox())[0]?.id ?? '', hoa)
  const asked = performance.now()
  expect(greetings(await citizen.page(LINK))).toBe(0)
  expect(performance.now() - asked).toBeLessThan(2_000)
  await app.settled()
  expect(greetings(await citizen.page())).toBe(0)
})

test('a whole village behind one address is greeted', async () => {
  const pages = await Promise.all(Array.from({ length: 40 }, () => createVisitor(app.url).page(LINK)))
  expect(pages.map(greetings)).toEqual(pages.map(() => 1))
})

test('every page that is opened counts as a message: one address cannot begin conversations without end', async () => {
  const opened = await Promise.all(Array.from({ length: 310 }, () => createVisitor(app.url).go(LINK)))
  expect(opened.filter(({ status }) => status === 429)).toHaveLength(10)
  expect((await citizen.go('/')).status).toBe(200)
})
