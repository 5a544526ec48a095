import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { DESK, launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

let browser: Browser
let app: App
let citizen: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  app = await startApp()
  citizen = createVisitor(app.url)
  await citizen.page()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await app.stop()
})

async function signedIn(device: BrowserContextOptions) {
  await app.accounts.add(HOA)
  const opened = await openPage(browser, device)
  await opened.page.goto(`${app.url}/staff`)
  await opened.page.getByLabel('Tên đăng nhập').fill(HOA.username)
  await opened.page.getByLabel('Mật khẩu').fill(HOA.password)
  await opened.page.keyboard.press('Enter')
  await opened.page.getByRole('heading', { name: 'Cuộc trò chuyện cần cán bộ' }).waitFor()
  return opened
}

const others = async () => {
  const second = createVisitor(app.url)
  await second.page()
  await second.ask('VNeID')
  await second.ask('Nhà tôi đang cháy, phải làm sao?')
  const third = createVisitor(app.url)
  await third.page()
  await third.ask('cho tôi gặp cán bộ về thẻ căn cước của con tôi bị sai ngày sinh, đã lên xã hai lần mà chưa sửa được, giờ nhà trường đòi nộp hồ sơ gấp')
  await app.settled()
}

test.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s: a member reads, answers and closes', async (name, device) => {
  const { page, complaints } = await signedIn(device)
  await picture(page, `staff-empty-${name}`)
  expect(await sideways(page)).toBe(0)
  await citizen.ask('VNeID')
  await citizen.ask('gặp cán bộ')
  await others()
  await page
    .getByRole('link', { name: /gặp cán bộ/ })
    .first()
    .waitFor({ timeout: 10_000 })
  await page.waitForTimeout(300)
  await picture(page, `staff-inbox-${name}`)
  expect(await sideways(page)).toBe(0)
  await page
    .getByRole('link', { name: /gặp cán bộ/ })
    .first()
    .click()
  await picture(page, `staff-ticket-${name}`, true)
  await page.getByLabel('Trả lời người dân').fill('Chào bác, tôi xem giúp bác ngay.')
  await page.getByRole('button', { name: 'Gửi trả lời' }).click()
  await page.getByText('Chào bác, tôi xem giúp bác ngay.').waitFor()
  expect(await page.getByLabel('Trả lời người dân').inputValue()).toBe('')
  await page.getByText('Đóng cuộc trò chuyện…').click()
  await picture(page, `staff-close-${name}`, true)
  expect(await sideways(page)).toBe(0)
  await page.getByRole('button', { name: 'Đóng', exact: true }).click()
  await page.getByRole('heading', { name: /Đóng gần đây/ }).waitFor()
  expect(complaints).toEqual([])
})

test('what the citizen writes meanwhile appears, and the half-written draft stays', async () => {
  const { page } = await signedIn(DESK)
  await citizen.ask('gặp cán bộ')
  await app.settled()
  await page.goto(`${app.url}/staff/tickets/${(await app.desk.inbox())[0]?.id}`)
  await page.getByRole('button', { name: 'Nhận cuộc này' }).click()
  await page.getByRole('heading', { name: 'Đã nhận' }).waitFor()
  await page.getByLabel('Trả lời người dân').pressSequentially('Tôi đang')
  await citizen.ask('tôi ở thôn 5')
  await page.getByText('tôi ở thôn 5').waitFor({ timeout: 10_000 })
  await page.keyboard.type(' xem')
  expect(await page.getByLabel('Trả lời người dân').inputValue()).toBe('Tôi đang xem')
  await page.reload()
  expect(await page.getByLabel('Trả lời người dân').inputValue()).toBe('Tôi đang xem')
})

test('by keyboard alone: sign in, open, answer', async () => {
  await app.accounts.add(HOA)
  await citizen.ask('gặp cán bộ')
  await app.settled()
  const { page } = await openPage(browser, DESK)
  await page.goto(`${app.url}/staff`)
  const tabTo = async (wanted: string) => {
    for (let i = 0; i < 30 && !(await page.evaluate(`document.activeElement?.matches(${JSON.stringify(wanted)})`)); i++) await page.keyboard.press('Tab')
  }
  await tabTo('#username')
  await page.keyboard.type(HOA.username)
  await tabTo('#password')
  await page.keyboard.type(HOA.password)
  await page.keyboard.press('Enter')
  await page.getByText('Đang chờ').waitFor()
  await tabTo('.ticket a')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Trả lời' }).or(page.getByLabel('Trả lời người dân')).first().waitFor()
  await tabTo('#text')
  await page.keyboard.type('Chào bác')
  await tabTo('form[data-draft] button')
  await page.keyboard.press('Enter')
  await page.locator('.transcript .staff').waitFor()
})

test('a wrong password and a desk without accounts say what to do', async () => {
  const { page } = await openPage(browser, PHONE)
  await page.goto(`${app.url}/staff`)
  await picture(page, 'staff-no-account', true)
  await page.getByLabel('Tên đăng nhập').fill('hoa')
  await page.getByLabel('Mật khẩu').fill('sai mật khẩu')
  await page.keyboard.press('Enter')
  await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng').waitFor()
  await picture(page, 'staff-wrong-password', true)
  expect(await sideways(page)).toBe(0)
})
