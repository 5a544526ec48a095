import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { createWebChannel } from '../../src/channels/web.ts'
import { startApp } from '../support/app.ts'
import { freePort } from '../support/free-port.ts'
import { wordsOf } from '../support/html.ts'
import { startTelegramServer, type TelegramServer, TOKEN } from '../support/telegram-server.ts'
import type { Update } from '../support/telegram-updates.ts'
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

const telegramPorts = (apiRoot: string) => ({
  token: TOKEN,
  apiRoot,
  rate: { perSecond: 1_000, perChatMs: 1 },
  sayDatabaseDown: () => 'trục trặc',
  log: pino({ level: 'silent' }),
})

/** A citizen in front of Telegram; the ways that updates take are two, what he sees is the same. */
function telegramCitizen(server: TelegramServer) {
  const keyboards = () => server.sent().map((sent) => sent.reply_markup as { inline_keyboard: { text: string }[][] } | undefined)
  let last: Update
  return {
    chatId: '77',
    writes: (text: string) => {
      last = server.writes({ text })
    },
    repeats: () => void server.push(last),
    taps: ({ id }: { id: string }) => void server.taps(id, keyboards().at(-1)),
    seen: () =>
      server
        .sent()
        .map((sent) => wordsOf(String(sent.text)))
        .join('\n'),
    buttons: () => keyboards().flatMap((keyboard) => keyboard?.inline_keyboard.flat().map((button) => button.text) ?? []),
  }
}

channelContract('Telegram polling', async () => {
  const server = await startTelegramServer()
  const channel = createTelegramChannel(telegramPorts(server.apiRoot))
  return {
    ...telegramCitizen(server),
    channel,
    stop: async () => {
      await channel.stop()
      await server.stop()
    },
  }
})

channelContract('Telegram webhook', async () => {
  const server = await startTelegramServer()
  const port = await freePort()
  const webhook = { url: `http://127.0.0.1:${port}`, secret: 'a-secret-of-the-webhook_1' }
  const channel = createTelegramChannel({ ...telegramPorts(server.apiRoot), webhook })
  const app = await startApp({ port, channels: [channel] })
  return {
    ...telegramCitizen(server),
    channel,
    stop: async () => {
      await app.stop()
      await server.stop()
    },
  }
})
