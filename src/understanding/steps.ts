import type { Part } from '../conversation/outcome.ts'
import type { Article, Case, Step } from '../knowledge/article.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import { holds } from './relevance.ts'

/** The steps of an article, or of a case of it; a case without its own goes by the article's. */
export const stepsOfCase = (article: Article, chosen: Case | undefined): Step[] => (chosen?.steps.length ? chosen.steps : article.steps)

/** The steps that are gone through on a day; none when there is no such article any more. */
export function stepsOn(knowledge: Knowledge, { articleId, caseId }: Part, day: string): Step[] {
  const version = versionOn(knowledge, articleId, day)
  if (!version || version.ended) return []
  return stepsOfCase(
    version.article,
    version.article.cases.find((c) => c.id === caseId && holds(c, day)),
  )
}
