import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { DESK, launchBrowser, openPage, PHONE, picture, sideways } from '../support/browser.ts'
import { createRefusingChannel } from '../support/refusing-channel.ts'

let browser: Browser
let app: App
let platform: ReturnType<typeof createRefusingChannel>
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  platform = createRefusingChannel()
  app = await startApp({ channels: [platform.channel] })
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await app.stop()
})

/** Three replies that did not arrive, one of them in a conversation that Hoa has and whose citizen wrote again. */
async function trouble() {
  const hoa = await app.accounts.add(HOA)
  await platform.writes('9', 'gặp cán bộ về thẻ căn cước của con tôi bị sai ngày sinh')
  await app.settled()
  platform.refuses.set('7', { permanent: 'blocked' })
  platform.refuses.set('8', { permanent: 'refused' })
  platform.refuses.set('9', { permanent: 'chat-gone' })
  await app.desk.reply((await app.desk.inbox())[0]?.id ?? '', hoa, 'Chào bác, bác mang giấy khai sinh bản gốc của cháu lên xã giúp tôi nhé.')
  for (const chatId of ['7', '8']) await platform.writes(chatId, 'VNeID')
  await app.settled()
  await platform.writes('9', 'tôi lên lúc mấy giờ được')
  await app.settled()
}

test.each([
  ['phone', PHONE],
  ['desk', DESK],
] as const)('on a %s: what did not arrive is found from the inbox, sent again, put away', async (name, device) => {
  await trouble()
  const { page, complaints } = await openPage(browser, device)
  await page.goto(`${app.url}/staff`)
  await page.getByLabel('Tên đăng nhập').fill(HOA.username)
  await page.getByLabel('Mật khẩu').fill(HOA.password)
  await page.keyboard.press('Enter')
  await page.getByText('Người dân vừa nhắn thêm').waitFor()
  await picture(page, `staff-wrote-again-${name}`)
  expect(await sideways(page)).toBe(0)

  await page.getByRole('link', { name: 'tin chưa gửi được' }).click()
  await page.getByRole('heading', { name: 'Tin chưa gửi được' }).waitFor()
  await picture(page, `staff-undelivered-${name}`, true)
  expect(await sideways(page)).toBe(0)

  platform.refuses.clear()
  await page.getByRole('button', { name: 'Gửi lại' }).first().click()
  await page.getByText('Đang gửi lại.').waitFor()
  await page.getByText('Bỏ…').first().click()
  await picture(page, `staff-undelivered-drop-${name}`, true)
  await page.getByRole('button', { name: 'Bỏ tin này' }).first().click()
  await page.getByText('Đã bỏ tin đó.').waitFor()
  await page.getByText('Mở cuộc trò chuyện').click()
  await page.getByText('Không gửi được').waitFor()
  await picture(page, `staff-undelivered-ticket-${name}`, true)
  await page.goto(`${app.url}/staff/undelivered`)
  await page.getByRole('button', { name: 'Gửi lại' }).click()
  await page.getByText('Tin nào cũng đã tới nơi.').waitFor()
  await picture(page, `staff-undelivered-empty-${name}`)
  expect(await sideways(page)).toBe(0)
  expect(complaints).toEqual([])
})
