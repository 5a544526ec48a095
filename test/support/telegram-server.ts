import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express, { type Request, type Response } from 'express'
import { createPusher, type Trouble } from './telegram-pusher.ts'
import { badRequest, type Refusal, Refused } from './telegram-refusal.ts'
import { createSending, type Rates, type Sent } from './telegram-sending.ts'
import { createUpdates, type Json, ME, type Update } from './telegram-updates.ts'

export const TOKEN = '123456:abcdefghijklmnopqrstuvwxyz-0123456789'

export type Call = { method: string; body: Json; at: number }
export type TelegramOptions = {
  /** What goes wrong on the way to the webhook. */
  trouble?: Trouble
  /** Messages beyond these are refused with 429; without, as many are taken as come. */
  rates?: Rates
}

/** The few methods of Telegram's Bot API that we use, with its rules, and switches for trouble. It needs no test runner. */
export async function startTelegramServer({ trouble = {}, rates }: TelegramOptions = {}) {
  const updates = createUpdates()
  const pusher = createPusher(trouble)
  const { sent, blocked, take } = createSending(rates)
  const calls: Call[] = []
  const pending: Update[] = []
  const refusals: { method: string; refusal: Refusal }[] = []
  let allowed: unknown[] | undefined
  let confirmed = 0
  let wake = new AbortController()

  async function getUpdates({
    offset = 0,
    timeout = 0,
    allowed_updates,
  }: {
    offset?: number
    timeout?: number
    allowed_updates?: unknown[]
  }): Promise<unknown> {
    if (pusher.webhook()) return new Refused({ error_code: 409, description: "Conflict: can't use getUpdates method while webhook is active" })
    allowed = allowed_updates ?? allowed
    confirmed = Math.max(confirmed, offset)
    while (pending[0] && pending[0].update_id < offset) pending.shift()
    // Held like the real one, but short, so that a stopped test does not wait.
    if (pending.length === 0 && timeout > 0) await sleep(2_000, undefined, { signal: wake.signal }).catch(() => undefined)
    return [...pending]
  }

  function setWebhook({ url, secret_token, max_connections = 40, allowed_updates }: Json): unknown {
    if (secret_token !== undefined && !/^[\w-]{1,256}$/.test(String(secret_token))) return badRequest('secret token contains unallowed characters')
    if (!/^https?:\/\//.test(String(url))) return badRequest('bad webhook: An HTTPS URL must be provided for webhook')
    allowed = (allowed_updates as unknown[] | undefined) ?? allowed
    pusher.setWebhook({ url: String(url), secret: secret_token as string | undefined, connections: Number(max_connections) })
    for (const update of pending.splice(0)) pusher.push(update)
    return true
  }

  const METHODS: Record<string, (body: Json) => unknown> = {
    getMe: () => ME,
    setWebhook,
    deleteWebhook: () => {
      pusher.setWebhook(undefined)
      return true
    },
    getWebhookInfo: () => {
      const { url = '', connections } = pusher.webhook() ?? {}
      return { url, max_connections: connections, allowed_updates: allowed, pending_update_count: pending.length + pusher.waiting() }
    },
    getUpdates,
    sendMessage: (body) => take(body) ?? updates.message({ chat: { id: Number(body.chat_id), type: 'private' }, from: ME, text: body.text }),
    answerCallbackQuery: () => true,
  }

  async function resultOf(method: string, body: Json): Promise<unknown> {
    const at = refusals.findIndex((r) => r.method === method)
    if (at >= 0) return new Refused(refusals.splice(at, 1)[0]?.refusal as Refusal)
    return METHODS[method]?.(body) ?? new Refused({ error_code: 404, description: `Not Found: ${method}` })
  }

  async function answer(req: Request, res: Response): Promise<void> {
    const method = String(req.params.method)
    const body = (req.body ?? {}) as Json
    if (method !== 'getUpdates') calls.push({ method, body, at: Date.now() })
    const result = await resultOf(method, body)
    if (result instanceof Refused) res.status(result.refusal.error_code).json({ ok: false, ...result.refusal })
    else res.json({ ok: true, result })
  }

  const app = express()
  app.use(express.json())
  app.post(`/bot${TOKEN}/:method`, answer)
  app.use((_req, res) => void res.status(401).json({ ok: false, error_code: 401, description: 'Unauthorized' }))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')

  /** Hands an update over by the way that is set, if the program asked for its kind. One that was handed over before is brought again. */
  function push(update: Update): Update {
    const kind = Object.keys(update).find((key) => key !== 'update_id')
    if (allowed?.length && !allowed.includes(kind)) return update
    if (pusher.webhook()) pusher.push(update)
    else pending.push(update)
    wake.abort()
    wake = new AbortController()
    return update
  }

  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    updates,
    push,
    /** A citizen writes; `fields` as Telegram would have them. */
    writes: (fields: Json) => push(updates.written(fields)),
    edits: (fields: Json) => push(updates.edited(fields)),
    /** A citizen taps a button under a message that had these. */
    taps: (data: string, keyboard: unknown, chatId?: number) => push(updates.tapped(data, keyboard, chatId)),
    /** What citizens see, in the order in which Telegram took it. */
    sent: (): Sent[] => [...sent],
    /** The next call of a method is refused. */
    refuse: (method: string, refusal: Refusal) => void refusals.push({ method, refusal }),
    block: (chatId: number) => void blocked.add(String(chatId)),
    unblock: (chatId: number) => void blocked.delete(String(chatId)),
    /** Polling: every update below this has been confirmed by the program. */
    confirmed: () => confirmed,
    webhook: pusher.webhook,
    /** Webhook: every try to bring an update. */
    brought: pusher.brought,
    /** Webhook: how many updates are not taken yet. */
    waiting: pusher.waiting,
    /** Webhook: resolves when every update has been taken. */
    idle: pusher.idle,
    async stop() {
      wake.abort()
      pusher.stop()
      server.close()
      server.closeAllConnections()
    },
  }
}
export type TelegramServer = Awaited<ReturnType<typeof startTelegramServer>>
