import type { Delivery } from '../conversation/ports.ts'
import type { Done } from './desk.ts'

/** A reply that was given up (a dead letter). `error` begins with a `Refusal` when no trying helped. `ticket`: the conversation's last one. */
export type DeadDelivery = {
  id: number
  channel: string
  from: Delivery['from']
  text: string
  error: string
  attempts: number
  writtenAt: string
  ticket?: { id: string; claimed: boolean }
}

/** What it needs of a database. */
export type UndeliveredStore = {
  /** Replies that were given up, newest first. */
  deadDeliveries(limit: number): Promise<DeadDelivery[]>
  countDead(): Promise<number>
  /** Puts a dead letter back in line as if it had never been tried; false when it is none (any more). */
  resendDelivery(id: number, at: string): Promise<boolean>
  /** Puts a dead letter away for good; false when it is none (any more). */
  dropDelivery(id: number): Promise<boolean>
}

const SHOWN = 100

/** Why a reply did not arrive, and what helps, as staff read it. To add one: a line here, and a `Refusal` that a channel reports. */
const WHY: Record<string, { label: string; advice: string }> = {
  blocked: { label: 'Người dân đã chặn trợ lý', advice: 'Chỉ gửi lại được sau khi họ bỏ chặn.' },
  'chat-gone': { label: 'Cuộc trò chuyện không còn', advice: 'Tài khoản đã xoá, hoặc nhóm không còn trợ lý. Gửi lại thường không được.' },
  refused: { label: 'Nền tảng không nhận tin này', advice: 'Nên viết lại ngắn gọn hơn trong cuộc trò chuyện. Gặp nhiều lần thì báo người quản trị.' },
}
const gaveUp = (attempts: number) => ({
  label: `Đã thử ${attempts} lần không được`,
  advice: 'Thường do mất mạng hoặc nền tảng gặp sự cố. Khi đã thông thì gửi lại.',
})

export type Undelivered = DeadDelivery & { why: { label: string; advice: string } }

const explained = (dead: DeadDelivery): Undelivered => ({ ...dead, why: WHY[dead.error.split(':')[0] ?? ''] ?? gaveUp(dead.attempts) })
const doneIf = (found: boolean): Done => (found ? { ok: true } : { ok: false, problem: 'Tin này không còn trong danh sách: có thể cán bộ khác vừa xử lý.' })

export type UndeliveredPorts = { store: UndeliveredStore; flush: () => void; now: () => Date }

/** What staff do with replies that did not reach their citizen. */
export const createUndelivered = ({ store, flush, now }: UndeliveredPorts) => ({
  count: (): Promise<number> => store.countDead(),
  list: async (): Promise<Undelivered[]> => (await store.deadDeliveries(SHOWN)).map(explained),
  async resend(id: number): Promise<Done> {
    const found = await store.resendDelivery(id, now().toISOString())
    flush()
    return doneIf(found)
  },
  drop: async (id: number): Promise<Done> => doneIf(await store.dropDelivery(id)),
})
