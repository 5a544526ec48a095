import { adviceFor, isLost } from './advice.ts'
import type { Attempt } from './attack.ts'
import { damageOf, GRADES, type Group, groupsBy } from './grade.ts'
import type { Row } from './rows.ts'
import type { Source } from './variants.ts'

const SHARE = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
const SOURCES: Record<Source, string> = { question: 'câu hỏi giấu đi', title: 'tên bài', case: 'tên trường hợp', detail: 'tên chi tiết' }
const MOST_ADVISED = 15

type Cell = string | number
/** Columns of equal width, the numbers to the right. */
function columns(head: string[], rows: Cell[][]): string[] {
  const widths = head.map((name, i) => Math.max(...[name, ...rows.map((row) => String(row[i]))].map((cell) => cell.normalize('NFC').length)))
  const line = (cells: Cell[]): string =>
    cells
      .map((cell, i) => {
        const text = String(cell).normalize('NFC')
        return typeof rows[0]?.[i] === 'number' ? text.padStart(widths[i] as number) : text.padEnd(widths[i] as number)
      })
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)]
}

const figures = ({ tally, score }: Pick<Group, 'tally' | 'score'>): Cell[] => [
  tally.right,
  tally.offered,
  tally.wrong,
  tally.silent,
  tally.total,
  SHARE.format(score),
]
const FIGURES = ['đúng', 'gợi ý', 'sai', 'im lặng', 'tổng', 'điểm']

const byArticle = (rows: Row[]): string[] =>
  columns(
    ['hạng', 'bài', ...FIGURES, 'đã học', 'hỏng nhất khi', 'hay nhầm với'],
    rows.map(({ id, grade, worst, confused, ...row }) => [
      grade,
      id,
      ...figures(row),
      SHARE.format(row.servedScore),
      worst ? `${worst.name} (${worst.tally.total - worst.tally.right}/${worst.tally.total})` : '–',
      confused ? `${confused.id} (${confused.times})` : '–',
    ]),
  )

/** What harms most first. */
const summary = (title: string, attempts: Attempt[], key: (a: Attempt) => string): string[] =>
  columns(
    [title, ...FIGURES, 'câu gốc'],
    groupsBy(attempts, key)
      .sort((a, b) => damageOf(b) - damageOf(a))
      .map((group) => [group.name, ...figures(group), SHARE.format(group.plainScore)]),
  )

const misses = (attempts: Attempt[]): string[] =>
  columns(
    ['cách viết', 'máy hiểu là', 'câu hỏi'],
    attempts.filter(isLost).map((a) => [a.distortion, a.instead ?? '(không bài nào)', a.text]),
  )

export const gradeCounts = (rows: Row[]): Record<string, number> =>
  Object.fromEntries(GRADES.map(({ grade }) => [grade, rows.filter((row) => row.grade === grade).length]))

function advice(rows: Row[]): string[] {
  if (rows.length === 0) return []
  const rest = rows.length - MOST_ADVISED
  return [
    '',
    'Nên làm:',
    ...rows.slice(0, MOST_ADVISED).map((row) => `- ${adviceFor(row)}`),
    ...(rest > 0 ? [`… và ${rest} bài hạng D nữa: xem từng bài bằng --article.`] : []),
  ]
}

const summaries = (attempts: Attempt[]): string[] => [
  ...summary('cách viết', attempts, (a) => a.distortion),
  '',
  ...summary('lấy từ', attempts, (a) => SOURCES[a.seed.source]),
]

/** What editors read: the articles, worst first, what harms, and what to do. Of a single article rather every question that failed. */
export function robustnessTable(rows: Row[]): string[] {
  const attempts = rows.flatMap((row) => row.attempts)
  const isSingle = rows.length === 1
  const counts = Object.entries(gradeCounts(rows)).map(([grade, n]) => `${grade} ${n}`)
  return [
    ...byArticle(rows),
    '',
    ...(isSingle ? misses(attempts) : summaries(attempts)),
    '',
    `Hạng: ${counts.join(', ')}`,
    ...advice(rows.filter(({ grade, score }) => grade === 'D' || (isSingle && score < 1))),
  ]
}
