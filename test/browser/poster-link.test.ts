import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'

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
  ['with a script', true],
  ['without a script', false],
])("%s, a poster's link opens on the greeting, and the conversation goes on from there", async (name, javaScriptEnabled) => {
  const { page, complaints } = await openPage(browser, { ...PHONE, javaScriptEnabled })
  await page.goto(`${app.url}/?start=c_17971_tet-2027`)
  await page.getByRole('log').getByText('Thông báo: start').waitFor()
  await picture(page, `poster-link-${name.replaceAll(' ', '-')}`)
  expect(await page.locator('.said').count()).toBe(0)
  await page.reload()
  expect(await page.locator('.reply').count()).toBe(1)
  await page.locator('#text').fill('VNeID mức 2')
  await page.getByRole('button', { name: 'Gửi' }).click()
  const link = page.getByRole('link', { name: 'In hướng dẫn này (A5)' })
  await link.waitFor()
  await picture(page, `card-link-${name.replaceAll(' ', '-')}`)
  expect(await page.locator('.said').count()).toBe(1)
  expect(await sideways(page)).toBe(0)
  const [card] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  await card.waitForLoadState()
  expect(new URL(card.url()).pathname).toBe('/card/vneid/level-two')
  expect(complaints).toEqual([])
})
