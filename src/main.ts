/**
 * A message comes in through a channel. Intake masks personal data and stores it. The conversation engine hands it to a short
 * ordered list of handlers; most often understanding finds what it means among the published knowledge. The outcome is an
 * answer, a question back, an escalation, a decline, or one of the small ones. Escalations land in the helpdesk inbox; staff
 * reply through the same channel. Every turn is recorded and read by demand as a signal.
 * Storage, model and web are replaceable edges.
 */
import { once } from 'node:events'
import { join } from 'node:path'
import { createAssistant, hanoiDay, readOffices } from './assistant.ts'
import { createChannels } from './channels/channels.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { createAccounts } from './helpdesk/accounts.ts'
import { createDesk } from './helpdesk/desk.ts'
import type { Language } from './knowledge/article.ts'
import { loadKnowledge } from './knowledge/knowledge.ts'
import { sayText } from './knowledge/texts.ts'
import { createLog, type Logger } from './log.ts'
import type { Choose } from './model/choose.ts'
import { readPrompt } from './model/prompt.ts'
import { secretKey } from './privacy/pseudonym.ts'
import { openStorage, StorageError } from './storage/open.ts'
import { modelOf } from './understanding/build.ts'
import { createWeb } from './web/web.ts'

/** How often deliveries that failed are looked at again. */
const RETRY_EVERY_MS = 1_000
/** How often it is looked whether words are to be forgotten, or somebody wishes to be asked again. */
const TEND_EVERY_MS = 60_000

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** The language model, when one is configured. Its package is loaded only then. */
async function modelChoice({ LLM_BASE_URL, LLM_MODEL, LLM_API_KEY, LLM_DEADLINE_MS }: Config, log: Logger): Promise<Choose | undefined> {
  const prompt = await readPrompt('prompts', 'choose-article')
  if (!LLM_BASE_URL || !LLM_MODEL) return undefined
  const { createChoose } = await import('./model/choose.ts')
  return createChoose({ baseUrl: LLM_BASE_URL, model: LLM_MODEL, apiKey: LLM_API_KEY, deadlineMs: LLM_DEADLINE_MS }, prompt, log)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.LOG_LEVEL)
  const now = () => new Date()
  const { knowledge, faults } = await loadKnowledge(config.KNOWLEDGE_DIR, join(config.DATA_DIR, 'cache'))
  for (const fault of faults) log.error(fault, 'a knowledge file is broken and is not served')
  const storage = await openStorage(join(config.DATA_DIR, 'tro-ly.db'), hanoiDay)
  const model = await modelOf(knowledge, config.KNOWLEDGE_DIR, join(config.DATA_DIR, 'cache'), () =>
    print('Đang học kho tri thức, chỉ lần đầu (khoảng nửa phút) …'),
  )

  const choose = await modelChoice(config, log)
  const say = (language: Language, key: string, variables: Record<string, string> = {}) => sayText(knowledge.texts, language, key, variables)
  const channels = createChannels({ config, sayDatabaseDown: (comesAgain) => say('vi', comesAgain ? 'database-down-waits' : 'database-down'), log })
  const sends = new Map(channels.all.map((channel) => [channel.name, channel.send]))
  const { receive, queue, deliver, explain, followUps, places, keepUntil } = createAssistant({
    knowledge,
    offices: await readOffices(config.KNOWLEDGE_DIR, knowledge),
    model,
    storage,
    sends,
    key: secretKey(config.SECRET_KEY, config.DATA_DIR),
    greets: true,
    now,
    log,
    choose,
  })
  const flush = () => void deliver.flush()
  const stopping = new AbortController()
  const app = createWeb({
    door: channels.web,
    webhooks: channels.all.flatMap(({ webhook }) => webhook ?? []),
    chat: storage,
    desk: createDesk({ store: storage, say, flush, keepUntil, now }),
    accounts: createAccounts({ store: storage, now }),
    print: { knowledge, places, dayOf: hanoiDay, publicUrl: config.PUBLIC_URL, telegramUsername: config.TELEGRAM_BOT_USERNAME },
    explain,
    say,
    widgetOrigins: config.WIDGET_ORIGINS,
    categories: new Map(knowledge.categories.map((c) => [c.id, c.label.vi])),
    now,
    log,
    stopping: stopping.signal,
  })

  // Before anything new comes in: what was left behind is older.
  await queue.resume()
  for (const channel of channels.all) await channel.start(receive)
  const server = app.listen(config.PORT, config.HOST)
  await once(server, 'listening')
  const address = server.address()
  print(`Trợ lý Công dân: http://${config.HOST}:${typeof address === 'object' && address ? address.port : config.PORT}  (cán bộ: /staff)`)
  flush()
  const tend = () => {
    const failed = (error: unknown) => log.error({ err: error }, 'conversations could not be tended')
    void Promise.all([queue.resume(), followUps(), storage.forgetWords(now().toISOString())]).catch(failed)
  }
  tend()
  const timers = [setInterval(flush, RETRY_EVERY_MS), setInterval(tend, TEND_EVERY_MS)]

  const stop = async () => {
    for (const timer of timers) clearInterval(timer)
    stopping.abort()
    server.close()
    server.closeIdleConnections()
    await Promise.all(channels.all.map((channel) => channel.stop()))
    queue.stop()
    await queue.idle()
    await deliver.flush()
    server.closeAllConnections()
    await storage.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
}

/** What to tell the operator when the program cannot go on. */
function advice(error: Error & { code?: string; port?: number }): string {
  if (error instanceof ConfigError || error instanceof StorageError) return error.message
  if (error.code === 'EADDRINUSE') return `Port ${error.port} is in use. Stop the program that uses it, or set PORT to another number.`
  if (error.code === 'EACCES')
    return `Not allowed to listen on that port or to write that folder (${error.message}). Set PORT above 1023, or DATA_DIR to a folder of your own.`
  return `Trợ lý Công dân could not start: ${error.message}`
}

start().catch((error: Error) => {
  process.stderr.write(`${advice(error)}\n`)
  process.exit(1)
})
