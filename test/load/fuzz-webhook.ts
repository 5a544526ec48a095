import { Agent, request } from 'node:http'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { pino } from 'pino'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { mask } from '../../src/privacy/mask.ts'
import { startApp } from '../support/app.ts'
import { freePort } from '../support/free-port.ts'
import { startTelegramServer, TOKEN } from '../support/telegram-server.ts'
import { createUpdates } from '../support/telegram-updates.ts'
import { type Payload, payloads, SECRET } from './fuzz-payloads.ts'
import { tell } from './measure.ts'

/** What a faulty or hostile platform may send to the webhook: whatever it is, the program answers below 500 and goes on. */
const CHUNK = 2_000
const CONNECTIONS = 20
const HANGS_AFTER_MS = 10_000
const ERROR_LEVEL = 50

const { values } = parseArgs({ options: { payloads: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } })
const count = Number(values.payloads)
const seed = Number(values.seed)

const byStatus: Record<string, number> = {}
const crashes: string[] = []
const unexpected: string[] = []
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, (error: unknown) => void crashes.push(`${event}: ${error}`))

/** Errors that the channel logs; those of the rest of the program are read from the app. */
const logged: string[] = []
const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })

const server = await startTelegramServer()
const port = await freePort()
const channel = createTelegramChannel({
  token: TOKEN,
  apiRoot: server.apiRoot,
  webhook: { url: `http://127.0.0.1:${port}`, secret: SECRET },
  rate: { perSecond: 100_000, perChatMs: 0 },
  sayDatabaseDown: () => 'Tin nhắn này chưa được nhận.',
  log,
})
const app = await startApp({ port, mask, channels: [channel] })
while (!server.webhook()) await new Promise((resolve) => setTimeout(resolve, 10))

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const statusOf = ({ body, headers }: Payload): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = headers['transfer-encoding'] ? {} : { 'content-length': Buffer.byteLength(body) }
    const sending = request({ agent, port, path: '/hooks/telegram', method: 'POST', headers: { ...length, ...headers }, timeout: HANGS_AFTER_MS })
    sending.once('response', (answer) => answer.resume().once('end', () => resolve(answer.statusCode ?? 0)))
    sending.once('timeout', () => sending.destroy(new Error(`no answer in ${HANGS_AFTER_MS} ms`)))
    sending.once('error', reject)
    sending.end(body)
  })

async function send(payload: Payload): Promise<void> {
  try {
    const status = await statusOf(payload)
    byStatus[status] = (byStatus[status] ?? 0) + 1
    if (!payload.may.includes(status)) unexpected.push(`${payload.kind}: ${status}: ${JSON.stringify(payload).slice(0, 300)}`)
  } catch (error) {
    crashes.push(`${payload.kind}: ${error}: ${JSON.stringify(payload).slice(0, 300)}`)
  }
}

const started = performance.now()
for (let sent = 0; sent < count; sent += CHUNK) {
  const waiting = fc.sample(payloads, { numRuns: Math.min(CHUNK, count - sent), seed: seed + sent })
  const next = async (): Promise<void> => {
    for (let payload = waiting.pop(); payload; payload = waiting.pop()) await send(payload)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, next))
  if ((sent / CHUNK) % 5 === 4) tell(`${sent + CHUNK} payloads, ${Math.round((performance.now() - started) / 1_000)} s`)
}

/** After all that, a citizen is still answered. */
const citizen = createUpdates().written({ message_id: 1, chat: { id: 999_999, type: 'private' }, text: 'VNeID' })
await send({
  kind: 'citizen',
  body: JSON.stringify(citizen),
  headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
  may: [200],
})
await app.settled()
if (!server.sent().some(({ chat_id }) => chat_id === '999999')) crashes.push('a citizen was not answered afterwards')
const seconds = Math.round((performance.now() - started) / 1_000)
await app.stop()
await server.stop()
agent.destroy()

crashes.push(...[...logged, ...app.lines].filter((line) => (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL))
for (const fault of [...crashes, ...unexpected].slice(0, 20)) tell(fault)
const atLeast500 = Object.entries(byStatus).reduce((sum, [status, times]) => sum + (Number(status) >= 500 ? times : 0), 0)
process.stdout.write(`${JSON.stringify({ payloads: count, byStatus, crashes: crashes.length, atLeast500, unexpected: unexpected.length, seconds })}\n`)
process.exit(crashes.length + atLeast500 + unexpected.length === 0 ? 0 : 1)
