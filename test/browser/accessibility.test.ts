import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { barriers } from '../support/axe.ts'
import { DESK, launchBrowser, openPage, PHONE } from '../support/browser.ts'
import { type HostPage, startHostPage } from '../support/host-page.ts'
import { createVisitor } from '../support/visitor.ts'

let browser: Browser
let app: App
let host: HostPage
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = await startHostPage()
  app = await startApp({ widgetOrigins: [host.origin] })
  host.embed(app.url)
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await Promise.all([app.stop(), host.stop()])
})

async function ask(page: Page, text: string) {
  const before = await page.locator('.reply').count()
  await page.locator('#text').fill(text)
  await page.getByRole('button', { name: 'Gửi' }).click()
  await page.locator('.reply').nth(before).waitFor()
}

const LOOKS: [string, BrowserContextOptions, boolean][] = [
  ['light', PHONE, false],
  ['dark', { ...PHONE, colorScheme: 'dark' }, false],
  ['large type', PHONE, true],
  ['large type, dark', { ...DESK, colorScheme: 'dark' }, true],
]

test.each(LOOKS)("the citizen's page in %s keeps nobody out: empty, with answers, with a person's answer, with a problem", async (_, device, large) => {
  const hoa = await app.accounts.add(HOA)
  const { page } = await openPage(browser, device)
  await page.goto(app.url)
  if (large) await page.getByRole('button', { name: 'Chữ to' }).click()
  expect(await barriers(page)).toEqual([])
  await ask(page, 'VNeID mức 2')
  expect(await barriers(page)).toEqual([])
  await ask(page, 'how to get VNeID')
  await ask(page, 'gặp cán bộ')
  await app.desk.reply((await app.desk.inbox())[0]?.id ?? '', hoa, 'Chào bác, tôi là Hoa.')
  await page.locator('.reply.staff').waitFor()
  await page.locator('#text').fill('dài '.repeat(1_001))
  await page.getByText('Tin nhắn dài quá').waitFor()
  expect(await barriers(page)).toEqual([])
})

test.each([
  ['light', DESK],
  ['dark', { ...PHONE, colorScheme: 'dark' }],
] as [string, BrowserContextOptions][])('the pages of staff in %s keep nobody out: sign-in, inbox, one conversation, and the others', async (_, device) => {
  await app.accounts.add(HOA)
  const citizen = createVisitor(app.url)
  await citizen.page()
  for (const text of ['VNeID', 'Nhà tôi đang cháy', 'gặp cán bộ']) await citizen.ask(text)
  await app.settled()
  const { page } = await openPage(browser, device)
  await page.goto(`${app.url}/staff`)
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Tên đăng nhập').fill(HOA.username)
  await page.getByLabel('Mật khẩu').fill(HOA.password)
  await page.keyboard.press('Enter')
  await page.locator('.ticket').first().waitFor()
  expect(await barriers(page)).toEqual([])
  await page.locator('.ticket a').first().click()
  await page.getByLabel('Trả lời người dân').waitFor()
  expect(await barriers(page)).toEqual([])
  for (const path of ['/staff/undelivered', '/staff/explain', '/staff/poster']) {
    await page.goto(`${app.url}${path}`)
    expect(await barriers(page)).toEqual([])
  }
})

test('the widget keeps nobody out: its button, its window, and the page within', async () => {
  const { page } = await openPage(browser, DESK)
  await page.goto(host.origin)
  await page.getByRole('button', { name: 'Hỏi trợ lý' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Hỏi trợ lý' }).click()
  await page.frameLocator('iframe').locator('#text').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await barriers(page.frames()[1] as Frame)).toEqual([])
})
