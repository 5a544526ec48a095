import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { TOKEN } from '../../support/telegram-server.ts'
import { tell } from '../measure.ts'
import { readyModel, shipped } from '../shipped.ts'
import { SECRET } from './bombard.ts'

/**
 * The shipped program up to where replies would leave, in a process of its own: nobody is written to. With `intake` nothing is answered
 * either: the shipped channel, masking, intake and storage in the shipped web application, and a queue that does nothing.
 */
const [, , mode, folder = '', apiRoot] = process.argv
const { knowledge, model } = await readyModel(() => tell('learning, once …'))
const { createAssistant, hanoiDay } = await shipped<typeof import('../../../src/assistant.ts')>('assistant.js')
const { createChannels } = await shipped<typeof import('../../../src/channels/channels.ts')>('channels/channels.js')
const { createReceive } = await shipped<typeof import('../../../src/conversation/receive.ts')>('conversation/receive.js')
const { createAccounts } = await shipped<typeof import('../../../src/helpdesk/accounts.ts')>('helpdesk/accounts.js')
const { createDesk } = await shipped<typeof import('../../../src/helpdesk/desk.ts')>('helpdesk/desk.js')
const { openStorage } = await shipped<typeof import('../../../src/storage/open.ts')>('storage/open.js')
const { createWeb } = await shipped<typeof import('../../../src/web/web.ts')>('web/web.js')

const now = () => new Date()
const log = pino({ level: 'error' }, pino.destination(2))
const say = () => ''
const storage = await openStorage(join(folder, 'tro-ly.db'), hanoiDay)
const settings = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_URL: 'https://bench.example', TELEGRAM_WEBHOOK_SECRET: SECRET }
const channels = createChannels({ config: { ...settings, TELEGRAM_RATE: undefined }, sayDatabaseDown: say, log })
const assistant = createAssistant({ knowledge, model, storage, sends: new Map(), key: 'bench', greets: true, now, log })
const { explain, places, keepUntil } = assistant
const receive = mode === 'intake' ? createReceive({ intake: assistant.intake, push: async () => undefined, log }) : assistant.receive
const app = createWeb({
  door: channels.web,
  webhooks: channels.all.flatMap(({ webhook }) => webhook ?? []),
  chat: storage,
  desk: createDesk({ store: storage, say, flush: () => undefined, keepUntil, now }),
  accounts: createAccounts({ store: storage, now }),
  print: { knowledge, places, dayOf: hanoiDay },
  explain,
  say,
  widgetOrigins: [],
  categories: new Map(),
  now,
  log,
  stopping: new AbortController().signal,
})
for (const channel of channels.all) await channel.start(receive)
const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
