import type { Member } from '../../helpdesk/accounts.ts'
import type { DeskTicket } from '../../helpdesk/desk.ts'
import { isUrgent, reasonLabel } from '../../helpdesk/reasons.ts'
import { shortTime, waitedFor } from '../times.ts'
import { channelLabel } from './labels.ts'
import { StaffPage } from './staff-page.tsx'
import { UndeliveredCount } from './undelivered-page.tsx'

type Categories = ReadonlyMap<string, string>
type RowProps = { ticket: DeskTicket; member: Member; categories: Categories; now: Date }

const since = ({ status, openedAt, closedAt, claimedBy, claimedByName }: DeskTicket, member: Member, now: Date): string => {
  const who = claimedBy === member.id ? 'bạn' : (claimedByName ?? 'cán bộ khác')
  if (status === 'closed') return `Đóng lúc ${shortTime(closedAt ?? openedAt, now)}${claimedBy ? ` · ${who} đã nhận` : ''}`
  return status === 'claimed' ? `Đã nhận: ${who} · mở ${waitedFor(openedAt, now)}` : `Chờ ${waitedFor(openedAt, now)}`
}

export const Why = ({ reason, category, categories }: { reason: string; category: string; categories: Categories }) => (
  <p class="why">
    <span class={isUrgent(reason) ? 'badge urgent' : 'badge'}>{reasonLabel(reason)}</span> <span class="category">{categories.get(category) ?? category}</span>
  </p>
)

const Row = ({ ticket, member, categories, now }: RowProps) => (
  <li class={`ticket ${ticket.status}${isUrgent(ticket.reason) ? ' urgent' : ''}`}>
    <a href={`/staff/tickets/${ticket.id}`} id={`t-${ticket.id}`}>
      <Why reason={ticket.reason} category={ticket.category} categories={categories} />
      <p class="question">{ticket.question || '(nội dung đã được xoá theo yêu cầu)'}</p>
      {ticket.wroteAgainAt && (
        <p>
          <span class="badge new">Người dân vừa nhắn thêm</span> <span class="category">chờ {waitedFor(ticket.wroteAgainAt, now)}</span>
        </p>
      )}
      <p class="meta">
        {since(ticket, member, now)} · {channelLabel(ticket.channel)}
      </p>
    </a>
  </li>
)

const Group = ({ title, tickets, ...props }: { title: string; tickets: DeskTicket[] } & Omit<RowProps, 'ticket'>) =>
  tickets.length === 0 ? null : (
    <section>
      <h3>
        {title} <span class="count">{tickets.length}</span>
      </h3>
      <ul class="tickets">
        {tickets.map((ticket) => (
          <Row ticket={ticket} {...props} />
        ))}
      </ul>
    </section>
  )

const Nobody = () => (
  <div class="card hint">
    <p>
      <strong>Không có ai đang chờ.</strong> Khi người dân xin gặp cán bộ, gặp chuyện khẩn cấp, hoặc trợ lý không trả lời được, cuộc trò chuyện sẽ hiện ở đây.
      Trang tự cập nhật, không cần tải lại.
    </p>
  </div>
)

type InboxView = Omit<RowProps, 'ticket'> & { tickets: DeskTicket[]; undelivered: number }

/** Escalated conversations, longest waiting first. The title counts what waits for this member. */
export const InboxPage = ({ tickets, undelivered, member, categories, now }: InboxView) => {
  const of = (status: DeskTicket['status']) => tickets.filter((ticket) => ticket.status === status)
  const props = { member, categories, now }
  const waiting = of('open')
  const forMe = waiting.length + tickets.filter((ticket) => ticket.wroteAgainAt && ticket.claimedBy === member.id).length
  return (
    <StaffPage title={forMe > 0 ? `(${forMe}) Hộp thư` : 'Hộp thư'} member={member} here="/staff">
      <h2>Cuộc trò chuyện cần cán bộ</h2>
      <div id="inbox" data-live>
        <UndeliveredCount count={undelivered} />
        {waiting.length === 0 && of('claimed').length === 0 && <Nobody />}
        <Group title="Đang chờ" tickets={waiting} {...props} />
        <Group title="Đã có người nhận" tickets={of('claimed')} {...props} />
        <Group title="Đóng gần đây" tickets={of('closed')} {...props} />
      </div>
    </StaffPage>
  )
}
