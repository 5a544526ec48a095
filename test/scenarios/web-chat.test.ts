import { afterEach, beforeEach, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

let app: App
let citizen: Visitor
beforeEach(async () => {
  app = await startApp()
  citizen = createVisitor(app.url)
})
afterEach(() => app.stop())

test('a citizen opens the page, asks, and the sourced answer arrives by itself', async () => {
  expect(wordsOf(await citizen.page())).toContain('trả lời tự động')
  const events = await citizen.listen()
  const sent = await citizen.ask('Đăng ký VNeID mức 2 thế nào?')
  expect(sent.status).toBe(202)
  const { html } = await events.next()
  expect(wordsOf(html)).toContain('Nghị định 69/2024/NĐ-CP, 25/06/2024')
  expect(html).toMatch(/<a href="https:\/\/vanban\.chinhphu\.vn[^>]*rel="noopener/)
  expect(html).toContain('role="alert"')
  expect(html).toContain('<a href="tel:113"')
  events.stop()
})

test('a tapped option is answered, and is kept with the words that were on it', async () => {
  await citizen.page()
  const events = await citizen.listen()
  await citizen.ask('Hồ sơ của tôi')
  expect(wordsOf((await events.next()).html)).toContain('Bác hỏi về việc nào ạ?')
  await citizen.tap('dossier/track')
  expect(wordsOf((await events.next()).html)).toContain('Bài dossier/track')
  expect(wordsOf(await citizen.page())).toContain('Bác viết: ')
  expect(await citizen.page()).toContain('<p class="text">Xem hồ sơ đang ở bước nào</p>')
  events.stop()
})

test('a message that is sent twice is one message', async () => {
  await citizen.page()
  const id = 'the-same-message-id'
  expect((await citizen.ask('VNeID là gì?', id)).status).toBe(202)
  expect((await citizen.ask('VNeID là gì?', id)).status).toBe(202)
  await app.settled()
  const page = await citizen.page()
  expect(page.match(/class="line said" id=/g)).toHaveLength(1)
  expect(page.match(/class="line reply/g)).toHaveLength(1)
})

test('reloading keeps the conversation, and another browser sees none of it', async () => {
  await citizen.page()
  await citizen.ask('VNeID là gì? Số của tôi là 012345678901')
  await app.settled()
  const words = wordsOf(await citizen.page())
  expect(words).toContain('VNeID là gì? Số của tôi là [CCCD]')
  expect(words).toContain('mang căn cước tới công an xã')
  expect(wordsOf(await createVisitor(app.url).page())).not.toContain('[CCCD]')
})

test('a page that lost its connection is sent what it missed, and nothing twice', async () => {
  await citizen.page()
  const events = await citizen.listen()
  await citizen.ask('VNeID là gì?')
  const first = await events.next()
  events.stop()
  await citizen.ask('Chuyện khác')
  await app.settled()
  const again = await citizen.listen(first.id)
  expect(wordsOf((await again.next()).html)).toContain('chưa có câu trả lời')
  expect(again.arrived).toEqual([])
  again.stop()
})

test('without a script the form is sent, and the page that follows has the answer', async () => {
  const [, messageId = ''] = /name="messageId" value="([^"]+)"/.exec(await citizen.page()) ?? []
  const sent = await citizen.form('/chat/messages', { messageId, text: 'VNeID mức 2' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/#m-${messageId}`])
  expect(wordsOf(await citizen.page())).toContain('mang căn cước tới công an xã')
})

test('a failure inside becomes an apology, and the next question is answered', async () => {
  await citizen.page()
  const events = await citizen.listen()
  await citizen.ask('boom')
  expect(wordsOf((await events.next()).html)).toContain('hệ thống đang trục trặc')
  await citizen.ask('VNeID')
  expect(wordsOf((await events.next()).html)).toContain('công an xã')
  expect(app.lines.join('')).not.toContain('"text"')
  events.stop()
})

test('erasing takes the words away from the page too', async () => {
  await citizen.page()
  await citizen.ask('VNeID cho bà Tư')
  await app.settled()
  await citizen.ask('xoá dữ liệu')
  await app.settled()
  const words = wordsOf(await citizen.page())
  expect(words).not.toContain('bà Tư')
  expect(words).toContain('Thông báo: erased')
})

test('streams end when the program stops', async () => {
  await citizen.page()
  const events = await citizen.listen()
  const stopped = app.stop()
  await events.ended
  await stopped
  app = await startApp()
})
