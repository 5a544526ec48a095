import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { type App, type AppOptions, HOA, startApp } from '../support/app.ts'
import { startTelegramServer, type TelegramServer, TOKEN } from '../support/telegram-server.ts'

let server: TelegramServer
let app: App
const logged: string[] = []

const open = async (options: AppOptions = {}) => {
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const telegram = createTelegramChannel({ token: TOKEN, apiRoot: server.apiRoot, sayDatabaseDown: () => 'Tin nhắn này chưa được nhận.', log })
  app = await startApp({ ...options, channels: [telegram] })
}
beforeEach(async () => {
  server = await startTelegramServer()
  logged.length = 0
})
afterEach(async () => {
  await app.stop()
  await server.stop()
  expect([...logged, ...app.lines].join('')).not.toContain(TOKEN)
})

const texts = () => server.sent().map((sent) => String(sent.text))
const sentOnce = (count: number) => vi.waitFor(() => expect(texts()).toHaveLength(count), 5_000)

test('a citizen asks, is answered with buttons, taps one, and is answered again', async () => {
  await open()
  server.writes({ text: 'Đăng ký VNeID mức 2' })
  await sentOnce(1)
  expect(texts()[0]).toContain('<b>⚠️ Không đọc mã OTP')
  expect(texts()[0]).toContain('<a href="https://vanban.chinhphu.vn/?docid=210000">')
  const keyboard = server.sent()[0]?.reply_markup
  const aboutAnswer = [{ text: 'Hữu ích' }, { text: 'Chưa đúng' }, { text: 'Gặp cán bộ' }]
  expect(keyboard).toMatchObject({ inline_keyboard: [[{ text: 'Kích hoạt từng bước', callback_data: 'vneid/activate' }], aboutAnswer] })
  server.taps('vneid/activate', keyboard)
  await sentOnce(2)
  expect(texts()[1]).toBe('Bài vneid/activate.')
  await vi.waitFor(() => expect(server.calls.map((call) => call.method)).toContain('answerCallbackQuery'))
})

test('pictures are declined, other bots are ignored, an edited question is answered again', async () => {
  await open()
  server.writes({ from: { id: 5, is_bot: true, first_name: 'Máy' }, text: 'VNeID' })
  server.writes({ photo: [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }] })
  await sentOnce(1)
  server.edits({ text: 'VNeID' })
  await sentOnce(2)
  await app.settled()
  expect(texts()[0]).toBe('Thông báo: attachment')
  expect(texts()[1]).toContain('mức 2')
})

test('of a picture with words only the words are read, and the citizen is told so', async () => {
  await open()
  server.writes({ photo: [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }], caption: 'VNeID' })
  await sentOnce(1)
  expect(texts()[0]).toContain('mức 2')
  expect(texts()[0]).toContain('Em chỉ đọc phần chữ.')
})

test('in a group it answers only when it is spoken to', async () => {
  await open()
  const chat = { id: -500, type: 'supergroup', title: 'Tổ 5' }
  server.writes({ chat, text: 'VNeID là gì hả các bác' })
  server.writes({ chat, text: '@tro_ly_test_bot_2 VNeID' })
  server.writes({ chat, text: '@tro_ly_test_bot VNeID là gì' })
  server.writes({
    chat,
    text: 'chuyện khác',
    reply_to_message: { message_id: 3, date: 1, chat, from: { id: 123456, is_bot: true, first_name: 'Trợ lý' }, text: 'trước' },
  })
  await sentOnce(2)
  expect(texts()[1]).toContain('chưa có câu trả lời')
  expect(server.sent()[0]?.chat_id).toBe('-500')
})

test('Telegram is told that a message was received only after it is stored', async () => {
  let store = (): void => undefined
  const stored = new Promise<void>((resolve) => {
    store = resolve
  })
  await open({ storage: (real) => ({ addMessage: (message) => stored.then(() => real.addMessage(message)) }) })
  const before = server.updates.next()
  server.writes({ text: 'VNeID' })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(server.confirmed()).toBeLessThanOrEqual(before)
  store()
  await vi.waitFor(() => expect(server.confirmed()).toBeGreaterThan(before), 5_000)
  await sentOnce(1)
})

test('when nothing can be stored the citizen is told so', async () => {
  await open({
    storage: () => ({
      addMessage: async () => {
        throw new Error('disk full')
      },
    }),
  })
  server.writes({ text: 'VNeID' })
  await sentOnce(1)
  expect(texts()).toEqual(['Tin nhắn này chưa được nhận.'])
})

test('asked to slow down it waits as long as it was told; blocked, it gives up', async () => {
  await open()
  const postponed = vi.spyOn(app.store, 'deliveryPostponed')
  const failed = vi.spyOn(app.store, 'deliveryFailed')
  server.refuse('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } })
  const clock = Date.now()
  server.writes({ text: 'VNeID' })
  await vi.waitFor(() => expect(postponed).toHaveBeenCalledTimes(1), 5_000)
  const next = Date.parse(postponed.mock.calls[0]?.[1] ?? '')
  expect(next - clock).toBeGreaterThan(6_900)
  expect(next - clock).toBeLessThan(12_000)

  server.refuse('sendMessage', { error_code: 403, description: 'Forbidden: bot was blocked by the user' })
  server.writes({ chat: { id: 88, type: 'private', first_name: 'Năm' }, text: 'VNeID' })
  await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1), 5_000)
  expect(failed.mock.calls[0]?.slice(1)).toEqual(['blocked: 403: Forbidden: bot was blocked by the user', undefined])
})

test('a staff reply reaches the chat as it was written', async () => {
  await open()
  const hoa = await app.accounts.add(HOA)
  server.writes({ text: 'gặp cán bộ' })
  await sentOnce(1)
  await app.desk.reply((await app.desk.inbox())[0]?.id ?? '', hoa, 'Bác mang <bản gốc> & bản sao.')
  await sentOnce(2)
  expect(texts()[1]).toBe('<i>Cán bộ Nguyễn Thị Hoa:</i>\n\nBác mang &lt;bản gốc&gt; &amp; bản sao.')
})

test('a wrong token closes the channel with a clear line, and the rest goes on', async () => {
  const telegram = createTelegramChannel({
    token: '9:wrong',
    apiRoot: server.apiRoot,
    sayDatabaseDown: () => '',
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  })
  app = await startApp({ channels: [telegram] })
  await vi.waitFor(() => expect(logged.join('')).toContain('TELEGRAM_BOT_TOKEN'))
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
})
