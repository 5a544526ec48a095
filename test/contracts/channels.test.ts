import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { createWebChannel } from '../../src/channels/web.ts'
import { startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { startTelegramServer, TOKEN } from '../support/telegram-server.ts'
import { createVisitor } from '../support/visitor.ts'
import { channelContract } from './channel.ts'

channelContract('web', async () => {
  const web = createWebChannel()
  const app = await startApp({ web })
  const visitor = createVisitor(app.url)
  await visitor.page()
  // Which chat a cookie stands for is the page's secret: a first message tells.
  let chatId = ''
  await web.start(async (incoming) => {
    chatId = incoming.chatId
  })
  await visitor.ask('chào')
  const events = await visitor.listen()
  const html = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return events.arrived.map((event) => event.html).join('\n')
  }
  let last = { messageId: '', text: '' }
  return {
    channel: web,
    chatId,
    writes: async (text) => {
      last = { messageId: randomUUID(), text }
      const { status } = await visitor.sendJson(last)
      if (status !== 202) throw new Error(`answered ${status}`)
    },
    repeats: async () => void (await visitor.sendJson(last)),
    taps: async ({ id, label }) => void (await visitor.sendJson({ messageId: randomUUID(), choice: id, text: label })),
    seen: async () => wordsOf(await html()),
    buttons: async () => [...(await html()).matchAll(/name="choice"[^>]*>([^<]*)/g)].map((found) => found[1] ?? ''),
    stop: async () => {
      events.stop()
      await app.stop()
    },
  }
})

channelContract('Telegram', async () => {
  const server = await startTelegramServer()
  const channel = createTelegramChannel({ token: TOKEN, apiRoot: server.apiRoot, sayDatabaseDown: () => 'trục trặc', log: pino({ level: 'silent' }) })
  const keyboards = () => server.sent().map((sent) => sent.reply_markup as { inline_keyboard: { text: string }[][] } | undefined)
  let last = {}
  return {
    channel,
    chatId: '77',
    writes: (text) => {
      last = { message_id: server.nextId() + 1, text }
      server.writes(last)
    },
    repeats: () => server.writes(last),
    taps: ({ id }) => server.taps(id, keyboards().at(-1)),
    seen: () =>
      server
        .sent()
        .map((sent) => wordsOf(String(sent.text)))
        .join('\n'),
    buttons: () => keyboards().flatMap((keyboard) => keyboard?.inline_keyboard.flat().map((button) => button.text) ?? []),
    stop: async () => {
      await channel.stop()
      await server.stop()
    },
  }
})
