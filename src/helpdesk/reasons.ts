/** Why a conversation was escalated, as staff read it. The longest prefix of the reason wins; to add one, add a line. */
const REASONS: readonly (readonly [prefix: string, label: string])[] = [
  ['safety-danger', 'Nguy hiểm tính mạng'],
  ['safety-money-leaving', 'Đang bị lừa, tiền đang chuyển đi'],
  ['safety', 'Liên quan an toàn'],
  ['asked-for-human', 'Người dân xin gặp cán bộ'],
  ['personal-case', 'Vụ việc riêng, cần người xem'],
  ['no-match', 'Chưa có bài trả lời'],
  ['low-confidence', 'Trợ lý không chắc chắn'],
  ['unclear', 'Trợ lý chưa hiểu câu hỏi'],
  ['error', 'Trợ lý gặp trục trặc'],
]

export function reasonLabel(reason: string): string {
  const fitting = REASONS.filter(([prefix]) => reason === prefix || reason.startsWith(`${prefix}-`))
  return fitting.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? `Lý do khác (${reason})`
}

/** What must be read before everything else in the inbox. */
export const isUrgent = (reason: string): boolean => reason.startsWith('safety')
