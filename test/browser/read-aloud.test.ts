import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { launchBrowser, openPage, PHONE, picture } from '../support/browser.ts'

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

/** A browser that speaks these languages, and writes down what it is to say. */
const speaking = (languages: string[]): string => `
  window.said = []
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => ${JSON.stringify(languages)}.map((lang) => ({ lang })),
    speak: (utterance) => said.push(utterance),
    cancel: () => said.push('silence'),
    addEventListener() {},
  } })`
const DUMB = 'delete window.speechSynthesis'
const heard = (page: Page) => page.evaluate<string[]>("said.map((one) => one === 'silence' ? one : one.lang + ' ' + one.text)")

async function ask(script: string, ...questions: string[]) {
  const { page } = await openPage(browser, PHONE)
  await page.addInitScript(script)
  await page.goto(app.url)
  for (const [i, question] of questions.entries()) {
    await page.locator('#text').fill(question)
    await page.keyboard.press('Enter')
    await page.locator('.reply').nth(i).waitFor()
  }
  return page
}

test('a reply is read from its first sentence to its last, without sources and buttons', async () => {
  const page = await ask(speaking(['vi-VN', 'en-US']), 'VNeID mức 2')
  await page.getByRole('button', { name: 'Đọc to' }).click()
  await picture(page, 'citizen-reading-aloud')
  const words = await heard(page)
  expect(words[0]).toBe('vi-VN Để có tài khoản định danh mức 2, bác mang căn cước tới công an xã hoặc phường bất kỳ.')
  expect(words.at(-1)).toBe('vi-VN Nội dung kiểm tra ngày 20/11/2026.')
  expect(words.join()).not.toMatch(/Nghị định|Đọc to|Hữu ích|Trợ lý tự động/)
  await page.evaluate('said.at(-1).onend()')
  await page.getByRole('button', { name: 'Đọc to' }).waitFor()
})

test('reading is stopped by its own button, and by reading something else', async () => {
  const page = await ask(speaking(['vi-VN', 'en-US']), 'VNeID mức 2', 'chuyện khác')
  await page.getByRole('button', { name: 'Đọc to' }).first().click()
  await page.getByRole('button', { name: 'Dừng đọc' }).click()
  expect((await heard(page)).at(-1)).toBe('silence')
  await page.getByRole('button', { name: 'Đọc to' }).first().click()
  await page.getByRole('button', { name: 'Đọc to' }).click()
  expect((await heard(page)).slice(-2)).toEqual(['silence', 'vi-VN Việc này em chưa có câu trả lời.'])
  expect(await page.getByRole('button', { name: 'Dừng đọc' }).count()).toBe(1)
})

test('an English reply is marked as English and read in English', async () => {
  const page = await ask(speaking(['vi-VN', 'en-US']), 'how to get VNeID')
  expect(await page.locator('.reply').getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: 'Read aloud' }).click()
  expect((await heard(page))[0]).toMatch(/^en-US /)
})

test('what the browser cannot read is not offered for reading', async () => {
  const dumb = await ask(DUMB, 'VNeID mức 2')
  expect(await dumb.getByRole('button', { name: 'Đọc to' }).count()).toBe(0)
  const english = await ask(speaking(['en-US']), 'VNeID mức 2', 'how to get VNeID')
  expect(await english.getByRole('button', { name: 'Đọc to' }).count()).toBe(0)
  expect(await english.getByRole('button', { name: 'Read aloud' }).count()).toBe(1)
})

test('a voice that fails says so', async () => {
  const page = await ask(speaking([]), 'VNeID mức 2')
  await page.getByRole('button', { name: 'Đọc to' }).click()
  await page.evaluate("said[0].onerror({ error: 'synthesis-failed' })")
  await page.getByRole('button', { name: 'Máy không đọc được' }).waitFor()
})
