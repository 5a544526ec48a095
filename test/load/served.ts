import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { KNOWLEDGE } from './shipped.ts'

const ADDRESS = /http:\/\/[\d.]+:\d+/

/** A copy of the knowledge, so that nobody's edit meanwhile makes the program learn again. */
export const copyKnowledge = (folder: string): Promise<void> => cp(KNOWLEDGE, join(folder, 'knowledge'), { recursive: true })

/** The shipped program in a process of its own, with its knowledge and data in `folder`; resolves when it prints its address. */
export async function serve(folder: string) {
  const started = performance.now()
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), KNOWLEDGE_DIR: join(folder, 'knowledge'), LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, ['--max-old-space-size=192', 'dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = async () => {
    if (child.exitCode !== null || !child.kill('SIGTERM')) return
    await once(child, 'exit')
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const url = ADDRESS.exec(line)?.[0]
    if (url && child.pid !== undefined) return { url, pid: child.pid, startMs: performance.now() - started, stop }
  }
  throw new Error('dist/main.js ended without printing its address')
}
