import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, HOA, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const BINH = { username: 'binh', name: 'Trần Văn Bình', password: 'một mật khẩu khác' }

let app: App
let citizen: Visitor
beforeEach(async () => {
  app = await startApp()
  citizen = createVisitor(app.url)
  await citizen.page()
})
afterEach(() => app.stop())

const signIn = (staff: Visitor, { username, password }: { username: string; password: string }) => staff.form('/staff/sign-in', { username, password })

async function signedIn(account: typeof HOA): Promise<Visitor> {
  await app.accounts.add(account)
  const staff = createVisitor(app.url)
  expect((await signIn(staff, account)).status).toBe(303)
  return staff
}

async function escalated(): Promise<string> {
  await citizen.ask('cho tôi gặp cán bộ')
  await app.settled()
  return `/staff/tickets/${(await app.desk.inbox())[0]?.id}`
}

test('a person is asked for, reads why, answers in the chat, and the assistant is silent until they close', async () => {
  const staff = await signedIn(HOA)
  const events = await citizen.listen()
  const ticket = await escalated()
  expect(wordsOf((await events.next()).html)).toContain('đã chuyển cho cán bộ')

  expect(wordsOf(await staff.page('/staff'))).toMatch(/Người dân xin gặp cán bộ Đòi gặp người.*cho tôi gặp cán bộ Chờ chưa tới 1 phút/)
  expect(wordsOf(await staff.page(ticket))).toContain('cho tôi gặp cán bộ')
  await citizen.ask('VNeID trong lúc chờ')
  expect(wordsOf((await events.next()).html)).toContain('Cán bộ sẽ vào trả lời.')

  const answer = 'Chào bác Tư.\nBác mang theo thẻ căn cước <gốc> & điện thoại.'
  expect((await staff.form(`${ticket}/reply`, { text: answer })).status).toBe(303)
  const reply = (await events.next()).html
  expect(wordsOf(reply)).toContain('Cán bộ Nguyễn Thị Hoa:')
  expect(wordsOf(reply)).toContain('thẻ căn cước <gốc> & điện thoại')

  const held = await citizen.ask('VNeID: vâng, cảm ơn cô')
  expect(await held.json()).toEqual({ withStaff: true })
  await app.settled()
  expect(events.arrived).toEqual([])
  expect(wordsOf(await staff.page(ticket))).toContain('VNeID: vâng, cảm ơn cô')

  expect((await staff.form(`${ticket}/close`, {})).status).toBe(303)
  expect(wordsOf((await events.next()).html)).toContain('Cán bộ đã kết thúc phần hỗ trợ')
  await citizen.ask('VNeID nữa')
  expect(wordsOf((await events.next()).html)).toContain('Nghị định 69/2024')
  events.stop()
})

test('without any staff account nobody is promised, and the sign-in page says how to add one', async () => {
  const events = await citizen.listen()
  await escalated()
  expect(wordsOf((await events.next()).html)).toContain('không dám hẹn')
  expect(wordsOf(await createVisitor(app.url).page('/staff/sign-in'))).toContain('npm run staff -- add')
  events.stop()
})

test('nothing of the desk can be read without signing in, and signing out ends it', async () => {
  const ticket = await escalated()
  const stranger = createVisitor(app.url)
  for (const path of ['/staff', ticket]) expect((await stranger.go(path)).headers.get('location')).toBe('/staff/sign-in')
  expect((await stranger.form(`${ticket}/close`, {})).headers.get('location')).toBe('/staff/sign-in')
  const staff = await signedIn(HOA)
  const token = staff.jar.get('tlcd_staff') ?? ''
  expect((await staff.go('/staff')).status).toBe(200)
  await staff.form('/staff/sign-out', {})
  staff.jar.set('tlcd_staff', token)
  expect((await staff.go('/staff')).status).toBe(303)
})

test('a wrong password and an unknown name are told alike, and guessing is stopped', async () => {
  await app.accounts.add(HOA)
  const guesser = createVisitor(app.url)
  const wrong = await signIn(guesser, { username: 'hoa', password: 'sai rồi sai rồi' })
  const unknown = await signIn(guesser, { username: 'khong-co', password: 'sai rồi sai rồi' })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(wordsOf(await wrong.text())).toContain('Tên đăng nhập hoặc mật khẩu không đúng')
  for (let i = 0; i < 9; i++) await signIn(guesser, { username: 'hoa', password: 'đoán tiếp' })
  expect((await signIn(guesser, HOA)).status).toBe(429)
})

test('a claimed conversation is refused to others, who are told whose it is', async () => {
  const hoa = await signedIn(HOA)
  const binh = await signedIn(BINH)
  const ticket = await escalated()
  expect((await hoa.form(`${ticket}/claim`, {})).status).toBe(303)
  const refused = await binh.form(`${ticket}/reply`, { text: 'Để tôi' })
  expect(refused.status).toBe(409)
  expect(wordsOf(await refused.text())).toContain('Cán bộ Nguyễn Thị Hoa đã nhận')
  expect((await binh.form(`${ticket}/claim`, {})).status).toBe(409)
  expect(wordsOf(await binh.page('/staff'))).toContain('Đã nhận: Nguyễn Thị Hoa')
})

test('an empty or overlong answer is refused and what was written is kept', async () => {
  const staff = await signedIn(HOA)
  const ticket = await escalated()
  expect(wordsOf(await (await staff.form(`${ticket}/reply`, { text: '  ' })).text())).toContain('Bạn chưa viết câu trả lời')
  const long = await (await staff.form(`${ticket}/reply`, { text: 'dài '.repeat(1_001) })).text()
  expect(wordsOf(long)).toContain('dài quá 4000 ký tự (đang có 4004)')
  expect(long).toContain('dài dài dài')
})

test('another site cannot act in the name of a member', async () => {
  const staff = await signedIn(HOA)
  const ticket = await escalated()
  const elsewhere = { Origin: 'https://xau.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await staff.form(`${ticket}/close`, {}, elsewhere)).status).toBe(403)
  expect((await staff.form('/staff/sign-in', HOA, elsewhere)).status).toBe(403)
})

test('a citizen who writes English is told in English that the staff have finished', async () => {
  const staff = await signedIn(HOA)
  const events = await citizen.listen()
  await citizen.ask('the gặp cán bộ person please')
  await events.next()
  await staff.form(`/staff/tickets/${(await app.desk.inbox())[0]?.id}/close`, {})
  expect(wordsOf((await events.next()).html)).toContain('The support staff have finished.')
  events.stop()
})
