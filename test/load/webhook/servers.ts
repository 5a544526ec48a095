import { mkdir, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTelegramServer, TOKEN } from '../../support/telegram-server.ts'
import { tell } from '../measure.ts'
import { copyKnowledge, type Served, serve, serveScript } from '../served.ts'
import { readyModel } from '../shipped.ts'
import { SECRET } from './bombard.ts'

const script = (name: string): string[] => ['--import', 'tsx', `test/load/webhook/${name}.ts`]

/** Servers that are stopped when the measuring is over, however it ends. They may be busy, so they are not asked. */
export async function withServers<T>(folder: string, measure: (servers: ReturnType<typeof createServers>) => Promise<T>): Promise<T> {
  const telegram = await startTelegramServer()
  const running: Served[] = []
  try {
    return await measure(createServers(folder, telegram, running))
  } finally {
    for (const server of running) await server.kill()
    await telegram.stop()
  }
}

type Telegram = Awaited<ReturnType<typeof startTelegramServer>>

function createServers(folder: string, telegram: Telegram, running: Served[]) {
  async function started(starting: Promise<Served>): Promise<string> {
    const server = await starting
    running.push(server)
    return server.url
  }
  /** A program knows who it is in Telegram once it has registered its webhook. */
  async function registered(starting: Promise<Served>): Promise<string> {
    const url = await started(starting)
    while (!telegram.webhook()) await sleep(10)
    return url
  }

  return {
    baseline: (): Promise<string> => started(serveScript([...script('baseline'), join(folder, 'baseline.db')])),
    /** The program with nobody to write to; `intake` leaves everything unanswered. Its database is `<mode>/tro-ly.db`. */
    async program(mode: 'intake' | 'answers'): Promise<string> {
      return registered(serveScript([...script('program'), mode, join(folder, mode), telegram.apiRoot]))
    },
    /** The shipped entry point with the cached model; Telegram takes its replies as fast as they come. Its database is `data/tro-ly.db`. */
    async shipped(): Promise<string> {
      await readyModel(() => tell('learning, once …'))
      await copyKnowledge(folder)
      await mkdir(join(folder, 'data'))
      await symlink(resolve('data/cache'), join(folder, 'data', 'cache'))
      const environment = {
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        TELEGRAM_WEBHOOK_URL: 'https://bench.example',
        TELEGRAM_WEBHOOK_SECRET: SECRET,
        TELEGRAM_RATE: '100000/0',
      }
      return registered(serve(folder, environment))
    },
  }
}
