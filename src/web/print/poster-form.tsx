import type { Member } from '../../helpdesk/accounts.ts'
import type { Candidate } from '../../places/place.ts'
import { placeText } from '../../places/place-text.ts'
import { StaffPage } from '../staff/staff-page.tsx'
import type { DoorName, Fields, Order } from './poster-order.ts'

const DOOR_LABELS: Record<DoorName, string> = { page: 'Trang hỏi đáp', telegram: 'Telegram' }

/** The address of the poster, or with `make` left out of its form, for these fields. */
export function posterPath({ place, code, campaign, door }: Omit<Fields, 'make'>, make: boolean): string {
  const query = new URLSearchParams({ place, ...(code ? { code } : {}), campaign, ...(make ? { make: '1' } : {}) })
  for (const name of door) query.append('door', name)
  return `/staff/poster?${query}`
}

const formerlyText = ({ formerly }: Candidate): string => (formerly ? ` (trước là ${[formerly.commune, formerly.district].filter(Boolean).join(', ')})` : '')

const Choices = ({ choices, fields }: { choices: Candidate[]; fields: Fields }) => (
  <ul class="choose">
    {choices.map((choice) => (
      <li>
        <a class="button" href={posterPath({ ...fields, code: choice.commune?.code ?? '' }, true)}>
          {placeText(choice)}
          {formerlyText(choice)}
        </a>
      </li>
    ))}
  </ul>
)

const Doors = ({ offered, chosen }: { offered: DoorName[]; chosen: DoorName[] }) => (
  <fieldset>
    <legend>Người dân quét vào đâu</legend>
    {offered.map((name) => (
      <label class="check">
        <input type="checkbox" name="door" value={name} checked={chosen.includes(name)} /> {DOOR_LABELS[name]}
      </label>
    ))}
  </fieldset>
)

type PosterFormProps = { member: Member; offered: DoorName[] } & Omit<Extract<Order, { kind: 'form' }>, 'kind'>

/** What a poster is to say: for which commune, in which campaign, with which doors. */
export const PosterForm = ({ member, offered, fields, problem, choices }: PosterFormProps) => (
  <StaffPage title="Áp phích mã QR" member={member} here="/staff/poster">
    <section class="card">
      <h2>Áp phích mã QR</h2>
      <p>In ra giấy A4, dán ở nhà văn hoá, bộ phận một cửa, chợ. Ai quét mã sẽ vào thẳng trợ lý. Mã mang tên xã và tên đợt, không mang gì về người quét.</p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {choices && <Choices choices={choices} fields={fields} />}
      <form method="get" action="/staff/poster" class="stacked">
        <input type="hidden" name="make" value="1" />
        <label for="place">Xã, phường (để trống: cả tỉnh)</label>
        <input id="place" name="place" value={fields.place} maxLength={200} placeholder="xã Cam Lộ, Quảng Trị" autocomplete="off" />
        <label for="campaign">Tên đợt tuyên truyền (không bắt buộc)</label>
        <input
          id="campaign"
          name="campaign"
          value={fields.campaign}
          maxLength={20}
          placeholder="tet-2027"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
        />
        <p class="meta">Chữ thường không dấu, số và dấu gạch nối, nhiều nhất 20 ký tự.</p>
        {offered.length > 1 ? <Doors offered={offered} chosen={fields.door} /> : <input type="hidden" name="door" value="page" />}
        <button type="submit" class="primary">
          Làm áp phích
        </button>
      </form>
    </section>
  </StaffPage>
)
