import { afterEach, expect, test, vi } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { newDataDir, type Program, startProgram } from '../support/process.ts'
import { startTelegramServer, type TelegramServer, TOKEN } from '../support/telegram-server.ts'

let server: TelegramServer
let program: Program

afterEach(async () => {
  await program.kill('SIGKILL')
  await server.stop()
})

test('the program takes what Telegram brings, and a message that came while it was dead is brought again', async () => {
  server = await startTelegramServer()
  const port = await freePort()
  const dataDir = newDataDir()
  const environment = {
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.apiRoot,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-webhook_1',
  }
  program = await startProgram(dataDir, environment)
  server.writes({ text: 'đăng ký VNeID mức 2 ở đâu' })
  await vi.waitFor(() => expect(server.sent().length).toBeGreaterThan(0), 30_000)

  await program.kill('SIGKILL')
  const seen = server.sent().length
  server.writes({ text: 'đăng ký tạm trú online thế nào' })
  await vi.waitFor(() => expect(server.brought.at(-1)?.status).toBe(0), 10_000)
  program = await startProgram(dataDir, environment)
  await vi.waitFor(() => expect(server.sent().length).toBeGreaterThan(seen), 30_000)
  expect(String(server.sent().at(-1)?.text)).toContain('tạm trú')
  expect(program.output()).not.toContain(TOKEN)
}, 120_000)
