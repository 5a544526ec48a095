import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { freePort } from '../support/free-port.ts'
import { seeded } from '../support/seeded.ts'
import { startTelegramServer, TOKEN } from '../support/telegram-server.ts'
import { createCitizens } from './drill/citizens.ts'
import { judge } from './drill/judge.ts'
import { createProgram, type Program } from './drill/program.ts'
import { round, tell } from './measure.ts'
import { copyKnowledge } from './served.ts'
import { inFreshFolder, readyModel } from './shipped.ts'

/**
 * Kills the shipped program by SIGKILL again and again while citizens write, and counts what was lost, doubled or disordered.
 * Platform rates and the clock are settings of the drill: it runs over a midnight of Hanoi.
 */
const { values } = parseArgs({
  options: { events: { type: 'string', default: '10000' }, seed: { type: 'string', default: '7' }, kills: { type: 'string' }, json: { type: 'boolean' } },
})
const events = Number(values.events)
const seed = Number(values.seed)
const kills = Number(values.kills ?? Math.max(20, Math.round(events / 500)))
if (![events, seed, kills].every(Number.isInteger) || events < 1) {
  tell('drill [--events N] [--seed S] [--kills K] [--json]: whole numbers, please.')
  process.exit(2)
}

const TROUBLE = { repeat: 0.05, reorder: 0.05, delayMs: 30, backOffMs: 50, deadlineMs: 10_000 }
/** One in so many replies is refused by Telegram, in these ways. */
const REFUSED_ONE_IN = 40
const LOOK_EVERY_MS = 50
const REFUSALS = [
  { error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
  { error_code: 500, description: 'Internal Server Error' },
  { error_code: 502, description: 'Bad Gateway' },
]
const DISK_FULL_MS = 1_500
const DISK_FULL_AT = [0.3, 0.7]
/** As many events may be on their way at once. */
const UNDER_WAY = 400
const MIDNIGHT_IN_MS = 20_000
const DAY_MS = 86_400_000
const HANOI_MS = 7 * 3_600_000
/** Replies a second, none held back within a chat: Telegram's own 30, for every one on the wire may double with a kill. */
const RATE = '30/0'
/** As long as something still comes it is waited for; nothing for so long, and the rest counts as lost. Longer than the longest wait between tries but one. */
const STILL_MS = 90_000
const LOOK_AGAIN_MS = 2_000

const aheadOfMidnight = (now: number): number => DAY_MS - ((now + HANOI_MS) % DAY_MS) - MIDNIGHT_IN_MS

async function drill(folder: string) {
  const { knowledge } = await readyModel(() => tell('learning, once …'))
  const apology = knowledge.texts.vi['database-down-waits'] ?? ''
  await copyKnowledge(folder)
  await cp('data/cache', join(folder, 'data', 'cache'), { recursive: true })
  const random = seeded(seed)
  const telegram = await startTelegramServer({ trouble: { ...TROUBLE, seed } })
  const port = await freePort()
  const program = createProgram(folder, port, {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: 'drill-drill-drill-drill-drill',
    TELEGRAM_RATE: RATE,
    LOG_LEVEL: 'error',
    DRILL_CLOCK_AHEAD_MS: String(aheadOfMidnight(Date.now())),
  })
  await program.start()
  const citizens = createCitizens(telegram, program.url, events, random)
  let refused = 0
  const refusing = setInterval(() => {
    if (telegram.sent().length < (refused + 1) * REFUSED_ONE_IN) return
    refused++
    telegram.refuse('sendMessage', REFUSALS[Math.floor(random() * REFUSALS.length)] as (typeof REFUSALS)[number])
  }, LOOK_EVERY_MS)
  const started = performance.now()
  const taken = () => telegram.brought.filter(({ status }) => status === 200).length
  const killAt = Array.from({ length: kills }, (_, i) => Math.floor(((i + random()) * events) / kills)).sort((a, b) => a - b)
  const fullAt = DISK_FULL_AT.map((share) => Math.floor(share * events))

  let killed = 0
  for (let i = 0; i < events; i++) {
    citizens.act()
    while (citizens.waiting() + telegram.waiting() > UNDER_WAY) await sleep(5)
    if (i === fullAt[0]) {
      fullAt.shift()
      await program.fillDisk(DISK_FULL_MS)
    }
    while (killAt[0] !== undefined && i >= killAt[0]) {
      killAt.shift()
      await killOnce(program)
      killed++
      if (killed % 10 === 0) tell(`${i + 1} of ${events} events, ${killed} kills, ${taken()} updates taken`)
    }
  }
  await telegram.idle()
  clearInterval(refusing)
  while (citizens.waiting() > 0) await sleep(20)
  let verdict = await judge(program.data, citizens.expected, telegram.sent(), apology)
  for (let still = 0; verdict.lost > 0 && still < STILL_MS; still += LOOK_AGAIN_MS) {
    await sleep(LOOK_AGAIN_MS)
    const before = verdict.lost
    verdict = await judge(program.data, citizens.expected, telegram.sent(), apology)
    if (verdict.lost < before) still = 0
  }
  await program.kill('SIGTERM')
  await telegram.stop()
  return { events, kills: killed, ...verdict, seconds: round((performance.now() - started) / 1_000, 1) }
}

async function killOnce(program: Program): Promise<void> {
  await program.kill('SIGKILL')
  await program.start()
}

const { notes, ...figures } = await inFreshFolder(drill)
for (const note of notes) tell(note)
process.stdout.write(
  `${
    values.json
      ? JSON.stringify(figures)
      : Object.entries(figures)
          .map(([key, value]) => `${key} ${value}`)
          .join('\n')
  }\n`,
)
const { lost, doubledTurns, doubledReplies, orderViolations } = figures
process.exitCode = lost + doubledTurns + orderViolations > 0 || doubledReplies > figures.kills ? 1 : 0
