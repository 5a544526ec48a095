import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { DESK, launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'

/** 50 kbit/s and 800 ms to an answer: a phone at the edge of a 2G cell. Throughput is in bytes a second. */
const SLOW_LINE = { offline: false, latency: 800, downloadThroughput: 6_250, uploadThroughput: 6_250 }

/** The stream opens as ever, but the page hears of it a second later. */
const LATE_OPENING = `
  window.opened = new Promise((resolve) => {
    const { set } = Object.getOwnPropertyDescriptor(EventSource.prototype, 'onopen')
    Object.defineProperty(EventSource.prototype, 'onopen', { set(heard) {
      set.call(this, (event) => setTimeout(() => resolve(heard(event)), 1000))
    } })
  })`

/** How large everything that is read is set, in pixels. */
const LETTERS = `[...document.querySelectorAll('h1, h2, h3, p, li, a, button, textarea')]
  .filter((element) => element.checkVisibility() && element.offsetWidth > 1)
  .map((element) => Number.parseFloat(getComputedStyle(element).fontSize))`
const LOWEST_TARGET = `Math.min(...[...document.querySelectorAll('button, textarea')].filter((e) => e.checkVisibility()).map((e) => e.offsetHeight))`

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

test('a stream that says only after the loss that it is open does not hide the loss', async () => {
  const { page } = await openPage(browser, PHONE)
  await page.addInitScript(LATE_OPENING)
  await page.goto(app.url)
  await page.context().setOffline(true)
  await page.getByText('Đang nối lại…').waitFor({ timeout: 5_000 })
  await page.evaluate('opened')
  expect(await page.getByText('Đang nối lại…').isVisible()).toBe(true)
})

test('an answer that went into a stream that died without a word is fetched by another one', async () => {
  const { page } = await openPage(browser, PHONE)
  let streams = 0
  await page.route('**/chat/events*', (route) => (streams++ === 0 ? undefined : route.continue()))
  await page.clock.install()
  await page.goto(app.url)
  await page.locator('#text').fill('VNeID')
  await page.keyboard.press('Enter')
  await page.getByText('Trợ lý đang trả lời…').waitFor()
  await app.settled()
  await page.clock.runFor(13_000)
  await page.locator('.reply').waitFor()
  expect(streams).toBe(2)
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

test.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s: letters are made half as large again, with nothing to scroll sideways, and it is remembered', async (name, device) => {
  const { page, complaints } = await openPage(browser, device)
  await page.goto(app.url)
  const sizes = () => page.evaluate<number[]>(LETTERS)
  const before = await sizes()
  await page.getByRole('button', { name: 'Chữ to', pressed: false }).click()
  await picture(page, `citizen-large-empty-${name}`)
  expect(await sideways(page)).toBe(0)
  await page.getByRole('button', { name: 'Đăng ký VNeID mức 2 ở đâu?' }).click()
  await page.locator('.reply').waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Chữ to', pressed: true }).waitFor()
  await picture(page, `citizen-large-answer-${name}`)
  await picture(page, `citizen-large-answer-${name}-whole`, true)
  expect(await sideways(page)).toBe(0)
  expect(Math.min(...(await sizes()))).toBeGreaterThanOrEqual(1.5 * Math.min(...before))
  expect(await page.evaluate<number>(LOWEST_TARGET)).toBeGreaterThanOrEqual(56)
  await page.getByRole('button', { name: 'Chữ to' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Chữ to', pressed: false }).waitFor()
  expect(Math.min(...(await sizes()))).toBe(Math.min(...before))
  expect(complaints).toEqual([])
})

test('a browser that keeps nothing shows larger letters all the same', async () => {
  const { page, complaints } = await openPage(browser, PHONE)
  await page.addInitScript(
    "for (const store of ['localStorage', 'sessionStorage']) Object.defineProperty(window, store, { get() { throw new DOMException('no', 'SecurityError') } })",
  )
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Chữ to' }).click()
  await page.getByRole('button', { name: 'Chữ to', pressed: true }).waitFor()
  await page.locator('#text').fill('VNeID')
  await page.keyboard.press('Enter')
  await page.locator('.reply').waitFor()
  expect(complaints).toEqual([])
})

test('a browser that keeps no cookie is told so, instead of waiting for an answer that cannot come', async () => {
  const { page } = await openPage(browser, PHONE)
  await page.goto(app.url)
  await page.context().clearCookies()
  await page.evaluate("dispatchEvent(new Event('online'))")
  await page.getByText('không nhớ được cuộc trò chuyện').waitFor()
  await picture(page, 'citizen-stranger')
  expect(await page.getByRole('link', { name: 'Mở trang hỏi đáp' }).getAttribute('href')).toBe('/')
  expect(await page.locator('#text').isVisible()).toBe(false)
})

test('on a line of 50 kbit/s the page is soon there, and the answer comes', async () => {
  const { page } = await openPage(browser, PHONE)
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', SLOW_LINE)
  const started = Date.now()
  await page.goto(app.url, { waitUntil: 'commit' })
  await page.locator('#text').waitFor()
  const visible = Date.now() - started
  await page.locator('#text').fill('VNeID mức 2')
  await page.getByRole('button', { name: 'Gửi' }).click()
  await page.locator('.reply').waitFor()
  await picture(page, 'citizen-slow-line')
  expect(visible).toBeLessThan(10_000)
  expect(Date.now() - started).toBeLessThan(25_000)
})

test('before its script has come, the page already takes a question', async () => {
  const { page } = await openPage(browser, PHONE)
  await page.route('**/*.js?*', () => undefined) // it never comes
  await page.goto(app.url, { waitUntil: 'commit' })
  await page.locator('#text').fill('VNeID mức 2')
  await page.getByRole('button', { name: 'Gửi' }).click({ noWaitAfter: true })
  await page.locator('.reply').waitFor()
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
