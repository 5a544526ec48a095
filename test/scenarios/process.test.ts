import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { newDataDir, type Program, runProgram, startProgram } from '../support/process.ts'

const running: Program[] = []
const start = async (dataDir: string): Promise<Program> => {
  const program = await startProgram(dataDir)
  running.push(program)
  return program
}
afterEach(async () => {
  for (const program of running.splice(0)) if (program.child.exitCode === null && program.child.signalCode === null) await program.kill('SIGKILL')
})

/** One citizen's browser: keeps its cookie, posts, and reads the page. */
function visitor() {
  let cookie = ''
  let count = 0
  const take = (response: Response) => {
    cookie =
      response.headers
        .getSetCookie()
        .map((c) => c.split(';')[0])
        .join('; ') || cookie
    return response
  }
  const page = async (url: string) => (await take(await fetch(url, { headers: { cookie } })).text()).replace(/<[^>]+>/g, ' ')
  return {
    page,
    async say(url: string, text: string): Promise<void> {
      if (!cookie) await page(url)
      const headers = { cookie, origin: url, 'content-type': 'application/json' }
      const response = take(
        await fetch(`${url}/chat/messages`, { method: 'POST', headers, body: JSON.stringify({ messageId: `message-${++count}-${Date.now()}`, text }) }),
      )
      expect(response.status).toBe(202)
    },
    async sees(url: string, words: RegExp): Promise<string> {
      const until = Date.now() + 10_000
      for (;;) {
        const text = await page(url)
        if (words.test(text)) return text
        if (Date.now() > until) throw new Error(`never saw ${words}: ${text.slice(-600)}`)
        await new Promise((r) => setTimeout(r, 100))
      }
    },
  }
}

describe('the program', () => {
  it('killed in the middle of a conversation, goes on where it was', async () => {
    const dataDir = newDataDir()
    const citizen = visitor()
    const first = await start(dataDir)
    await citizen.say(first.url, 'quên mật khẩu')
    await citizen.sees(first.url, /việc nào dưới đây/)
    await first.kill('SIGKILL')

    const second = await start(dataDir)
    await citizen.say(second.url, '1')
    const page = await citizen.sees(second.url, /Nội dung kiểm tra ngày/)
    expect(page).toContain('quên mật khẩu')
  }, 60_000)

  it('answers after a restart what it had stored and not answered', async () => {
    const dataDir = newDataDir()
    const citizen = visitor()
    const first = await start(dataDir)
    await citizen.page(first.url)
    // Killed right after the message was acknowledged: the answer may or may not have been stored.
    await citizen.say(first.url, 'đăng ký tạm trú online thế nào')
    await first.kill('SIGKILL')
    const second = await start(dataDir)
    await citizen.sees(second.url, /tạm trú[\s\S]*Nội dung kiểm tra ngày/)
  }, 60_000)

  it('keeps none of thirty personal numbers, however they are written, in any file or line that it writes', async () => {
    const dataDir = newDataDir()
    const citizen = visitor()
    const program = await start(dataDir)
    const numbers = Array.from({ length: 30 }, (_, i) =>
      i % 2 === 0
        ? `0${(79_190_001_000 + i * 7_919_113) % 90_000_000_000}`.padEnd(12, '3').slice(0, 12)
        : `09${String(10_203_040 + i * 1_373_573).slice(0, 8)}`,
    )
    const spaced = (number: string, i: number): string =>
      [number, number.replace(/(...)/g, '$1 ').trim(), number.replace(/(...)/g, '$1.'), number.replace(/(....)/g, '$1-')][i % 4] as string
    for (const [i, number] of numbers.entries()) {
      // Thirty messages a minute are allowed: several numbers share a message.
      if (i % 2 === 0)
        await citizen.say(
          program.url,
          `Số căn cước của tôi là ${spaced(number, i)}, điện thoại ${spaced(numbers[i + 1] as string, i + 1)}, sao chưa kích hoạt được VNeID?`,
        )
    }
    await citizen.sees(program.url, /\[căn cước\]/)
    await new Promise((r) => setTimeout(r, 1_500))
    const files = readdirSync(dataDir)
      .map((name) => join(dataDir, name))
      .filter((file) => statSync(file).isFile())
    expect(files.some((file) => file.endsWith('.db'))).toBe(true)
    const written = [...files.map((file) => readFileSync(file, 'latin1')), program.output()]
    for (const number of numbers) {
      const sought = new RegExp([...number].join('[ .-]?'))
      for (const text of written) expect(sought.test(text)).toBe(false)
    }
  }, 60_000)
})

describe('the program cannot start', () => {
  it('on a port in use, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((r) => other.once('listening', r))
    const { port } = other.address() as AddressInfo
    const { code, output } = await runProgram({ DATA_DIR: newDataDir(), PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(output).toContain(`Port ${port} is in use`)
  }, 30_000)

  it('with a wrong setting, and names it', async () => {
    const { code, output } = await runProgram({ PORT: 'many', TELEGRAM_BOT_TOKEN: 'x' })
    expect(code).toBe(1)
    expect(output).toContain('PORT')
    expect(output).toContain('TELEGRAM_BOT_TOKEN')
  }, 30_000)

  it('where the database is no database, and says what to do', async () => {
    const dataDir = newDataDir()
    writeFileSync(join(dataDir, 'tro-ly.db'), 'this is a letter, not a database'.repeat(100))
    const { code, output } = await runProgram({ DATA_DIR: dataDir, PORT: '0' })
    expect(code).toBe(1)
    expect(output).toContain('DATA_DIR')
  }, 30_000)

  it.skipIf(process.getuid?.() === 0)(
    'where the database cannot be written, and says what to do',
    async () => {
      const dataDir = newDataDir()
      writeFileSync(join(dataDir, 'tro-ly.db'), '')
      chmodSync(join(dataDir, 'tro-ly.db'), 0o444)
      const { code, output } = await runProgram({ DATA_DIR: dataDir, PORT: '0' })
      expect(code).toBe(1)
      expect(output).toContain('DATA_DIR')
    },
    30_000,
  )
})
