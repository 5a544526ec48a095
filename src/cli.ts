import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readIndicators } from './adoption/indicators.ts'
import { levelCounts, levelRemarks } from './adoption/levels-by-category.ts'
import { readObservations } from './adoption/observations.ts'
import { readServiceLevels } from './adoption/service-levels.ts'
import { type Assistant, createAssistant, hanoiDay } from './assistant.ts'
import { type AskTurn, askBatch } from './channels/batch.ts'
import { chatInTerminal } from './channels/terminal.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import type { Turn } from './conversation/turn.ts'
import { parsePeriod } from './demand/period.ts'
import { reportCsv, reportText } from './demand/report.ts'
import { createAccounts } from './helpdesk/accounts.ts'
import { readRouting } from './helpdesk/routing.ts'
import { addStaff } from './helpdesk/staff-command.ts'
import { knowledgeCheck, type OtherCheck } from './knowledge/command.ts'
import { type Knowledge, loadKnowledge } from './knowledge/knowledge.ts'
import { createLog } from './log.ts'
import { openStorage, type Storage, StorageError } from './storage/open.ts'
import { modelOf } from './understanding/build.ts'
import { explanationText } from './understanding/explanation-text.ts'
import type { Model } from './understanding/model.ts'
import { rankForeign } from './understanding/rank-command.ts'
import { learnHere } from './understanding/robustness/learn-here.ts'
import { robustness } from './understanding/robustness/robustness.ts'

const USAGE = `Usage:
  ask [--jsonl] [--as-of YYYY-MM-DD] [--explain] [--keep]
  ask --explain "QUESTION" [--as-of YYYY-MM-DD]
  rank --corpus FILE.jsonl --queries FILE.jsonl
  knowledge check [path prefix …]
  knowledge robustness [--article ID] [--per N] [--seed N] [--json]
  report [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--csv]
  staff add USERNAME FULL NAME`

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

type Clock = { now: Date }
type Parts = { knowledge: Knowledge; model: Model; storage: Storage }
/** Nothing is delivered, and the clock may be set. */
const wireForTerminal = (config: Config, clock: Clock, parts: Parts): Assistant =>
  createAssistant({ ...parts, sends: new Map(), key: config.SECRET_KEY ?? 'terminal', now: () => clock.now, log: createLog(config.LOG_LEVEL) })

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
  const assistant = wireForTerminal(config, clock, { knowledge, model, storage })
  return { assistant, storage, clock }
}

/** To noon in Hanoi on that day, or to now. */
function setClock(clock: Clock, day: string | undefined): void {
  clock.now = day ? new Date(`${day}T05:00:00Z`) : new Date()
}

function askWith(assistant: Assistant, clock: Clock, chat: string): AskTurn {
  let messages = 0
  return async (conversation, text, day) => {
    setClock(clock, day)
    const message = await assistant.intake({ channel: 'terminal', chatId: `${chat}-${conversation}`, messageId: `${chat}-${++messages}`, text })
    const turn = message && (await assistant.queue.push(message))
    if (!turn) throw new Error('the message was not taken')
    return turn
  }
}

async function ask(config: Config, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { jsonl: { type: 'boolean' }, explain: { type: 'boolean' }, keep: { type: 'boolean' }, 'as-of': { type: 'string' } },
  })
  if (positionals.length > 0 && !values.explain) return usage()
  const { assistant, storage, clock } = await assistantForTerminal(config, values.keep ?? false)
  const askTurn = askWith(assistant, clock, `${process.pid}-${Date.now()}`)
  const explain = async (text: string, turn?: Turn) => explanationText(await assistant.explain(text), turn)
  if (positionals.length > 0) {
    setClock(clock, values['as-of'])
    print(await explain(positionals.join(' ')))
  } else if (values.jsonl) await askBatch(process.stdin, askTurn, values['as-of'], print)
  else {
    const askOne = async (text: string) => {
      const turn = await askTurn('chat', text, values['as-of'])
      return { turn, choices: (await storage.conversation(turn.conversationId))?.state.offered ?? [] }
    }
    await chatInTerminal({ ask: askOne, explain: values.explain ? explain : undefined, input: process.stdin, output: process.stdout })
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
  const { articles, categories, texts } = (await loadKnowledge(config.KNOWLEDGE_DIR, join(config.DATA_DIR, 'cache'))).knowledge
  const titles = new Map(articles.map(({ id, title }) => [id, title.vi]))
  const causes = new Map(Object.entries(texts.vi).flatMap(([key, text]) => (key.startsWith('cause-') ? [[key.slice('cause-'.length), text]] : [])))
  const remarks = levelRemarks(articles, (await readServiceLevels(config.KNOWLEDGE_DIR, articles)).levels)
  process.stdout.write(values.csv ? reportCsv(rows) : `${reportText(rows, { ...period, categories, remarks, titles, causes })}\n`)
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
    return { faults: indicators.length === 0 ? faults : [...faults, ...(await readObservations(folder, indicators)).faults] }
  },
  async (_, { articles }) => {
    const { levels, faults } = await readServiceLevels(folder, articles)
    return { faults, row: ['procedures', levelCounts(levels)] }
  },
  readRouting,
]

/** Every variant is a conversation of its own with the whole assistant, which knows only what it is given here. */
async function knowledgeRobustness(config: Config, args: string[]): Promise<number> {
  const cacheDir = join(config.DATA_DIR, 'cache')
  const { knowledge } = await loadKnowledge(config.KNOWLEDGE_DIR, cacheDir)
  const storage = await openStorage(':memory:', hanoiDay)
  const clock = { now: new Date() }
  let assistants = 0
  const startAsk = async (known: Knowledge) => {
    const model = await learnHere(known, cacheDir, () => complain('Đang học kho bài, khoảng nửa phút …'))
    const askTurn = askWith(wireForTerminal(config, clock, { knowledge: known, model, storage }), clock, `robustness-${++assistants}`)
    let conversations = 0
    return async (text: string) => (await askTurn(`${++conversations}`, text, undefined)).outcome
  }
  const code = await robustness(args, { knowledge, day: hanoiDay(clock.now), startAsk, print, tell: complain })
  await storage.close()
  return code
}

function usage(): number {
  complain(USAGE)
  return 2
}

async function aboutKnowledge(config: Config, [action, ...args]: string[]): Promise<number> {
  switch (action) {
    case 'check':
      return knowledgeCheck(config.KNOWLEDGE_DIR, hanoiDay(new Date()), args, print, otherChecks(config.KNOWLEDGE_DIR))
    case 'robustness':
      return knowledgeRobustness(config, args)
    default:
      return usage()
  }
}

async function run([command = '', ...args]: string[]): Promise<number> {
  const config = readConfig(process.env)
  switch (command) {
    case 'ask':
      return ask(config, args)
    case 'rank':
      return rank(args)
    case 'knowledge':
      return aboutKnowledge(config, args)
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
