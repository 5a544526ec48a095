import type { Outcome } from '../conversation/outcome.ts'
import type { SignalName } from './contributions.ts'
import { type Checks, COSTS } from './decide.ts'
import type { Explanation } from './explain.ts'
import type { Shown } from './features.ts'

/** The words in which a decision is explained to editors. They are Vietnamese only: editors read them, citizens never do. */
export const OUTCOMES: Readonly<Record<Outcome['kind'], string>> = {
  answer: 'Trả lời ngay',
  clarify: 'Hỏi lại cho rõ',
  escalate: 'Chuyển cán bộ',
  decline: 'Nói là không có câu trả lời và chỉ nơi khác',
  chat: 'Đáp lời chào hỏi, cảm ơn',
  step: 'Hướng dẫn từng bước',
  notice: 'Làm theo lệnh hoặc nhắc',
  held: 'Im lặng vì cán bộ đang trả lời',
}

export const SIGNAL_WORDS: Readonly<Record<SignalName, string>> = { regression: 'Hồi quy', bayes: 'Bayes', lexical: 'Khớp từ' }

export const FEATURE_WORDS: Readonly<Record<Shown['kind'], string>> = { word: 'từ', pair: 'cặp từ', signed: 'từ có dấu', letters: 'nhóm chữ' }

/** What is checked, in the order in which it is looked at. */
export const CHECK_WORDS: Readonly<Record<keyof Checks, string>> = {
  talk: 'Chỉ là lời trò chuyện, hoặc xin gặp người',
  ours: 'Thuộc việc trợ lý trả lời',
  likely: '… hoặc riêng bài đầu đã đủ rõ',
  sure: 'Đủ tin cậy để trả lời ngay',
  warning: 'Các bài cảnh báo lừa đảo cộng lại',
  offered: 'Bài đầu đủ để đưa ra khi hỏi lại',
  door: 'Giống điều trợ lý không trả lời',
}

const PERCENT = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 0 })
const TENTHS = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 1 })
const POINTS = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' })

/** A probability; small ones are not rounded away. */
export const percent = (p: number): string => (p > 0 && p < 0.001 ? '<0,1%' : (p < 0.1 ? TENTHS : PERCENT).format(p))
export const points = (p: number): string => POINTS.format(p)

/** What asking back was held to cost for this text. */
const cost = ({ checks }: Explanation): string => percent(1 - checks.sure.least)
const trust = (e: Explanation): string => `tin cậy ${percent(e.confidence)}, mức cần là ${percent(e.checks.sure.least)}`

type Rule = (explanation: Explanation) => string

/** Which rule decided, and why: by the longest prefix of the reason. A new reason gets a line here. */
const RULES: readonly (readonly [prefix: string, rule: Rule])[] = [
  ['matched', (e) => `Rủi ro trả lời sai (${percent(1 - e.confidence)}) không quá giá của việc hỏi lại (${cost(e)}): ${trust(e)}.`],
  [
    'matched-warning',
    (e) => `Chưa đủ chắc (${trust(e)}), nhưng các bài cảnh báo lừa đảo cộng lại được ${percent(e.checks.warning.is)}: cảnh báo trước còn hơn hỏi lại.`,
  ],
  ['known-fraud-number', () => 'Trong câu có số điện thoại đã biết là của kẻ lừa đảo: cảnh báo trước mọi việc khác.'],
  ['low-confidence', (e) => `Câu thuộc việc trợ lý trả lời nhưng chưa đủ chắc là bài nào: ${trust(e)}. Hỏi lại (giá ${cost(e)}) đỡ hại hơn trả lời sai.`],
  ['low-confidence-short', (e) => `Câu ngắn, những từ này có trong cách hỏi của ${e.open.length} bài khác nhau: để người dân chọn.`],
  ['low-confidence-vague', (e) => `Giống một lời nhờ chung chung, chưa nói việc gì (${percent(e.checks.talk.is)}): hỏi lại.`],
  ['no-match-door', (e) => `Không bài nào đủ gần, và câu giống điều trợ lý không trả lời “${e.door.about}” (${percent(e.door.p)}): chỉ nơi giải đáp.`],
  ['no-match', () => 'Không bài nào đủ gần, cũng không giống điều nào đã biết là của nơi khác.'],
  ['asked-for-human', (e) => `Hiểu là người dân xin gặp người (trò chuyện ${percent(e.checks.talk.is)}).`],
  ['personal-case', (e) => `Hiểu là vụ việc riêng, cần người xem (${percent(e.checks.talk.is)}).`],
  ['talk', (e) => `Hiểu là lời trò chuyện, không phải câu hỏi (${percent(e.checks.talk.is)}).`],
  ['safety', (e) => `Báo động ${percent(e.alarm.p)}, mức báo là ${percent(e.alarm.least)}: an toàn được nói trước mọi việc khác.`],
  ['unreadable', () => 'Tin không có chữ nào để đọc.'],
]

export function whyRule(explanation: Explanation): string {
  const { reason } = explanation
  const fitting = RULES.filter(([prefix]) => reason === prefix || reason.startsWith(`${prefix}-`))
  const rule = fitting.sort(([a], [b]) => b.length - a.length)[0]?.[1]
  return rule?.(explanation) ?? 'Câu trùng với một lệnh (xem danh mục, xoá dữ liệu, đổi ngôn ngữ …) nên được làm theo ngay.'
}

/** What was done to the text before it was ranked, where there is anything to tell. */
export function readingNotes({ text, looked, wary, split, open }: Explanation): string[] {
  return [
    ...(wary ? [`Đã bỏ những câu ra lệnh cho máy; vì thế cần chắc chắn hơn mới trả lời (giá hỏi lại chỉ còn ${percent(COSTS.askBackWary)}).`] : []),
    ...(looked !== text ? [`Chỉ xét phần: “${looked}”.`] : []),
    ...(split.length > 1 ? [`Được tách thành ${split.length} câu hỏi: ${split.map((t) => t.title).join(' và ')}.`] : []),
    ...(open.length > 1 ? [`Có thể thuộc: ${open.map((t) => t.title).join(', ')}.`] : []),
  ]
}
