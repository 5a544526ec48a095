import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { KNOWLEDGE } from './shipped.ts'

const ADDRESS = /http:\/\/[\d.]+:\d+/

/** A copy of the knowledge, so that nobody's edit meanwhile makes the program learn again. */
export const copyKnowledge = (folder: string): Promise<void> => cp(KNOWLEDGE, join(folder, 'knowledge'), { recursive: true })

/** A server in a process of its own, with as much memory as the shipped one has; resolves when it prints its address. */
export async function serveScript(args: string[], environment: Record<string, string> = {}) {
  const started = performance.now()
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, ['--max-old-space-size=192', ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || !child.kill(signal)) return
    await once(child, 'exit')
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const url = ADDRESS.exec(line)?.[0]
    if (!url || child.pid === undefined) continue
    return { url, pid: child.pid, startMs: performance.now() - started, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
  }
  throw new Error(`${args.join(' ')} ended without printing its address`)
}
export type Served = Awaited<ReturnType<typeof serveScript>>

/** The shipped program, with its knowledge and data in `folder`. */
export const serve = (folder: string, environment: Record<string, string> = {}): Promise<Served> =>
  serveScript(['dist/main.js'], {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    KNOWLEDGE_DIR: join(folder, 'knowledge'),
    LOG_LEVEL: 'error',
    ...environment,
  })
