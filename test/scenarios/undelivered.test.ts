import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskTicket } from '../../src/helpdesk/desk.ts'
import { type App, HOA, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { createRefusingChannel } from '../support/refusing-channel.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const PAGE = '/staff/undelivered'
const ANSWER = 'tài khoản định danh mức 2'

let app: App
let platform: ReturnType<typeof createRefusingChannel>
let staff: Visitor
beforeEach(async () => {
  platform = createRefusingChannel()
  app = await startApp({ channels: [platform.channel] })
  await app.accounts.add(HOA)
  staff = createVisitor(app.url)
  await staff.form('/staff/sign-in', { username: HOA.username, password: HOA.password })
})
afterEach(() => app.stop())

const writes = async (chatId: string, text: string) => {
  await platform.writes(chatId, text)
  await app.settled()
}
const words = async (path: string) => wordsOf(await staff.page(path))
const idsOnPage = async () => [...(await staff.page(PAGE)).matchAll(/undelivered\/(\d+)\/drop/g)].map((found) => found[1] ?? '')
const act = (id: string, action: string) => staff.form(`${PAGE}/${id}/${action}`, {})
const ticketOf = async (chatId: string): Promise<DeskTicket> => {
  const tickets = await app.desk.inbox()
  const { id } = await app.store.conversationOf('telegram', chatId, { id: '-', pseudonym: '-', at: '-' })
  return tickets.find((ticket) => ticket.conversationId === id) as DeskTicket
}

test('what does not arrive is listed with its reason in plain words, and counted in the inbox', async () => {
  expect(await words(PAGE)).toContain('Tin nào cũng đã tới nơi.')
  expect(await words('/staff')).not.toContain('tin chưa gửi được')
  platform.refuses.set('chặn', { permanent: 'blocked' })
  platform.refuses.set('mất', { permanent: 'chat-gone' })
  platform.refuses.set('lỗi', { permanent: 'refused' })
  for (const chatId of ['chặn', 'mất', 'lỗi']) await writes(chatId, 'VNeID')
  const page = await words(PAGE)
  expect(page).toContain(ANSWER)
  for (const why of ['Người dân đã chặn trợ lý', 'Cuộc trò chuyện không còn', 'Nền tảng không nhận tin này']) expect(page).toContain(why)
  expect(page).toMatch(/Trợ lý tự động · Telegram · soạn lúc \d\d:\d\d/)
  expect(page).not.toContain('Forbidden')
  expect(await words('/staff')).toContain('3 tin chưa gửi được')
})

test('sent again and refused again it is back on the list; once the platform takes it, it arrives', async () => {
  platform.refuses.set('7', { permanent: 'blocked' })
  await writes('7', 'VNeID')
  const [id = ''] = await idsOnPage()
  await act(id, 'resend')
  await app.settled()
  expect(await idsOnPage()).toEqual([id])

  platform.refuses.clear()
  const resent = await act(id, 'resend')
  expect(wordsOf(await (await staff.go(resent.headers.get('location') ?? '')).text())).toContain('Đang gửi lại.')
  await app.settled()
  expect(platform.sent.map((delivery) => delivery.id)).toEqual([Number(id)])
  expect(await words(PAGE)).toContain('Tin nào cũng đã tới nơi.')
})

test('what failed for lack of a connection says how often it was tried', async () => {
  const { id } = await app.store.conversationOf('telegram', '7', { id: 'c', pseudonym: 'p', at: new Date().toISOString() })
  const reply = { blocks: [{ kind: 'text' as const, text: 'Chào bác' }], choices: [] }
  platform.refuses.set('7', {})
  await app.store.addDelivery({ conversationId: id, from: 'staff', reply, at: '2026-01-01T00:00:00.000Z' })
  for (let i = 0; i < 3; i++) await app.store.deliveryFailed(1, 'ETIMEDOUT', i < 2 ? '2026-01-01T00:00:00.000Z' : undefined)
  expect(await words(PAGE)).toContain('Đã thử 3 lần không được')
})

test('what is put away is gone for good, and a second press says so', async () => {
  platform.refuses.set('7', { permanent: 'blocked' })
  await writes('7', 'VNeID')
  const [id = ''] = await idsOnPage()
  const dropped = await act(id, 'drop')
  expect(dropped.headers.get('location')).toBe(`${PAGE}?done=dropped`)
  for (const action of ['drop', 'resend']) {
    const again = await act(id, action)
    expect(again.status).toBe(409)
    expect(wordsOf(await again.text())).toContain('Tin này không còn trong danh sách')
  }
  platform.refuses.clear()
  await app.settled()
  expect(platform.sent).toEqual([])
})

test('a letter of an escalated conversation leads to its ticket, where the reply is marked', async () => {
  await writes('7', 'gặp cán bộ')
  const ticket = await ticketOf('7')
  platform.refuses.set('7', { permanent: 'blocked' })
  await staff.form(`/staff/tickets/${ticket.id}/reply`, { text: 'Chào bác Tư' })
  await app.settled()
  expect(await staff.page(PAGE)).toContain(`href="/staff/tickets/${ticket.id}"`)
  expect(await words(`/staff/tickets/${ticket.id}`)).toMatch(/Cán bộ \d\d:\d\d · Không gửi được Cán bộ Nguyễn Thị Hoa: Chào bác Tư/)
})

test("the assistant's reply is not offered again once a person has the conversation", async () => {
  platform.refuses.set('7', { permanent: 'blocked' })
  await writes('7', 'gặp cán bộ')
  const { id } = await ticketOf('7')
  expect(await staff.page(PAGE)).toMatch(/undelivered\/\d+\/resend/)
  await staff.form(`/staff/tickets/${id}/claim`, {})
  expect(await words(PAGE)).toContain('Cuộc này đã có cán bộ nhận')
  expect(await staff.page(PAGE)).not.toMatch(/undelivered\/\d+\/resend/)
})

test('nobody reads or moves these letters without signing in, and no other site does it in their name', async () => {
  platform.refuses.set('7', { permanent: 'blocked' })
  await writes('7', 'VNeID')
  const [id = ''] = await idsOnPage()
  const stranger = createVisitor(app.url)
  expect((await stranger.go(PAGE)).headers.get('location')).toBe('/staff/sign-in')
  for (const action of ['drop', 'resend']) {
    expect((await stranger.form(`${PAGE}/${id}/${action}`, {})).headers.get('location')).toBe('/staff/sign-in')
    expect((await staff.form(`${PAGE}/${id}/${action}`, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  }
  expect(await idsOnPage()).toEqual([id])
})

test('who wrote again after the last answer is marked and comes before those whose turn it is', async () => {
  for (const chatId of ['a', 'b']) {
    await writes(chatId, 'gặp cán bộ')
    await staff.form(`/staff/tickets/${(await ticketOf(chatId)).id}/claim`, {})
  }
  expect(await words('/staff')).not.toContain('Người dân vừa nhắn thêm')
  await writes('b', 'tôi ở thôn 5')
  const claimed = await words('/staff')
  expect(claimed.match(/Người dân vừa nhắn thêm chờ chưa tới 1 phút/g)).toHaveLength(1)
  expect(claimed).toContain('(1) Hộp thư')
  const inOrder = async () => (await app.desk.inbox()).map((ticket) => ticket.id)
  const [a, b] = [(await ticketOf('a')).id, (await ticketOf('b')).id]
  expect(await inOrder()).toEqual([b, a])

  await staff.form(`/staff/tickets/${b}/reply`, { text: 'Chào bác' })
  expect(await words('/staff')).not.toContain('Người dân vừa nhắn thêm')
  expect(await inOrder()).toEqual([a, b])
})
