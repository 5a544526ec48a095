import type { Member } from '../../helpdesk/accounts.ts'
import type { Undelivered } from '../../helpdesk/undelivered.ts'
import { shortTime } from '../times.ts'
import { channelLabel, WRITERS } from './labels.ts'
import { StaffPage } from './staff-page.tsx'

const NOTICES = {
  resent: 'Đang gửi lại. Nếu vẫn không được, tin sẽ hiện lại ở đây.',
  dropped: 'Đã bỏ tin đó. Người dân sẽ không nhận được.',
} as const
export type Notice = keyof typeof NOTICES
export const isNotice = (word: string): word is Notice => word in NOTICES

/** What leads here from the inbox, when there is anything. */
export const UndeliveredCount = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <p class="aside">
      <span class="count some">{count}</span>{' '}
      <a href="/staff/undelivered" id="undelivered-count">
        tin chưa gửi được tới người dân
      </a>
    </p>
  )

const actionOf = ({ id }: Undelivered, action: string): string => `/staff/undelivered/${id}/${action}`

/** An assistant's reply is never sent into a conversation that a person has taken, so it is not offered either. */
const Resend = ({ letter }: { letter: Undelivered }) =>
  letter.from === 'assistant' && letter.ticket?.claimed ? (
    <p class="meta">Cuộc này đã có cán bộ nhận, nên tin của trợ lý không gửi nữa.</p>
  ) : (
    <form method="post" action={actionOf(letter, 'resend')}>
      <button type="submit">Gửi lại</button>
    </form>
  )

const Letter = ({ letter, now }: { letter: Undelivered; now: Date }) => (
  <li class="letter">
    <p>
      <span class="badge">{letter.why.label}</span>
    </p>
    <p class="meta">{letter.why.advice}</p>
    <p class="words">{letter.text}</p>
    <p class="meta">
      {WRITERS[letter.from]} · {channelLabel(letter.channel)} · soạn lúc {shortTime(letter.writtenAt, now)}
      {letter.ticket && (
        <>
          {' · '}
          <a href={`/staff/tickets/${letter.ticket.id}`}>Mở cuộc trò chuyện</a>
        </>
      )}
    </p>
    <div class="actions">
      <Resend letter={letter} />
      <details class="confirm">
        <summary>Bỏ…</summary>
        <form method="post" action={actionOf(letter, 'drop')}>
          <p>Người dân sẽ không nhận được tin này. Bỏ thật chứ?</p>
          <button type="submit" class="danger">
            Bỏ tin này
          </button>
        </form>
      </details>
    </div>
  </li>
)

const Nothing = () => (
  <div class="card hint">
    <p>
      <strong>Tin nào cũng đã tới nơi.</strong> Khi một tin gửi người dân không đi được (họ chặn trợ lý, tài khoản đã xoá, mất mạng quá lâu), nó sẽ hiện ở đây
      kèm lý do, để bạn gửi lại hoặc bỏ.
    </p>
  </div>
)

export type UndeliveredView = { letters: Undelivered[]; count: number; member: Member; now: Date; notice?: Notice | undefined; problem?: string }

/** Replies that did not reach their citizen, newest first. */
export const UndeliveredPage = ({ letters, count, member, now, notice, problem }: UndeliveredView) => (
  <StaffPage title={count > 0 ? `(${count}) Tin chưa gửi được` : 'Tin chưa gửi được'} member={member} here="/staff/undelivered">
    <h2>Tin chưa gửi được</h2>
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    {notice && (
      <p class="notice" role="status">
        {NOTICES[notice]}
      </p>
    )}
    {letters.length === 0 ? (
      <Nothing />
    ) : (
      <ul class="tickets">
        {letters.map((letter) => (
          <Letter letter={letter} now={now} />
        ))}
      </ul>
    )}
    {count > letters.length && (
      <p class="meta">
        Đang hiện {letters.length} tin mới nhất trong {count} tin.
      </p>
    )}
  </StaffPage>
)
