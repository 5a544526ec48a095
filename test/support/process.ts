import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { MODEL_CACHE } from './learn-model.ts'

/** A data folder of its own, with the model that the tests have learned. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tro-ly-'))
  mkdirSync(MODEL_CACHE, { recursive: true })
  symlinkSync(resolve(MODEL_CACHE), join(folder, 'cache'))
  return folder
}

export type Program = { url: string; output: () => string; child: ChildProcess; kill: (signal: NodeJS.Signals) => Promise<void> }

/** Starts the shipped entry point as a process of its own and waits until it says where it listens. */
export async function startProgram(dataDir: string, environment: Record<string, string> = {}): Promise<Program> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((done, failed) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /http:\/\/[\d.]+:\d+/.exec(output)?.[0]
      if (address) done(address)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${output}`)))
  })
  return {
    url,
    child,
    output: () => output,
    async kill(signal) {
      child.removeAllListeners('exit')
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}

/** Runs the entry point until it ends by itself: what it printed and its exit code. */
export async function runProgram(environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, output }
}
