import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express, { type Request, type Response } from 'express'

export const TOKEN = '123456:abcdefghijklmnopqrstuvwxyz-0123456789'
const ME = {
  id: 123456,
  is_bot: true,
  first_name: 'Trợ lý',
  username: 'tro_ly_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

type Json = Record<string, unknown>
type Update = Json & { update_id: number }
export type Call = { method: string; body: Json }
type Refusal = { error_code: number; description: string; parameters?: Json }

/** The few methods of Telegram's Bot API that we use, with its rules on lengths, and switches for trouble. */
export async function startTelegramServer() {
  const calls: Call[] = []
  const pending: Update[] = []
  const refusals: { method: string; refusal: Refusal }[] = []
  let nextId = 100
  let confirmed = 0
  let wake = new AbortController()

  async function getUpdates({ offset = 0, timeout = 0 }: { offset?: number; timeout?: number }): Promise<Update[]> {
    confirmed = Math.max(confirmed, offset)
    while (pending[0] && pending[0].update_id < offset) pending.shift()
    // Held like the real one, but short, so that a stopped test does not wait.
    if (pending.length === 0 && timeout > 0) await sleep(2_000, undefined, { signal: wake.signal }).catch(() => undefined)
    return [...pending]
  }

  function sendMessage(body: Json): unknown {
    const letters = String(body.text)
      .replace(/<[^>]+>/g, '')
      .replace(/&(lt|gt|amp|quot);/g, '&').length
    if (letters === 0 || letters > 4_096) return refused({ error_code: 400, description: 'Bad Request: message is too long' })
    const rows = (body.reply_markup as { inline_keyboard?: { callback_data: string }[][] } | undefined)?.inline_keyboard ?? []
    if (rows.flat().some((button) => Buffer.byteLength(button.callback_data) > 64))
      return refused({ error_code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' })
    return {
      message_id: nextId++,
      date: 1_795_000_000,
      chat: { id: Number(body.chat_id), type: 'private', first_name: 'Tư' },
      from: ME,
      text: body.text,
    }
  }

  const METHODS: Record<string, (body: Json) => unknown> = {
    getMe: () => ME,
    deleteWebhook: () => true,
    getUpdates,
    sendMessage,
    answerCallbackQuery: () => true,
  }

  async function answer(req: Request, res: Response): Promise<void> {
    const method = String(req.params.method)
    const body = (req.body ?? {}) as Json
    if (method !== 'getUpdates') calls.push({ method, body })
    const at = refusals.findIndex((r) => r.method === method)
    const result =
      at >= 0
        ? refused(refusals.splice(at, 1)[0]?.refusal as Refusal)
        : await (METHODS[method] ?? (() => refused({ error_code: 404, description: `Not Found: ${method}` })))(body)
    if (result instanceof Refused) res.status(result.refusal.error_code).json({ ok: false, ...result.refusal })
    else res.json({ ok: true, result })
  }

  const app = express()
  app.use(express.json())
  app.post(`/bot${TOKEN}/:method`, answer)
  app.use((_req, res) => void res.status(401).json({ ok: false, error_code: 401, description: 'Unauthorized' }))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function push(update: Json): void {
    pending.push({ update_id: nextId++, ...update })
    wake.abort()
    wake = new AbortController()
  }
  const message = (fields: Json): Json => ({
    message_id: nextId++,
    date: 1_795_000_000,
    chat: { id: 77, type: 'private', first_name: 'Tư' },
    from: { id: 77, is_bot: false, first_name: 'Tư' },
    ...fields,
  })

  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    push,
    /** A citizen writes; `fields` as Telegram would have them. */
    writes: (fields: Json) => push({ message: message(fields) }),
    /** A citizen taps a button under a message that had these. */
    taps: (data: string, keyboard: unknown) =>
      push({
        callback_query: {
          id: String(nextId++),
          from: { id: 77, is_bot: false, first_name: 'Tư' },
          chat_instance: '1',
          data,
          message: message({ from: ME, reply_markup: keyboard }),
        },
      }),
    sent: (): Json[] => calls.filter((call) => call.method === 'sendMessage').map((call) => call.body),
    /** The next call of a method is refused. */
    refuse: (method: string, refusal: Refusal) => void refusals.push({ method, refusal }),
    /** Every update below this has been confirmed by the program. */
    confirmed: () => confirmed,
    nextId: () => nextId,
    async stop() {
      wake.abort()
      server.close()
      server.closeAllConnections()
    },
  }
}
export type TelegramServer = Awaited<ReturnType<typeof startTelegramServer>>

class Refused {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    this.refusal = refusal
  }
}
const refused = (refusal: Refusal): Refused => new Refused(refusal)
