import type { Attempt } from './attack.ts'
import { groupsBy } from './grade.ts'
import type { Row } from './rows.ts'

const MOST_EXAMPLES = 2
/** Longer questions are quoted by their beginning. */
const LONGEST_QUOTE = 90
/** Mistaken once for another article may be chance. */
const OFTEN = 2

export const isLost = ({ verdict }: Attempt): boolean => verdict === 'wrong' || verdict === 'silent'

/** The questions of the article's own file that failed most often, as they stand there. */
export function examplesOf(attempts: Attempt[]): string[] {
  const failed = groupsBy(attempts.filter(isLost), ({ seed }) => (seed.source === 'question' ? seed.text : undefined))
  return failed
    .sort((a, b) => b.tally.total - a.tally.total)
    .slice(0, MOST_EXAMPLES)
    .map(({ name }) => name)
}

const quote = (text: string): string => `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).trimEnd()}…` : text}”`

/** What an editor can do about an article. */
export function adviceFor({ id, grade, worst, confused, attempts }: Row): string {
  const examples = examplesOf(attempts).map(quote)
  const like = examples.length > 0 ? `cùng ý với ${examples.join(' và ')} nhưng bằng từ khác` : 'bằng nhiều cách nói khác nhau'
  const how = worst ? `, nhất là kiểu “${worst.name}”` : ''
  const apart =
    confused && confused.times >= OFTEN
      ? ` Phân biệt với ${confused.id} (nhầm ${confused.times} lần): viết câu có từ riêng của bài này; câu nào hợp cả hai bài thì chỉ để ở một bài.`
      : ''
  return `${id} (hạng ${grade}): thêm 5–10 câu vào knowledge/${id}.ask.txt, ${like}${how}.${apart}`
}
