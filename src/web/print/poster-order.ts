import { z } from 'zod'
import { CAMPAIGN } from '../../places/deep-link.ts'
import type { Candidate } from '../../places/place.ts'
import type { Places } from '../../places/places.ts'
import { findCommune } from './commune-choices.ts'

const LONGEST_PLACE = 200
const DOORS = ['page', 'telegram'] as const
export type DoorName = (typeof DOORS)[number]

const Text = z.string().trim().max(LONGEST_PLACE).catch('')
/** The form's fields. `code` is that of a commune that was chosen; `make` tells a sent form from one that is only opened. */
const Fields = z.object({
  place: Text,
  code: Text,
  campaign: Text,
  door: z.union([z.enum(DOORS).transform((door) => [door]), z.array(z.enum(DOORS))]).catch([]),
  make: z.string().optional().catch(undefined),
})
export type Fields = z.infer<typeof Fields>

export type Order =
  | { kind: 'form'; fields: Fields; problem?: string; choices?: Candidate[] }
  | { kind: 'poster'; fields: Fields; commune?: Candidate; campaign: string; doors: DoorName[] }

const PROBLEMS = {
  campaign: 'Tên đợt chỉ gồm chữ thường không dấu, số và dấu gạch nối, nhiều nhất 20 ký tự. Ví dụ: tet-2027.',
  door: 'Chọn ít nhất một nơi để người dân quét vào.',
  place: 'Không tìm thấy xã, phường nào có tên như vậy. Viết kèm tỉnh, ví dụ "xã Cam Lộ, Quảng Trị"; để trống nếu áp phích dùng cho cả tỉnh.',
}

/** What the form asks for: a poster, or the form once more with what is missing. */
export function readOrder(query: unknown, places: Pick<Places, 'find' | 'byCode'>, offered: DoorName[]): Order {
  const fields = Fields.parse(query)
  const doors = fields.door.filter((door) => offered.includes(door))
  const again = (problem: string, choices?: Candidate[]): Order => ({ kind: 'form', fields, problem, ...(choices ? { choices } : {}) })
  if (fields.make === undefined) return { kind: 'form', fields: { ...fields, door: doors.length > 0 ? doors : offered } }
  if (fields.campaign && !CAMPAIGN.test(fields.campaign)) return again(PROBLEMS.campaign)
  if (doors.length === 0) return again(PROBLEMS.door)
  const order = { kind: 'poster' as const, fields, campaign: fields.campaign, doors }
  if (fields.code) {
    const commune = places.byCode(fields.code)
    return commune ? { ...order, commune } : again(PROBLEMS.place)
  }
  if (!fields.place) return order
  const found = findCommune(fields.place, places)
  if ('commune' in found) return { ...order, commune: found.commune }
  return found.choices.length > 0 ? again('Chọn đúng xã, phường ở dưới. Không thấy thì viết kèm tên tỉnh.', found.choices) : again(PROBLEMS.place)
}
