import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { DESK, launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'
import { type HostPage, startHostPage } from '../support/host-page.ts'

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

const opener = (page: Page) => page.getByRole('button', { name: 'Hỏi trợ lý' })
const focused = (page: Page) => page.evaluate<string | undefined>('document.activeElement.shadowRoot?.activeElement?.className')
const chat = (page: Page) => page.frameLocator('iframe')

test.each([
  ['phone', PHONE],
  ['desk', DESK],
  ['dark', { ...PHONE, colorScheme: 'dark' }],
] as const)('on a %s: a citizen asks from another site, and the conversation is there again on its next page', async (name, device: BrowserContextOptions) => {
  const { page, complaints } = await openPage(browser, device)
  await page.goto(host.origin)
  await opener(page).waitFor()
  await picture(page, `widget-closed-${name}`)
  expect(page.frames()).toHaveLength(1)
  await opener(page).click()
  await chat(page).getByRole('button', { name: 'Đăng ký VNeID mức 2 ở đâu?' }).waitFor()
  await picture(page, `widget-open-${name}`)
  await chat(page).getByRole('button', { name: 'Đăng ký VNeID mức 2 ở đâu?' }).click()
  await chat(page).locator('.reply').waitFor()
  await page.waitForTimeout(600)
  await picture(page, `widget-answer-${name}`)
  expect(await sideways(page)).toBe(0)
  expect(await sideways(page.frames()[1] as Frame)).toBe(0)
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ name: 'tlcd_embed', sameSite: 'None', secure: true, partitionKey: 'http://localhost' })
  await page.goto(`${host.origin}/trang-khac`)
  await opener(page).click()
  await chat(page).locator('.reply').waitFor()
  expect(complaints).toEqual([])
})

test('by keyboard alone: it is opened, a question is asked, Escape closes it, and focus is back on the button', async () => {
  const { page } = await openPage(browser, DESK)
  await page.goto(host.origin)
  await opener(page).waitFor()
  for (let i = 0; i < 5 && (await focused(page)) !== 'open'; i++) await page.keyboard.press('Tab')
  await picture(page, 'widget-focus')
  await page.keyboard.press('Enter')
  await chat(page).locator('#text').waitFor()
  expect(await focused(page)).toBe('close')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('VNeID mức 2')
  await page.keyboard.press('Enter')
  await chat(page).locator('.reply').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await focused(page)).toBe('open')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
})

test('it leaves the page as it was: no new names, one element, and no second one when it is embedded twice', async () => {
  const { page } = await openPage(browser, DESK)
  await page.route(`${app.url}/widget.js`, (route) => route.abort())
  await page.goto(host.origin)
  const names = 'Object.keys(window).length + " " + document.body.children.length'
  const before = await page.evaluate(names)
  await page.unroute(`${app.url}/widget.js`)
  for (let i = 0; i < 2; i++) await page.addScriptTag({ url: `${app.url}/widget.js` })
  await opener(page).waitFor()
  expect(await page.locator('tro-ly-cong-dan').count()).toBe(1)
  const [keys, children] = String(before).split(' ').map(Number) as [number, number]
  expect(await page.evaluate(names)).toBe(`${keys} ${children + 1}`)
})

test('a site that is not named cannot show the chat', async () => {
  const stranger = await startHostPage()
  stranger.embed(app.url)
  const { page, complaints } = await openPage(browser, DESK)
  await page.goto(stranger.origin)
  await opener(page).click()
  await expect.poll(() => complaints.join()).toContain('frame-ancestors')
  expect(await chat(page).locator('#text').count()).toBe(0)
  await stranger.stop()
})
