import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { Channel } from '../../src/channels/channel.ts'
import { createWebChannel, type WebChannel } from '../../src/channels/web.ts'
import { createDeliver } from '../../src/conversation/deliver.ts'
import { createEngine } from '../../src/conversation/engine.ts'
import { followUpAt } from '../../src/conversation/follow-ups.ts'
import { createIntake } from '../../src/conversation/intake.ts'
import { createQueue } from '../../src/conversation/queue.ts'
import { createReceive } from '../../src/conversation/receive.ts'
import { createAccounts } from '../../src/helpdesk/accounts.ts'
import { createDesk } from '../../src/helpdesk/desk.ts'
import type { Language } from '../../src/knowledge/article.ts'
import { createPlaces } from '../../src/places/places.ts'
import { openStorage, type Storage } from '../../src/storage/open.ts'
import type { PrintPorts, WebPorts } from '../../src/web/ports.ts'
import { createWeb } from '../../src/web/web.ts'
import { fakeCompose, fakeUnderstand } from './fake-understanding.ts'

const TEXTS: Record<Language, Record<string, string>> = {
  vi: {
    privacy: 'Bác đừng gửi số căn cước, mật khẩu, mã OTP hay ảnh giấy tờ vào đây. Số nào lỡ gửi sẽ được che trước khi lưu.',
    'staff-says': 'Cán bộ {name}:',
    'staff-closed': 'Cán bộ đã kết thúc phần hỗ trợ. Từ giờ trợ lý tự động lại trả lời bác.',
    'database-down': 'Xin lỗi bác, hệ thống đang trục trặc, tin nhắn này chưa được nhận.',
  },
  en: {
    privacy: 'Never send passwords.',
    'staff-says': '{name}, support staff:',
    'staff-closed': 'The support staff have finished.',
    'database-down': 'Not received.',
  },
}
const say = (language: Language, key: string, variables: Record<string, string> = {}): string =>
  (TEXTS[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => variables[name] ?? '')

const CATEGORIES = new Map([
  ['talk.human', 'Đòi gặp người, vụ việc cá nhân'],
  ['identity.register', 'VNeID: đăng ký, kích hoạt, đối tượng'],
])

export const HOA = { username: 'hoa', name: 'Nguyễn Thị Hoa', password: 'mật khẩu dài' }

/** What is printed comes from the knowledge; stories about that bring theirs. */
const NO_KNOWLEDGE: PrintPorts['knowledge'] = { articles: [], contacts: { contacts: {}, fraud: [] }, texts: TEXTS }

export type AppOptions = {
  /** What `/staff/explain` asks. */
  explain?: WebPorts['explain']
  file?: string
  /** Where to listen, for whoever must know the address beforehand. */
  port?: number
  web?: WebChannel
  /** The real masking, for what is not about the stand-in. */
  mask?: (text: string) => string
  /** What cards and posters are printed from. */
  print?: Partial<PrintPorts>
  /** Channels besides the page. */
  channels?: Channel[]
  /** Sites whose pages may show the chat in a frame. */
  widgetOrigins?: string[]
  /** Something of the database that is to behave otherwise. */
  storage?: (storage: Storage) => Partial<Storage>
}

/** The whole program but for understanding, on a free port, with a database in memory. */
export async function startApp(options: AppOptions = {}) {
  const now = () => new Date()
  const dayOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })

  const opened = await openStorage(options.file ?? ':memory:', (at) => dayOf(new Date(at)))
  const store: Storage = { ...opened, ...options.storage?.(opened) }
  const accounts = createAccounts({ store, now })
  const web = options.web ?? createWebChannel()
  const channels = [web, ...(options.channels ?? [])]
  const deliver = createDeliver({ store, sends: new Map(channels.map((channel) => [channel.name, channel.send])), now, log })
  const flush = () => void deliver.flush()
  const engine = createEngine({
    store,
    understand: async (input) => fakeUnderstand(input),
    compose: fakeCompose,
    versionOf: () => '2026-01-01',
    staffed: store.anyStaff,
    stored: flush,
    now,
    dayOf,
    stepsOf: () => 0,
    routes: false,
    greets: false,
    followUpAt,
    log,
  })
  const queue = createQueue({ store, handle: engine.handle, now, log })
  const intake = createIntake({
    store,
    mask: options.mask ?? ((text) => text.replace(/\d{12}/g, '[CCCD]')),
    pseudonym: (channel, chatId) => `${channel}-${chatId}`.slice(0, 20),
    now,
  })
  const receive = createReceive({ intake, push: queue.push, log })
  const desk = createDesk({ store, say, flush, keepUntil: (at) => new Date(at.getTime() + 86_400_000).toISOString(), now })
  const stopping = new AbortController()
  const explain = options.explain ?? (() => Promise.reject(new Error('nothing can be explained here')))
  const webhooks = channels.flatMap(({ webhook }) => webhook ?? [])
  const print = { knowledge: NO_KNOWLEDGE, places: createPlaces(), dayOf, ...options.print }
  const app = createWeb({
    door: web,
    webhooks,
    print,
    chat: store,
    desk,
    accounts,
    explain,
    say,
    widgetOrigins: options.widgetOrigins ?? [],
    categories: CATEGORIES,
    now,
    log,
    stopping: stopping.signal,
  })
  for (const channel of channels) await channel.start(receive)
  const server = app.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    app,
    store,
    accounts,
    desk,
    deliver,
    queue,
    lines,
    /** Resolves when everything that came in has been answered and sent. */
    async settled() {
      await queue.idle()
      await deliver.flush()
    },
    async stop() {
      stopping.abort()
      server.close()
      server.closeIdleConnections()
      await Promise.all(channels.map((channel) => channel.stop()))
      queue.stop()
      await queue.idle()
      await deliver.flush()
      server.closeAllConnections()
      await opened.close()
    },
  }
}
export type App = Awaited<ReturnType<typeof startApp>>
