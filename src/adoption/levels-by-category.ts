import type { Article } from '../knowledge/article.ts'
import { LEVELS, type Level, proceduresNamed, type ServiceLevel } from './service-levels.ts'

/** Said of what the source says: a procedure without a listed channel may have one by now. */
const WORDS: Readonly<Record<Level, string>> = {
  full: 'toàn trình',
  partial: 'một phần',
  none: 'không ghi kênh trực tuyến',
  unspecified: 'chưa nêu mức',
  unknown: 'chưa rõ',
}

/** The procedures that the articles of each category name, each once, as far as their level was looked up. */
export function levelsByCategory(articles: readonly Article[], levels: readonly ServiceLevel[]): ReadonlyMap<string, ServiceLevel[]> {
  const codes = new Map<string, Set<string>>()
  for (const article of articles) codes.set(article.category, new Set([...(codes.get(article.category) ?? []), ...proceduresNamed(article)]))
  const found = [...codes].map(([category, named]) => [category, levels.filter(({ code }) => named.has(code))] as const)
  return new Map(found.filter(([, known]) => known.length > 0))
}

const countByLevel = (levels: readonly ServiceLevel[]): { level: Level; count: number }[] =>
  LEVELS.map((level) => ({ level, count: levels.filter(({ online }) => online === level).length })).filter(({ count }) => count > 0)

/** "full 3, partial 1": for the table of the knowledge check. */
export const levelCounts = (levels: readonly ServiceLevel[]): string =>
  countByLevel(levels)
    .map(({ level, count }) => `${level} ${count}`)
    .join(', ')

function remark(levels: readonly ServiceLevel[]): string {
  const counts = countByLevel(levels).map(({ level, count }) => `${count} ${WORDS[level]}`)
  const oldest = levels.map(({ read_on }) => read_on).sort()[0] as string
  return `Thủ tục nêu trong bài: ${counts.join(' · ')} (tra từ ${oldest.split('-').reverse().join('/')})`
}

/** What a report says beside a category: whether what people ask for is online at all, and how old that knowledge is. */
export const levelRemarks = (articles: readonly Article[], levels: readonly ServiceLevel[]): Map<string, string> =>
  new Map([...levelsByCategory(articles, levels)].map(([category, of]) => [category, remark(of)]))
