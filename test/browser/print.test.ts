import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Knowledge, readKnowledge } from '../../src/knowledge/knowledge.ts'
import { type App, HOA, startApp } from '../support/app.ts'
import { DESK, launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'

let browser: Browser
let app: App
let knowledge: Knowledge
beforeAll(async () => {
  knowledge = (await readKnowledge('knowledge')).knowledge
  browser = await launchBrowser()
  app = await startApp({ print: { knowledge, publicUrl: 'https://tro-ly.tinh.example', telegramUsername: 'tro_ly_bot' } })
  await app.accounts.add(HOA)
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

/** Points to a millimetre. */
const MM = 72 / 25.4

/** What comes out of the printer: how many sheets, and their size in millimetres. */
async function printed(page: Page): Promise<{ sheets: number; mm: string[] }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => `${Math.round(Number(w) / MM)}x${Math.round(Number(h) / MM)}`)
  return { sheets: boxes.length, mm: [...new Set(boxes)] }
}

/** The smallest type of what matches, in points, as it is printed. */
const smallest = (page: Page, wanted: string): Promise<number> =>
  page.evaluate(`Math.min(...[...document.querySelectorAll(${JSON.stringify(wanted)})].map((e) => Number.parseFloat(getComputedStyle(e).fontSize) * 0.75))`)

test.each([
  ['many-steps', 'lesson/level-2-step-by-step'],
  ['no-steps', 'vneid/what-is'],
  ['contacts', 'support/emergency'],
] as const)('a card with %s is at most two sheets of A5 in large type, and no step is cut', async (name, id) => {
  const steps = knowledge.articles.find((article) => article.id === id)?.steps ?? []
  const { page, complaints } = await openPage(browser, { viewport: { width: 559, height: 794 }, deviceScaleFactor: 2 })
  await page.goto(`${app.url}/card/${id}`)
  await picture(page, `card-${name}-screen`, true)
  const { sheets, mm } = await printed(page)
  expect(sheets).toBeLessThanOrEqual(2)
  expect(mm).toEqual(['148x210'])
  await page.emulateMedia({ media: 'print' })
  await picture(page, `card-${name}-print`, true)
  expect(await page.locator('.tools').isVisible()).toBe(false)
  expect(await smallest(page, 'h1')).toBeGreaterThanOrEqual(20)
  expect(await smallest(page, '.answer, .sheet li')).toBeGreaterThanOrEqual(14)
  const breaks = await page.locator('.steps li').evaluateAll((items) => items.map((item) => getComputedStyle(item).breakInside))
  expect(breaks).toEqual(steps.map(() => 'avoid'))
  expect(complaints).toEqual([])
})

test('on a phone the card is read without scrolling sideways, and the button prints', async () => {
  const { page, complaints } = await openPage(browser, PHONE)
  await page.addInitScript('window.print = () => { document.body.dataset.printed = "yes" }')
  await page.goto(`${app.url}/card/safety/tricked-what-to-do`)
  await picture(page, 'card-phone', true)
  expect(await sideways(page)).toBe(0)
  await page.getByRole('button', { name: 'In phiếu này' }).click()
  expect(await page.locator('body').getAttribute('data-printed')).toBe('yes')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Print this card' }).waitFor()
  expect(complaints).toEqual([])
})

test('without a script there is no button that does nothing', async () => {
  const { page } = await openPage(browser, { ...PHONE, javaScriptEnabled: false })
  await page.goto(`${app.url}/card/vneid/lost-phone`)
  expect(await page.getByRole('button').count()).toBe(0)
})

test('a member makes a poster: one sheet of A4', async () => {
  const { page, complaints } = await openPage(browser, DESK)
  await page.goto(`${app.url}/staff`)
  await page.getByLabel('Tên đăng nhập').fill(HOA.username)
  await page.getByLabel('Mật khẩu').fill(HOA.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Áp phích' }).click()
  await page.getByLabel('Xã, phường').fill('xã Tân Lập')
  await page.getByLabel('Tên đợt').fill('tet-2027')
  await page.getByRole('button', { name: 'Làm áp phích' }).click()
  await page.getByRole('alert').waitFor()
  await picture(page, 'poster-choose')
  await page.getByRole('link', { name: 'Xã Tân Lập, Tỉnh Quảng Trị' }).click()
  await page.getByRole('button', { name: 'In áp phích' }).waitFor()
  expect(await page.getByRole('img').count()).toBe(2)
  await picture(page, 'poster-two-doors', true)
  expect(await printed(page)).toEqual({ sheets: 1, mm: ['210x297'] })
  await page.getByRole('link', { name: 'Sửa lại' }).click()
  await page.getByLabel('Xã, phường').fill('')
  await page.getByLabel('Telegram').uncheck()
  await page.getByRole('button', { name: 'Làm áp phích' }).click()
  await page.getByRole('button', { name: 'In áp phích' }).waitFor()
  await picture(page, 'poster-one-door', true)
  expect(await printed(page)).toEqual({ sheets: 1, mm: ['210x297'] })
  expect(complaints).toEqual([])
})
