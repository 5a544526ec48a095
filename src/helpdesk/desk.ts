import type { Reply } from '../conversation/message.ts'
import type { Language } from '../knowledge/article.ts'
import type { Member } from './accounts.ts'
import type { StaffStore, Ticket, TicketStore, TranscriptLine } from './ticket.ts'
import { createUndelivered, type UndeliveredStore } from './undelivered.ts'

export const LONGEST_REPLY = 4_000
const CLOSED_SHOWN = 20

export type DeskTicket = Ticket & { claimedByName?: string }
/** What became of something staff asked for; `problem` is said to them as it stands. */
export type Done = { ok: true } | { ok: false; problem: string }

export type DeskPorts = {
  store: TicketStore & UndeliveredStore & Pick<StaffStore, 'staffById'>
  /** A sentence by its key. */
  say: (language: Language, key: string, variables?: Record<string, string>) => string
  /** Sends what has just been stored. */
  flush: () => void
  /** Until when what was said stays readable for the citizen after a person has finished. */
  keepUntil: (closedAt: Date) => string
  now: () => Date
}

const GONE = 'Không tìm thấy cuộc trò chuyện này.'
const CLOSED = 'Cuộc trò chuyện này đã đóng.'
const refuse = (problem: string): Done => ({ ok: false, problem })

/** Since when a citizen waits for a word of ours; the end of time when they do not. */
const waitingSince = ({ status, openedAt, wroteAgainAt }: Ticket): string => (status === 'open' ? openedAt : (wroteAgainAt ?? '~'))
const byWaiting = (a: Ticket, b: Ticket): number => {
  const [x, y] = [waitingSince(a), waitingSince(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function replyFault(text: string): string | undefined {
  if (text.trim() === '') return 'Bạn chưa viết câu trả lời.'
  const { length } = [...text]
  return length > LONGEST_REPLY ? `Câu trả lời dài quá ${LONGEST_REPLY} ký tự (đang có ${length}); hãy rút gọn hoặc gửi làm hai lần.` : undefined
}

/** What staff do with escalated conversations. */
export function createDesk({ store, say, flush, keepUntil, now }: DeskPorts) {
  async function named(ticket: Ticket): Promise<DeskTicket> {
    const member = ticket.claimedBy ? await store.staffById(ticket.claimedBy) : undefined
    return member ? { ...ticket, claimedByName: member.name } : ticket
  }

  async function takenBy(id: string): Promise<Done> {
    const ticket = await store.ticket(id)
    if (!ticket) return refuse(GONE)
    if (ticket.status === 'closed') return refuse(CLOSED)
    return refuse(`Cán bộ ${(await named(ticket)).claimedByName ?? 'khác'} đã nhận cuộc trò chuyện này.`)
  }

  const deliveryOf = (ticket: Ticket, from: 'staff' | 'notice', reply: Reply) => ({
    conversationId: ticket.conversationId,
    from,
    reply,
    at: now().toISOString(),
  })

  return {
    /** Whose citizen waits longest for a word of ours first; those whose turn it is to write after them; then what was closed last. */
    inbox: async (): Promise<DeskTicket[]> => Promise.all((await store.tickets(CLOSED_SHOWN)).sort(byWaiting).map(named)),

    undelivered: createUndelivered({ store, flush, now }),

    async open(id: string): Promise<{ ticket: DeskTicket; transcript: TranscriptLine[] } | undefined> {
      const ticket = await store.ticket(id)
      return ticket && { ticket: await named(ticket), transcript: await store.transcript(ticket.conversationId) }
    },

    async claim(id: string, member: Member): Promise<Done> {
      if (await store.claimTicket(id, member.id, now().toISOString())) return { ok: true }
      const ticket = await store.ticket(id)
      return ticket?.status === 'claimed' && ticket.claimedBy === member.id ? { ok: true } : takenBy(id)
    },

    /** Answers the citizen in their chat, as written, and takes the conversation if nobody has. */
    async reply(id: string, member: Member, text: string): Promise<Done> {
      const fault = replyFault(text)
      if (fault) return refuse(fault)
      const ticket = await store.ticket(id)
      if (!ticket) return refuse(GONE)
      const language = await store.languageOf(ticket.conversationId)
      const signed = say(language, 'staff-says', { name: member.name })
      const blocks: Reply['blocks'] = [
        { kind: 'note', text: signed },
        { kind: 'text', text },
      ]
      if (!(await store.replyToTicket(id, member.id, deliveryOf(ticket, 'staff', { blocks, choices: [] })))) return takenBy(id)
      flush()
      return { ok: true }
    },

    /** Ends it: the assistant answers again and the citizen is told so. */
    async close(id: string): Promise<Done> {
      const ticket = await store.ticket(id)
      if (!ticket) return refuse(GONE)
      const text = say(await store.languageOf(ticket.conversationId), 'staff-closed')
      const told = deliveryOf(ticket, 'notice', { blocks: [{ kind: 'text', text }], choices: [] })
      if (!(await store.closeTicket(id, told, keepUntil(now())))) return refuse(CLOSED)
      flush()
      return { ok: true }
    },
  }
}
export type Desk = ReturnType<typeof createDesk>
