import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from './seeded.ts'
import type { Json, Update } from './telegram-updates.ts'

/** What goes wrong between Telegram and a webhook, drawn from a seed. Shares are of updates, between 0 and 1. */
export type Trouble = {
  seed?: number
  /** Brought a second time although the first was answered 200. */
  repeat?: number
  /** Changes places with the update after it, whichever chat that is in. */
  reorder?: number
  /** Waits up to so long before it is brought. */
  delayMs?: number
  /** The first wait after anything but a 2xx; each further one is twice as long, up to 32 times. */
  backOffMs?: number
  /** Given up, as by Telegram's own wait for an answer. */
  deadlineMs?: number
}
export type Webhook = { url: string; secret: string | undefined; connections: number }
/** One try to bring an update; `status` 0 when nobody answered. */
export type Brought = { updateId: number; status: number; at: number; tookMs: number }
type Parcel = { update: Update; times: number; delayMs: number; failures: number }

const LONGEST_BACK_OFF = 32
const NEIGHBOUR_WITHIN_MS = 50

const chatOf = (update: Update): string => {
  const { chat, message } = (update.message ?? update.edited_message ?? update.callback_query ?? {}) as { chat?: Json; message?: { chat?: Json } }
  return String((chat ?? message?.chat)?.id ?? update.update_id)
}

/** Brings updates to a webhook as Telegram does: each until it is taken, a chat's one after the other, several chats side by side. */
export function createPusher({ seed = 1, repeat = 0, reorder = 0, delayMs = 0, backOffMs = 50, deadlineMs = 60_000 }: Trouble) {
  const random = seeded(seed)
  const brought: Brought[] = []
  const chats = new Map<string, Parcel[]>()
  const ready: string[] = []
  let webhook: Webhook | undefined
  let held: Update | undefined
  let busy = 0
  let stopped = false

  async function bring({ update }: Parcel, { url, secret }: Webhook): Promise<boolean> {
    const at = Date.now()
    const headers = { 'content-type': 'application/json', ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}) }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal: AbortSignal.timeout(deadlineMs) }).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    brought.push({ updateId: update.update_id, status: answer?.status ?? 0, at, tookMs: Date.now() - at })
    return answer?.ok ?? false
  }

  /** Brings the first parcel of a chat once; resolves to how long that chat then waits. */
  async function attempt(parcels: Parcel[], to: Webhook): Promise<number> {
    const parcel = parcels[0] as Parcel
    if (parcel.delayMs > 0) await sleep(parcel.delayMs)
    parcel.delayMs = 0
    if (!(await bring(parcel, to))) return backOffMs * Math.min(2 ** parcel.failures++, LONGEST_BACK_OFF)
    parcel.times--
    if (parcel.times === 0) parcels.shift()
    return 0
  }

  function pump(): void {
    while (webhook && !stopped && busy < webhook.connections) {
      const chat = ready.shift()
      if (chat === undefined) return
      const parcels = chats.get(chat) as Parcel[]
      busy++
      void attempt(parcels, webhook).then(async (waitMs) => {
        busy--
        pump()
        if (waitMs > 0) await sleep(waitMs)
        if (parcels.length > 0) ready.push(chat)
        else chats.delete(chat)
        pump()
      })
    }
  }

  function enqueue(update: Update): void {
    const chat = chatOf(update)
    const parcel = { update, times: random() < repeat ? 2 : 1, delayMs: random() * delayMs, failures: 0 }
    const parcels = chats.get(chat)
    if (parcels) return void parcels.push(parcel)
    chats.set(chat, [parcel])
    ready.push(chat)
    pump()
  }

  function letGo(): void {
    const update = held
    held = undefined
    if (update) enqueue(update)
  }

  return {
    brought,
    setWebhook(to: Webhook | undefined): void {
      webhook = to
      pump()
    },
    webhook: () => webhook,
    push(update: Update): void {
      const swaps = !held && random() < reorder
      if (swaps) {
        held = update
        setTimeout(letGo, NEIGHBOUR_WITHIN_MS)
        return
      }
      enqueue(update)
      letGo()
    },
    waiting: () => [...chats.values()].reduce((sum, parcels) => sum + parcels.length, held ? 1 : 0),
    /** Resolves when every update has been taken. */
    async idle(): Promise<void> {
      while (chats.size > 0 || held) await sleep(5)
    },
    stop(): void {
      stopped = true
    },
  }
}
