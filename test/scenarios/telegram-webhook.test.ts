import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { type App, type AppOptions, startApp } from '../support/app.ts'
import { freePort } from '../support/free-port.ts'
import { startTelegramServer, type TelegramOptions, type TelegramServer, TOKEN } from '../support/telegram-server.ts'
import { createUpdates, type Json } from '../support/telegram-updates.ts'

const SECRET = 'a-secret-of-the-webhook_1'
const GROUP = { id: -500, type: 'supergroup', title: 'Tổ 5' }
const FAST = { perSecond: 1_000, perChatMs: 1 }

let server: TelegramServer
let app: App
const logged: string[] = []
let updates = createUpdates()

async function open(options: AppOptions = {}, telegram: TelegramOptions & { refuseGetMe?: true } = {}) {
  server = await startTelegramServer(telegram)
  if (telegram.refuseGetMe) server.refuse('getMe', { error_code: 500, description: 'Internal Server Error' })
  const port = await freePort()
  const channel = createTelegramChannel({
    token: TOKEN,
    apiRoot: server.apiRoot,
    webhook: { url: `http://127.0.0.1:${port}`, secret: SECRET },
    rate: FAST,
    sayDatabaseDown: () => 'Tin nhắn này chưa được nhận.',
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
  })
  app = await startApp({ ...options, port, channels: [channel] })
  if (!telegram.refuseGetMe) await vi.waitFor(() => expect(server.webhook()).toBeDefined(), 5_000)
}
beforeEach(() => {
  logged.length = 0
  updates = createUpdates()
})
afterEach(async () => {
  await app.stop()
  await server.stop()
  for (const secret of [TOKEN, SECRET]) expect([...logged, ...app.lines].join('')).not.toContain(secret)
})

const texts = () => server.sent().map((sent) => String(sent.text))
const sentCount = (count: number) => vi.waitFor(() => expect(texts()).toHaveLength(count), 5_000)
const bring = async (body: unknown, headers: Record<string, string> = {}) => {
  const { status } = await fetch(`${app.url}/hooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return status
}
/** What the citizens have said, as far as it was stored, after everything has been answered. */
const stored = async (chatId = '77'): Promise<string[]> => {
  await app.settled()
  return (await app.store.history('telegram', chatId, 100)).flatMap((line) => (line.kind === 'said' ? [line.text] : []))
}

describe('at the door', () => {
  test('whoever does not know the secret is sent away, and nothing is stored', async () => {
    await open()
    const update = updates.written({ text: 'VNeID' })
    for (const secret of ['', 'wrong', `${SECRET}x`, SECRET.toUpperCase()]) expect(await bring(update, { 'x-telegram-bot-api-secret-token': secret })).toBe(401)
    const { status } = await fetch(`${app.url}/hooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(update),
    })
    expect(status).toBe(401)
    expect(await bring('{"update_id":', { 'x-telegram-bot-api-secret-token': 'wrong' })).toBe(401)
    expect(await stored()).toEqual([])
    expect((await fetch(`${app.url}/hooks/telegram`)).status).toBe(404)
  })

  test('what is no update is refused, what is an update of no interest is acknowledged', async () => {
    await open()
    for (const body of ['{"update_id":5,"mess', '5', '', '[]', '{}', '{"update_id":"5"}', '{"update_id":1.5}']) expect(await bring(body)).toBe(400)
    expect(await bring({ update_id: 1, message: { text: 'a'.repeat(1_100_000) } })).toBe(413)
    const odd = [
      { poll_answer: { user: 5 } },
      { my_chat_member: { chat: { id: 77, type: 'private' }, new_chat_member: { status: 'kicked' } } },
      { channel_post: updates.message({ chat: { id: -9, type: 'channel' }, text: 'VNeID' }) },
      { message: null },
      { message: updates.message({ text: 5 }) },
      { message: updates.message({ chat: null, text: 'VNeID' }) },
      { message: updates.message({ new_chat_members: [{ id: 5 }] }) },
      { message: updates.message({ from: { id: 5, is_bot: true }, text: 'VNeID' }) },
      { edited_message: updates.message({ text: 'VNeID' }) },
      { edited_message: updates.message({ edit_date: 5, location: { latitude: 1, longitude: 2 } }) },
      { callback_query: { id: 5, data: [] } },
    ]
    for (const parts of odd) expect(await bring(updates.update(parts))).toBe(200)
    expect(await stored()).toEqual([])
    expect(texts()).toEqual([])
  })

  test('Telegram is not slowed down', async () => {
    await open()
    const statuses = await Promise.all(Array.from({ length: 320 }, () => bring(updates.update({ poll_answer: {} }))))
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  test('Telegram is told where to bring what, and tried again when it cannot be reached', async () => {
    await open({}, { refuseGetMe: true })
    expect(await bring(updates.written({ text: 'VNeID' }))).toBe(200)
    // Until Telegram has told us who we are, nobody in a group can have spoken to us.
    expect(await bring(updates.written({ chat: GROUP, text: '@tro_ly_test_bot VNeID' }))).toBe(200)
    expect(await stored()).toEqual(['VNeID'])
    expect(await stored('-500')).toEqual([])
    await vi.waitFor(() => expect(server.webhook()).toBeDefined(), 8_000)
    expect(server.calls.find((call) => call.method === 'setWebhook')?.body).toEqual({
      url: `${app.url}/hooks/telegram`,
      secret_token: SECRET,
      max_connections: 20,
      allowed_updates: ['message', 'edited_message', 'callback_query'],
    })
  })
})

describe('a citizen', () => {
  test('asks, is answered with buttons, taps one, and is answered again', async () => {
    await open()
    server.writes({ text: 'Đăng ký VNeID mức 2' })
    await sentCount(1)
    server.taps('vneid/activate', server.sent()[0]?.reply_markup)
    await sentCount(2)
    expect(texts()[1]).toBe('Bài vneid/activate.')
    await vi.waitFor(() => expect(server.calls.map((call) => call.method)).toContain('answerCallbackQuery'))
    await server.idle()
    expect(server.brought.map(({ status }) => status)).toEqual([200, 200])
  })

  test('is answered once, however often Telegram brings the message', async () => {
    await open({}, { trouble: { repeat: 1 } })
    server.writes({ text: 'VNeID' })
    await server.idle()
    expect(server.brought).toHaveLength(2)
    expect(await stored()).toEqual(['VNeID'])
    expect(texts()).toHaveLength(1)
  })

  test('is told once that a message could not be stored, and answered when Telegram brings it again', async () => {
    let down = true
    await open({
      storage: (real) => ({
        addMessage: async (message) => {
          if (down) throw new Error('disk full')
          return real.addMessage(message)
        },
      }),
    })
    server.writes({ text: 'VNeID' })
    await vi.waitFor(() => expect(server.brought.length).toBeGreaterThan(2), 5_000)
    expect(server.brought.map(({ status }) => status)).not.toContain(200)
    await sentCount(1)
    expect(texts()).toEqual(['Tin nhắn này chưa được nhận.'])
    down = false
    await server.idle()
    expect(await stored()).toEqual(['VNeID'])
    expect(texts()).toHaveLength(2)
  })

  test('puts a typo right and is answered again', async () => {
    await open()
    const { message } = server.writes({ text: 'VNeIT' })
    const { message_id } = message as { message_id: number }
    server.edits({ message_id, text: 'VNeID' })
    server.push(server.edits({ message_id, edit_date: 1_795_009_000, text: 'VNeID mức 2' }))
    await server.idle()
    expect(await stored()).toEqual(['VNeIT', 'VNeID', 'VNeID mức 2'])
  })

  test('sends an album and gets one answer', async () => {
    await open()
    const photo = [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }]
    for (let i = 0; i < 4; i++) server.writes({ media_group_id: '13579', photo })
    server.writes({ photo })
    await server.idle()
    await app.settled()
    expect(texts()).toEqual(['Thông báo: attachment', 'Thông báo: attachment'])
  })

  test('forwards what somebody sent, and the words count as the question', async () => {
    await open()
    server.writes({ forward_origin: { type: 'hidden_user', sender_user_name: 'Công an', date: 1 }, text: 'Cài VNeID tại link này' })
    await server.idle()
    expect(await stored()).toEqual(['Cài VNeID tại link này'])
  })

  test('comes by a link whose payload is kept', async () => {
    await open()
    server.writes({ text: '/start c_26734', entities: [{ type: 'bot_command', offset: 0, length: 6 }] })
    await server.idle()
    expect(await stored()).toEqual(['/start c_26734'])
  })

  test('in a group is answered only when speaking to us', async () => {
    await open()
    const us = { message_id: 3, date: 1, chat: GROUP, from: { id: 123456, is_bot: true, first_name: 'Trợ lý' }, text: 'trước' }
    const spoken: Json[] = [
      { text: 'VNeID là gì hả các bác' },
      { text: '/help' },
      { text: '@tro_ly_test_bot_2 VNeID' },
      { text: '@tro_ly_test_bot VNeID là gì', is_automatic_forward: true },
      { text: '@tro_ly_test_bot VNeID là gì' },
      { text: '/help@tro_ly_test_bot' },
      { text: 'còn hồ sơ thì sao', reply_to_message: us },
    ]
    for (const fields of spoken) server.writes({ chat: GROUP, ...fields })
    server.edits({ chat: GROUP, text: 'VNeID nhé' })
    server.edits({ chat: GROUP, text: 'VNeID nhé @Tro_Ly_Test_Bot' })
    await server.idle()
    expect(await stored('-500')).toEqual(['VNeID là gì', '/help', 'còn hồ sơ thì sao', 'VNeID nhé'])
  })

  test('who has blocked us is not written to again and again', async () => {
    await open()
    const failed = vi.spyOn(app.store, 'deliveryFailed')
    server.block(77)
    server.writes({ text: 'VNeID' })
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1), 5_000)
    expect(failed.mock.calls[0]?.[2]).toBeUndefined()
    server.unblock(77)
    await app.settled()
    expect(texts()).toEqual([])
    server.writes({ text: 'VNeID' })
    await sentCount(1)
  })
})
