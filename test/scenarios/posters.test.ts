import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PrintPorts } from '../../src/web/ports.ts'
import { type App, HOA, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { readQrs } from '../support/read-qr.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const PUBLIC_URL = 'https://tro-ly.tinh.example'
const TELEGRAM = 'tro_ly_bot'

let app: App
let staff: Visitor

async function open(print: Partial<PrintPorts>): Promise<void> {
  await app?.stop()
  app = await startApp({ print })
  await app.accounts.add(HOA)
  staff = createVisitor(app.url)
  expect((await staff.form('/staff/sign-in', { username: HOA.username, password: HOA.password })).status).toBe(303)
}
// Making a poster changes nothing, so one desk does for all.
beforeAll(() => open({ publicUrl: PUBLIC_URL, telegramUsername: TELEGRAM }))
afterAll(() => app.stop())

const ask = (fields: Record<string, string>, doors: string[] = ['page', 'telegram']): Promise<Response> => {
  const query = new URLSearchParams({ place: '', campaign: '', ...fields, make: '1' })
  for (const door of doors) query.append('door', door)
  return staff.go(`/staff/poster?${query}`)
}
const made = async (fields: Record<string, string>, doors?: string[]): Promise<string> => (await ask(fields, doors)).text()

test('a poster for a commune and a campaign has a code for each door, and says what it leads to', async () => {
  const page = await made({ place: 'xã Cam Lộ, Quảng Trị', campaign: 'tet-2027' })
  expect(readQrs(page)).toEqual([`${PUBLIC_URL}/?start=c_19597_tet-2027`, `https://t.me/${TELEGRAM}?start=c_19597_tet-2027`])
  const words = wordsOf(page)
  for (const said of ['Trợ lý Công dân', 'Xã Cam Lộ, Tỉnh Quảng Trị', 'Trả lời tự động', 'tro-ly.tinh.example', `@${TELEGRAM}`, 'đừng gửi', 'tet-2027'])
    expect(words).toContain(said)
  expect(words).not.toContain('chỉ mở được trên chính máy này')
})

test('without a commune it is for the whole province, without a campaign it says none', async () => {
  expect(readQrs(await made({ campaign: 'tet-2027' }, ['page']))).toEqual([`${PUBLIC_URL}/?start=c__tet-2027`])
  expect(readQrs(await made({}))).toEqual([`${PUBLIC_URL}/`, `https://t.me/${TELEGRAM}`])
})

test('of several communes of one name the right one is chosen', async () => {
  const page = await made({ place: 'xã Tân Lập', campaign: 'tet-2027' })
  expect(readQrs(page)).toEqual([])
  const [, link = ''] = /<a class="button" href="([^"]+)">Xã Tân Lập, Tỉnh Tây Ninh/.exec(page) ?? []
  const chosen = await staff.page(link.replaceAll('&amp;', '&'))
  expect(wordsOf(chosen)).toContain('Xã Tân Lập, Tỉnh Tây Ninh')
  expect(readQrs(chosen)[0]).toBe(`${PUBLIC_URL}/?start=c_25489_tet-2027`)
})

test('a bare name and an old name are understood, and never taken without a look', async () => {
  const bare = await made({ place: 'Gò Vấp' })
  expect(readQrs(bare)).toEqual([])
  expect(wordsOf(bare)).toContain('Phường Gò Vấp, Thành phố Hồ Chí Minh')
  expect(wordsOf(await made({ place: 'thị trấn Ái Tử' }))).toContain('Xã Triệu Phong, Tỉnh Quảng Trị')
})

test.each([
  ['an unknown commune', { place: 'xã Không Có Thật' }, undefined, 'Không tìm thấy xã, phường'],
  ['a province', { place: 'tỉnh Quảng Trị' }, undefined, 'Không tìm thấy xã, phường'],
  ['an unknown code', { code: '99999' }, undefined, 'Không tìm thấy xã, phường'],
  ['a campaign with signs', { campaign: 'Tết 2027' }, undefined, 'Tên đợt chỉ gồm'],
  ['a long campaign', { campaign: 'a'.repeat(21) }, undefined, 'Tên đợt chỉ gồm'],
  ['no door', {}, [], 'Chọn ít nhất một nơi'],
  ['a door that is not there', {}, ['zalo'], 'Chọn ít nhất một nơi'],
])('%s is refused, and what was written is kept', async (_, fields: Record<string, string>, doors, said) => {
  const answer = await ask(fields, doors)
  const page = await answer.text()
  expect(answer.status).toBe(400)
  expect(wordsOf(page)).toContain(said)
  for (const [name, value] of Object.entries(fields)) if (name !== 'code') expect(page).toContain(`value="${value}"`)
})

test('what was made can be changed: the form comes back filled in', async () => {
  const page = await made({ place: 'xã Cam Lộ', campaign: 'tet-2027' }, ['telegram'])
  const [, back = ''] = /href="([^"]+)">Sửa lại/.exec(page) ?? []
  const form = await staff.page(back.replaceAll('&amp;', '&'))
  expect(form).toContain('value="xã Cam Lộ"')
  expect(form).toMatch(/value="telegram" checked/)
  expect(form).not.toMatch(/value="page" checked/)
})

test('nobody makes a poster without signing in', async () => {
  const answer = await createVisitor(app.url).go('/staff/poster?make=1&door=page')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/sign-in'])
})

test('without a Telegram bot there is only the page, and without a public address the one that was asked for', async () => {
  await open({})
  expect(await staff.page('/staff/poster')).not.toContain('Telegram')
  expect((await ask({}, ['telegram'])).status).toBe(400)
  const page = await made({ campaign: 'thu' }, ['page'])
  expect(readQrs(page)).toEqual([`${app.url}/?start=c__thu`])
  expect(wordsOf(page)).toContain('chỉ mở được trên chính máy này')
})
