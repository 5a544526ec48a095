import type { Category } from '../knowledge/policy.ts'
import type { Period } from './period.ts'
import type { DemandRow } from './signal.ts'

/**
 * `remarks`: what a leader should know beside a category; `titles`: what articles are called; `causes`: why people could not
 * do it, by their codes. All in Vietnamese.
 */
export type ReportOptions = Period & {
  categories: readonly Category[]
  remarks: ReadonlyMap<string, string>
  titles: ReadonlyMap<string, string>
  causes: ReadonlyMap<string, string>
}
type Line = { label: string; turns: number; remark?: string | undefined }

const OUTCOMES: Readonly<Record<string, string>> = {
  answer: 'Trả lời ngay',
  clarify: 'Hỏi lại cho rõ',
  escalate: 'Chuyển cán bộ',
  decline: 'Chỉ nơi khác giải đáp',
  chat: 'Chào hỏi, cảm ơn',
  step: 'Hướng dẫn từng bước',
  notice: 'Thông báo, menu',
  held: 'Cán bộ đang trả lời',
}

const WALKS: Readonly<Record<string, string>> = {
  'walk-reached': 'Tới một bước',
  'walk-stuck': 'Mắc ở một bước',
  'walk-finished': 'Làm hết các bước',
  'walk-left': 'Dừng giữa chừng',
}
/** Longer tables are not read; the CSV has every row. */
const MOST_LINES = 12

const COUNT = new Intl.NumberFormat('vi-VN')
const SHARE = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

const dayText = (day: string): string => day.split('-').reverse().join('/')

/** Rows summed by one of their fields, most asked first. */
function sumBy(rows: readonly DemandRow[], key: (row: DemandRow) => string): Line[] {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.turns)
  return [...sums].map(([label, turns]) => ({ label, turns })).sort((a, b) => b.turns - a.turns || a.label.localeCompare(b.label, 'vi'))
}

function table(title: string, lines: readonly Line[], total: number): string {
  const cells = lines.map(({ label, turns }) => [label.normalize('NFC'), COUNT.format(turns), SHARE.format(turns / total)] as const)
  const [labels, counts, shares] = [0, 1, 2].map((i) => Math.max(...cells.map((row) => (row[i] as string).length)))
  const rows = cells.map(
    ([label, count, share]) => `  ${label.padEnd(labels as number)}  ${count.padStart(counts as number)}  ${share.padStart(shares as number)}`,
  )
  return [title, ...rows.map((row, i) => (lines[i]?.remark ? `${row}\n    ${lines[i].remark}` : row))].join('\n')
}

const EMPTY = `Chưa có lượt hỏi nào trong những ngày này.
  - Chọn khoảng ngày khác: npm run -s report -- --from 2026-11-01 --to 2026-11-30
  - Kiểm tra DATA_DIR: báo cáo đọc cơ sở dữ liệu trong chính thư mục mà dịch vụ đang ghi vào.
  - Hỏi thử một câu: mở trang chat, hoặc chạy npm run -s ask -- --keep`

/** A table of the rows whose reason begins so; nothing where there are none. */
function tableOf(title: string, rows: readonly DemandRow[], label: (row: DemandRow) => string): string[] {
  const total = rows.reduce((sum, row) => sum + row.turns, 0)
  return total === 0 ? [] : [table(title, sumBy(rows, label).slice(0, MOST_LINES), total)]
}

function categoryLines(rows: readonly DemandRow[], categories: readonly Category[], remarks: ReadonlyMap<string, string>): Line[] {
  const labels = new Map(categories.map(({ id, label }) => [id, label.vi]))
  return sumBy(rows, (row) => row.category).map(({ label: id, turns }) => ({ label: labels.get(id) ?? id, turns, remark: remarks.get(id) }))
}

/** Where people get stuck, what they say of the answers, and by which leaflets they come. */
function furtherTables(rows: readonly DemandRow[], { titles, causes }: Pick<ReportOptions, 'titles' | 'causes'>): string[] {
  const having = (prefix: string) => rows.filter(({ reason }) => reason.startsWith(prefix))
  const named = ({ article }: DemandRow) => titles.get(article ?? '') ?? article ?? '(không rõ bài)'
  return [
    ...tableOf('Mắc ở bước nào (làm từng bước)', having('walk-stuck'), (row) => `${named(row)}, bước ${row.step}`),
    ...tableOf('Đã làm đến đâu (làm từng bước)', having('walk-'), ({ reason }) => WALKS[reason] ?? reason),
    ...tableOf(
      'Chưa làm được vì sao (hỏi lại sau 3 ngày)',
      having('result-undone-'),
      (row) => `${named(row)}: ${causes.get(row.reason.slice('result-undone-'.length)) ?? row.reason}`,
    ),
    ...tableOf('Câu trả lời bị báo chưa đúng', having('rated-bad'), named),
    ...tableOf(
      'Theo nơi ở',
      rows.filter((row) => row.place !== null),
      (row) => row.place ?? '',
    ),
    ...tableOf(
      'Theo đợt tuyên truyền',
      rows.filter((row) => row.campaign !== null),
      (row) => row.campaign ?? '',
    ),
  ]
}

/** What was asked, as text that a leader can read in a terminal or an e-mail. */
export function reportText(rows: readonly DemandRow[], { from, to, categories, remarks, titles, causes }: ReportOptions): string {
  const title = `Nhu cầu của người dân từ ${dayText(from)} đến ${dayText(to)} (giờ Hà Nội)`
  const total = rows.reduce((sum, row) => sum + row.turns, 0)
  if (total === 0) return `${title}\n\n${EMPTY}`
  const days = sumBy(rows, (row) => row.day).sort((a, b) => (a.label < b.label ? -1 : 1))
  return [
    `${title}\nTổng số: ${COUNT.format(total)} lượt trong ${COUNT.format(days.length)} ngày có người hỏi`,
    table('Theo lĩnh vực', categoryLines(rows, categories, remarks), total),
    table(
      'Theo kết quả',
      sumBy(rows, (row) => OUTCOMES[row.outcome] ?? row.outcome),
      total,
    ),
    table(
      'Theo kênh',
      sumBy(rows, (row) => row.channel),
      total,
    ),
    table(
      'Theo ngày',
      days.map(({ label, turns }) => ({ label: dayText(label), turns })),
      total,
    ),
    ...furtherTables(rows, { titles, causes }),
  ].join('\n\n')
}

const COLUMNS = ['day', 'channel', 'category', 'outcome', 'reason', 'article', 'step', 'place', 'campaign', 'turns'] as const

/** A spreadsheet takes a cell that begins so for a formula; the apostrophe makes it words again. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The same rows for a spreadsheet, by RFC 4180. */
export const reportCsv = (rows: readonly DemandRow[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map((record) => `${record.map(cell).join(',')}\r\n`).join('')
