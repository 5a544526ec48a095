import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readIndicators } from './adoption/indicators.ts'
import { readObservations } from './adoption/observations.ts'
import { type Assistant, createAssistant, hanoiDay } from './assistant.ts'
import { type AskTurn, askBatch } from './channels/batch.ts'
import { chatInTerminal } from './channels/terminal.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { parsePeriod } from './demand/period.ts'
import { reportCsv, reportText } from './demand/report.ts'
import { createAccounts } from './helpdesk/accounts.ts'
import { readRouting } from './helpdesk/routing.ts'
import { addStaff } from './helpdesk/staff-command.ts'
import { knowledgeCheck, type OtherCheck } from './knowledge/command.ts'
import { loadKnowledge } from './knowledge/knowledge.ts'
import { readCategories } from './knowledge/policy.ts'
import { createLog } from './log.ts'
import { openStorage, StorageError } from './storage/open.ts'
import { modelOf } from './understanding/build.ts'
import { rankForeign } from './understanding/rank-command.ts'

const USAGE = `Usage:
  ask [--jsonl] [--as-of YYYY-MM-DD] [--explain] [--keep]
  rank --corpus FILE.jsonl --queries FILE.jsonl
  knowledge check [path prefix …]
  report [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--csv]
  staff add USERNAME FULL NAME`

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

/** The assistant over a database in memory (or in DATA_DIR with `keep`), with a clock that the questions may set. */
async function assistantForTerminal(config: Config, keep: boolean) {
  const { knowledge, faults } = await loadKnowledge(config.KNOWLEDGE_DIR, join(config.DATA_DIR, 'cache'))
  for (const fault of faults) complain(`${fault.file}:${fault.line} ${fault.field}: ${fault.problem}`)
  if (keep) mkdirSync(config.DATA_DIR, { recursive: true })
  const storage = await openStorage(keep ? join(config.DATA_DIR, 'tro-ly.db') : ':memory:', hanoiDay)
  const model = await modelOf(knowledge, config.KNOWLEDGE_DIR, join(config.DATA_DIR, 'cache'), () =>
    complain('Learning from the knowledge folder; this takes about half a minute, once …'),
  )
  const clock = { now: new Date() }
  const assistant = createAssistant({
    knowledge,
    model,
    storage,
    sends: new Map(),
    key: config.SECRET_KEY ?? 'terminal',
    now: () => clock.now,
    log: createLog(config.LOG_LEVEL),
  })
  return { assistant, storage, clock }
}

function askWith(assistant: Assistant, clock: { now: Date }, chat: string): AskTurn {
  let messages = 0
  return async (conversation, text, day) => {
    clock.now = day ? new Date(`${day}T05:00:00Z`) : new Date()
    const message = await assistant.intake({ channel: 'terminal', chatId: `${chat}-${conversation}`, messageId: `${chat}-${++messages}`, text })
    const turn = message && (await assistant.engine.process(message))
    if (!turn) throw new Error('the message was not taken')
    return turn
  }
}

async function ask(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { jsonl: { type: 'boolean' }, explain: { type: 'boolean' }, keep: { type: 'boolean' }, 'as-of': { type: 'string' } },
  })
  const { assistant, storage, clock } = await assistantForTerminal(config, values.keep ?? false)
  const askTurn = askWith(assistant, clock, `${process.pid}-${Date.now()}`)
  if (values.jsonl) await askBatch(process.stdin, askTurn, values['as-of'], print)
  else {
    const askOne = async (text: string) => {
      const turn = await askTurn('chat', text, values['as-of'])
      return { turn, choices: (await storage.conversation(turn.conversationId))?.state.offered ?? [] }
    }
    await chatInTerminal({ ask: askOne, explain: values.explain ?? false, input: process.stdin, output: process.stdout })
  }
  await storage.close()
  return 0
}

async function rank(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { corpus: { type: 'string' }, queries: { type: 'string' } } })
  if (!values.corpus || !values.queries) return usage()
  await rankForeign(values.corpus, values.queries, print)
  return 0
}

async function report(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' }, csv: { type: 'boolean' } } })
  const period = parsePeriod(values, hanoiDay(new Date()))
  const storage = await openStorage(join(config.DATA_DIR, 'tro-ly.db'), hanoiDay)
  const rows = await storage.demandRows(period.from, period.to)
  const categories = await readCategories(config.KNOWLEDGE_DIR)
  process.stdout.write(values.csv ? reportCsv(rows) : `${reportText(rows, { ...period, categories })}\n`)
  await storage.close()
  return 0
}

async function staff(config: Config, args: string[]): Promise<number> {
  const storage = await openStorage(join(config.DATA_DIR, 'tro-ly.db'), hanoiDay)
  const accounts = createAccounts({ store: storage, now: () => new Date() })
  const code = await addStaff(args, { accounts, environment: process.env, input: process.stdin, prompt: process.stderr, say: print })
  await storage.close()
  return code
}

/** The files of other folders that officials keep in `knowledge/`. */
const otherChecks = (folder: string): OtherCheck[] => [
  async (read, { categories }) => {
    const { indicators, faults } = await readIndicators(read, categories)
    // Without indicators every figure would be a fault of its own.
    return indicators.length === 0 ? faults : [...faults, ...(await readObservations(folder, indicators)).faults]
  },
  async (read, known) => (await readRouting(read, known)).faults,
]

function usage(): number {
  complain(USAGE)
  return 2
}

async function run([command = '', ...args]: string[]): Promise<number> {
  const config = readConfig(process.env)
  switch (command) {
    case 'ask':
      return ask(config, args)
    case 'rank':
      return rank(args)
    case 'knowledge':
      return args[0] === 'check' ? knowledgeCheck(config.KNOWLEDGE_DIR, hanoiDay(new Date()), args.slice(1), print, otherChecks(config.KNOWLEDGE_DIR)) : usage()
    case 'report':
      return report(config, args)
    case 'staff':
      return staff(config, args)
    default:
      return usage()
  }
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  complain(error instanceof ConfigError || error instanceof StorageError ? error.message : `Error: ${(error as Error).message}`)
  process.exitCode = 1
}
