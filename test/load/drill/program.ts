import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const READY_WITHIN_MS = 120_000
const CLOCK = new URL('./clock.mjs', import.meta.url).href

export type Program = ReturnType<typeof createProgram>

/** The shipped entry point in a process of its own, that can be killed at any moment and started again on the same data and port. */
export function createProgram(folder: string, port: number, environment: Record<string, string>) {
  const url = `http://127.0.0.1:${port}`
  const log = openSync(join(folder, 'program.log'), 'a')
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    KNOWLEDGE_DIR: join(folder, 'knowledge'),
    ...environment,
  }
  let child: ChildProcess | undefined

  return {
    url,
    data: env.DATA_DIR,
    async start(): Promise<void> {
      child = spawn(process.execPath, ['--max-old-space-size=192', '--import', CLOCK, 'dist/main.js'], { env, stdio: ['ignore', log, log] })
      for (let waited = 0; waited < READY_WITHIN_MS; waited += 50) {
        if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}; see ${folder}/program.log`)
        const answer = await fetch(`${url}/healthz`).catch(() => undefined)
        if (answer?.ok) return
        await sleep(50)
      }
      throw new Error('the program did not become ready')
    },
    async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
      if (!child || child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
    /** For so long no file can grow, as on a full disk. */
    async fillDisk(ms: number): Promise<void> {
      const pid = String(child?.pid)
      execFileSync('prlimit', ['--pid', pid, '--fsize=1:'])
      await sleep(ms)
      execFileSync('prlimit', ['--pid', pid, '--fsize=unlimited:'])
    },
  }
}
