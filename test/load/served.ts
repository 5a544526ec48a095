import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const ADDRESS = /http:\/\/[\d.]+:\d+/

/** The shipped program in a process of its own; resolves when it prints its address. */
export async function serve(dataDir: string) {
  const started = performance.now()
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
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
