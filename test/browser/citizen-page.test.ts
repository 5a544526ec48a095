import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { DESK, launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'

let browser: Browser
let app: App
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  app = await startApp()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await app.stop()
})

test.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s: an example is tapped, the answer comes, and nothing has to be scrolled sideways', async (name, device) => {
  const { page, complaints } = await openPage(browser, device)
  await page.goto(app.url)
  await picture(page, `citizen-empty-${name}`)
  expect(await sideways(page)).toBe(0)
  await page.getByRole('button', { name: 'Đăng ký VNeID mức 2 ở đâu?' }).click()
  const answer = page.getByRole('log').locator('.reply')
  await answer.waitFor()
  await page.waitForTimeout(600)
  await picture(page, `citizen-answer-${name}`)
  await picture(page, `citizen-answer-${name}-whole`, true)
  expect(await answer.getByRole('list').count()).toBe(3)
  await answer.getByRole('button', { name: 'Kích hoạt từng bước' }).click()
  await page.getByText('Bài vneid/activate.').waitFor()
  expect(await page.getByRole('status').allInnerTexts()).not.toContain('Trợ lý đang trả lời…')
  expect(await sideways(page)).toBe(0)
  await page.reload()
  expect(await page.locator('.line').count()).toBe(4)
  expect(complaints).toEqual([])
})

test('by keyboard alone: a question is written over two lines and sent, and a choice is taken', async () => {
  const { page } = await openPage(browser, DESK)
  await page.goto(app.url)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('VNeID mức 2')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('cho mẹ tôi')
  await picture(page, 'citizen-keyboard')
  await page.keyboard.press('Enter')
  await page.locator('.reply').waitFor()
  expect(await page.locator('#text').inputValue()).toBe('')
  for (let i = 0; i < 20 && (await page.evaluate('document.activeElement?.textContent')) !== 'Kích hoạt từng bước'; i++) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Bài vneid/activate.').waitFor()
})

test('without a connection nothing that was written is lost, and it is sent once when it is back', async () => {
  const { page } = await openPage(browser, PHONE)
  await page.goto(app.url)
  await page.context().setOffline(true)
  await page.locator('#text').fill('VNeID khi mất mạng')
  await page.keyboard.press('Enter')
  await page.getByText('Mất kết nối, sẽ tự gửi lại').waitFor()
  await page.locator('#text').fill('đang viết dở')
  await page.getByText('Đang nối lại…').waitFor()
  await picture(page, 'citizen-offline')
  await page.context().setOffline(false)
  await page.locator('.reply').waitFor({ timeout: 15_000 })
  await page.locator('#connection').waitFor({ state: 'hidden', timeout: 15_000 })
  await page.reload()
  expect(await page.locator('#text').inputValue()).toBe('đang viết dở')
  expect(await page.locator('.said').count()).toBe(1)
})

test('a message that is too long is not sent, and the page says why', async () => {
  const { page } = await openPage(browser, PHONE)
  await page.goto(app.url)
  await page.locator('#text').fill('dài '.repeat(1_001))
  await page.keyboard.press('Enter')
  await page.getByText('Tin nhắn dài quá 4000 ký tự').waitFor()
  await picture(page, 'citizen-too-long')
  expect(await page.locator('.said').count()).toBe(0)
})

test('a person answers in the chat', async () => {
  const hoa = await app.accounts.add(HOA)
  const { page } = await openPage(browser, { ...PHONE, colorScheme: 'dark' })
  await page.goto(app.url)
  await picture(page, 'citizen-empty-dark')
  await page.getByRole('banner').getByRole('button', { name: 'Gặp cán bộ' }).click()
  await page.getByText('Em đã chuyển cho cán bộ').waitFor()
  await app.desk.reply((await app.desk.inbox())[0]?.id ?? '', hoa, 'Chào bác, tôi là Hoa ở Trung tâm phục vụ hành chính công.\nBác cần giúp việc gì ạ?')
  await page.getByText('tôi là Hoa').waitFor()
  await page.locator('#text').fill('Dạ, tôi quên mật khẩu VNeID')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(500)
  await picture(page, 'citizen-staff-dark')
  expect(await page.locator('#typing').textContent()).toBe('')
})

test('without a script the page asks and answers as a form', async () => {
  const { page } = await openPage(browser, { ...PHONE, javaScriptEnabled: false })
  await page.goto(app.url)
  await page.locator('#text').fill('VNeID mức 2')
  await page.getByRole('button', { name: 'Gửi' }).click()
  await page.locator('.reply').waitFor()
  await page.getByRole('button', { name: 'Kích hoạt từng bước' }).click()
  await page.getByText('Bài vneid/activate.').waitFor()
  await picture(page, 'citizen-no-script')
})

test('the whole first load is under 60 kB compressed', async () => {
  const { page } = await openPage(browser, DESK)
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/chat/events')) sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(app.url)
  await page.waitForTimeout(300)
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(sizes.length).toBeGreaterThan(3)
  expect(total).toBeLessThan(60_000)
})
