import { once } from 'node:events'
import express from 'express'
import { pino } from 'pino'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { createAccounts } from '../../src/helpdesk/accounts.ts'
import { createDesk } from '../../src/helpdesk/desk.ts'
import { sayText } from '../../src/knowledge/texts.ts'
import { webhookRoute } from '../../src/web/webhook.ts'
import { freePort } from './free-port.ts'
import { startAssistant } from './real-assistant.ts'
import { startTelegramServer, TOKEN } from './telegram-server.ts'
import type { Json } from './telegram-updates.ts'

type Button = { text: string; callback_data: string }
type Shown = { words: string; rows: Button[][] }

const withoutNumber = ({ text }: Button): string => text.replace(/^\d+\. /, '')
const plain = (html: unknown): string => String(html).replace(/<[^>]+>/g, '')

/** The real assistant behind Telegram's webhook, with a desk for staff; the clock is set by hand. */
export async function startRealTelegram(file = ':memory:') {
  const server = await startTelegramServer()
  const port = await freePort()
  const channel = createTelegramChannel({
    token: TOKEN,
    apiRoot: server.apiRoot,
    webhook: { url: `http://127.0.0.1:${port}`, secret: 'a-secret-of-the-webhook_1' },
    rate: { perSecond: 1_000, perChatMs: 1 },
    sayDatabaseDown: () => 'Tin nhắn này chưa được nhận.',
    log: pino({ level: 'silent' }),
  })
  const app = await startAssistant(file, true, { sends: new Map([[channel.name, channel.send]]) })
  const { assistant, storage, clock, knowledge } = app
  const now = () => clock.at
  const accounts = createAccounts({ store: storage, now })
  const say = (language: 'vi' | 'en', key: string, variables: Record<string, string> = {}) => sayText(knowledge.texts, language, key, variables)
  const desk = createDesk({ store: storage, say, flush: () => void assistant.deliver.flush(), keepUntil: assistant.keepUntil, now })
  if (!channel.webhook) throw new Error('the channel has no webhook')
  const web = express().use(webhookRoute(channel.webhook)).listen(port, '127.0.0.1')
  await once(web, 'listening')
  await channel.start(assistant.receive)

  /** What a citizen is shown because of something; a minute passes. */
  async function shownAfter(action: () => unknown): Promise<Shown> {
    const seen = server.sent().length
    clock.at = new Date(clock.at.getTime() + 60_000)
    await action()
    await server.idle()
    await assistant.queue.idle()
    await assistant.deliver.flush()
    const sent = server.sent().slice(seen)
    const keyboard = sent.at(-1)?.reply_markup as { inline_keyboard: Button[][] } | undefined
    return { words: sent.map(({ text }) => plain(text)).join('\n'), rows: keyboard?.inline_keyboard ?? [] }
  }

  return {
    ...app,
    server,
    desk,
    accounts,
    shownAfter,
    writes: (fields: Json | string) => shownAfter(() => server.writes(typeof fields === 'string' ? { text: fields } : fields)),
    /** Taps the newest button with these words. */
    async taps(label: string): Promise<Shown> {
      for (const { reply_markup } of server.sent().reverse()) {
        const button = (reply_markup as { inline_keyboard: Button[][] } | undefined)?.inline_keyboard.flat().find((b) => withoutNumber(b) === label)
        if (button) return shownAfter(() => server.taps(button.callback_data, reply_markup))
      }
      throw new Error(`no button says ${label}`)
    },
    async stop() {
      await channel.stop()
      web.close()
      web.closeAllConnections()
      await server.stop()
      await storage.close()
    },
  }
}
export type RealTelegram = Awaited<ReturnType<typeof startRealTelegram>>
export const labelsOf = ({ rows }: Shown): string[][] => rows.map((row) => row.map(withoutNumber))
