import type { Member } from '../../helpdesk/accounts.ts'
import type { DeskTicket } from '../../helpdesk/desk.ts'
import type { TranscriptLine } from '../../helpdesk/ticket.ts'
import { shortTime, waitedFor } from '../times.ts'
import { Why } from './inbox-page.tsx'
import { channelLabel, STATUSES, WRITERS } from './labels.ts'
import { StaffPage } from './staff-page.tsx'

export type TicketView = {
  ticket: DeskTicket
  transcript: TranscriptLine[]
  member: Member
  categories: ReadonlyMap<string, string>
  now: Date
  problem?: string
  draft?: string
}

const actionOf = (ticket: DeskTicket, action: string): string => `/staff/tickets/${ticket.id}/${action}`

const Facts = ({ ticket, member, categories, now }: TicketView) => (
  <div id="facts" class="card" data-live>
    <h2>{STATUSES[ticket.status]}</h2>
    <Why reason={ticket.reason} category={ticket.category} categories={categories} />
    <p class="question">{ticket.question || '(nội dung đã được xoá theo yêu cầu)'}</p>
    <p class="meta">
      {channelLabel(ticket.channel)} · chuyển lúc {shortTime(ticket.openedAt, now)}
      {ticket.status === 'open' && ` · đã chờ ${waitedFor(ticket.openedAt, now)}`}
      {ticket.claimedBy && ` · người nhận: ${ticket.claimedBy === member.id ? 'bạn' : (ticket.claimedByName ?? 'cán bộ khác')}`}
    </p>
  </div>
)

const Transcript = ({ transcript, now }: Pick<TicketView, 'transcript' | 'now'>) => (
  <section aria-labelledby="transcript-title">
    <h3 id="transcript-title">Cuộc trò chuyện</h3>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, which a keyboard can do only where there is focus */}
    <ol id="transcript" class="transcript" data-live tabIndex={0} aria-labelledby="transcript-title">
      {transcript.map((line) => (
        <li class={line.from}>
          <p class="who">
            {WRITERS[line.from]} <time dateTime={line.at}>{shortTime(line.at, now)}</time>
            {line.undelivered && (
              <>
                {' · '}
                <a href="/staff/undelivered">Không gửi được</a>
              </>
            )}
          </p>
          <p class="text">{line.text || '(đã xoá hoặc không có chữ)'}</p>
        </li>
      ))}
    </ol>
  </section>
)

const Answer = ({ ticket, draft = '', problem }: Pick<TicketView, 'ticket' | 'draft' | 'problem'>) => (
  <form method="post" action={actionOf(ticket, 'reply')} class="stacked card" data-draft={ticket.id}>
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    <label for="text">Trả lời người dân</label>
    <textarea id="text" name="text" rows={4} aria-describedby="reply-hint">
      {draft}
    </textarea>
    <p id="reply-hint" class="meta">
      Gửi thẳng vào khung chat, ghi tên bạn, đúng như bạn viết. {ticket.status === 'open' && 'Gửi là bạn nhận cuộc này; trợ lý sẽ im lặng đến khi bạn đóng.'}
    </p>
    <button type="submit" class="primary">
      Gửi trả lời
    </button>
  </form>
)

const Actions = ({ ticket, member }: Pick<TicketView, 'ticket' | 'member'>) => (
  <div class="actions">
    {ticket.status === 'open' && (
      <form method="post" action={actionOf(ticket, 'claim')}>
        <button type="submit">Nhận cuộc này</button>
      </form>
    )}
    <details class="confirm">
      <summary>Đóng cuộc trò chuyện…</summary>
      <form method="post" action={actionOf(ticket, 'close')}>
        <p>
          {ticket.claimedBy && ticket.claimedBy !== member.id && `Cán bộ ${ticket.claimedByName ?? 'khác'} đang phụ trách. `}
          Người dân sẽ được báo là cán bộ đã xong, và trợ lý tự động trả lời lại. Đóng thật chứ?
        </p>
        <button type="submit" class="danger">
          Đóng
        </button>
      </form>
    </details>
  </div>
)

/** One escalated conversation: why it is here, all that was said, and what can be done. */
export const TicketPage = (view: TicketView) => {
  const { ticket, member, problem } = view
  const elsewhere = ticket.claimedBy !== undefined && ticket.claimedBy !== member.id
  return (
    <StaffPage title="Trả lời người dân" member={member}>
      <p>
        <a href="/staff">← Hộp thư</a>
      </p>
      <Facts {...view} />
      <Transcript {...view} />
      {problem && (elsewhere || ticket.status === 'closed') && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {ticket.status !== 'closed' && !elsewhere && <Answer {...view} />}
      {ticket.status !== 'closed' && <Actions {...view} />}
    </StaffPage>
  )
}
