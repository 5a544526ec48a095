import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { DESK, launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'
import { startAssistant } from '../support/real-assistant.ts'

let browser: Browser
let real: Awaited<ReturnType<typeof startAssistant>>
let app: App
beforeAll(async () => {
  browser = await launchBrowser()
  real = await startAssistant()
})
afterAll(() => browser.close())
beforeEach(async () => {
  app = await startApp({ explain: real.assistant.explain })
  await app.accounts.add(HOA)
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await app.stop()
})

async function signIn(page: Page): Promise<void> {
  await page.goto(`${app.url}/staff`)
  await page.getByLabel('Tên đăng nhập').fill(HOA.username)
  await page.getByLabel('Mật khẩu').fill(HOA.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Giải thích' }).click()
}

async function explain(page: Page, question: string): Promise<void> {
  await page.getByLabel('Câu của người dân').fill(question)
  await page.getByRole('button', { name: 'Giải thích' }).click()
  await page.getByRole('heading', { name: 'Trợ lý sẽ' }).waitFor()
}

test.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s: an editor asks why, and reads it without a script', async (name, device) => {
  const { page, complaints } = await openPage(browser, { ...device, javaScriptEnabled: false })
  await signIn(page)
  await picture(page, `explain-empty-${name}`, true)
  expect(await page.getByRole('link', { name: 'Giải thích' }).getAttribute('aria-current')).toBe('page')
  await page.getByRole('button', { name: 'quen mk vneid' }).click()
  await page.getByRole('heading', { name: 'Các bài gần nhất' }).waitFor()
  await picture(page, `explain-answer-${name}`, true)
  await explain(page, 'quên mật khẩu')
  await page.locator('summary').nth(1).click()
  await picture(page, `explain-clarify-${name}`, true)
  await explain(page, 'Tôi muốn ly hôn thì nộp đơn ở toà nào, số căn cước 001099012345?')
  expect(await page.getByLabel('Câu của người dân').inputValue()).not.toContain('001099012345')
  await picture(page, `explain-decline-${name}`, true)
  expect(complaints).toEqual([])
})

test.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s: nothing has to be read sideways, however long the words are', async (_, device) => {
  const { page } = await openPage(browser, device)
  await signIn(page)
  expect(await sideways(page)).toBe(0)
  await explain(page, 'quên mật khẩu')
  for (const summary of await page.locator('summary').all()) if (await summary.isVisible()) await summary.click()
  expect(await sideways(page)).toBe(0)
  await explain(page, `${'dài'.repeat(400)} https://vi-du.gov.vn/${'a'.repeat(300)}`)
  expect(await sideways(page)).toBe(0)
})
