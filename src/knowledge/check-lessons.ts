import type { Article } from './article.ts'
import type { ArticleFile, Fault } from './catalogue.ts'

/** A lesson is meant for three minutes: fewer steps are no lesson, more are two. */
const STEPS = { fewest: 5, most: 8 }
const CERTAINTY: Record<Article['confidence'], number> = { low: 0, medium: 1, high: 2 }

export const isLesson = (article: Article): boolean => article.kind === 'lesson'

/** A lesson only chains articles: it knows nothing more, and nothing more surely, than the articles that it is made of. */
function checkLesson({ file, article, lineOf }: ArticleFile, articles: Map<string, Article>): Fault[] {
  const faults: Fault[] = []
  const add = (field: string, problem: string, remedy: string) => faults.push({ file, line: lineOf(field), field, problem, remedy })
  const chained = article.related.flatMap((id) => articles.get(id) ?? []).filter((a) => !isLesson(a))
  const main = chained[0]
  if (!main) add('related', 'chains no article', 'name the articles that it is made of, the main one first')
  else if (main.category !== article.category)
    add('category', `is ${article.category}, but ${main.id} has ${main.category}`, 'take that of the main article, or name another one first')
  for (const a of chained) {
    if (CERTAINTY[a.confidence] < CERTAINTY[article.confidence])
      add('confidence', `is ${article.confidence}, but ${a.id} is ${a.confidence}`, 'be no surer than the least sure article')
    if (a.reviewBy < article.reviewBy) add('reviewBy', `lies after that of ${a.id} (${a.reviewBy})`, 'review it with its articles')
  }
  if (article.steps.length < STEPS.fewest || article.steps.length > STEPS.most)
    add('steps', `has ${article.steps.length} steps`, `write ${STEPS.fewest} to ${STEPS.most}`)
  return faults
}

/** Faults of the lessons. `asked` are the ids for which there are utterances: a lesson is offered, never asked for. */
export function checkLessons(files: ArticleFile[], asked: Set<string>): Fault[] {
  const articles = new Map(files.map((f) => [f.article.id, f.article]))
  const misplaced = files
    .filter(({ file, article }) => isLesson(article) !== file.startsWith('lesson/'))
    .map(({ file, article, lineOf }) => ({
      file,
      line: lineOf('kind'),
      field: 'kind',
      problem: `a ${article.kind} in ${file.split('/')[0]}/`,
      remedy: 'lessons stand in lesson/, and nothing else does',
    }))
  const lessons = files.filter((f) => isLesson(f.article))
  const heard = lessons
    .filter(({ article }) => asked.has(article.id))
    .map(({ article }) => ({
      file: `${article.id}.ask.txt`,
      line: 1,
      field: '-',
      problem: 'a lesson has no utterances',
      remedy: 'give them to its main article',
    }))
  return [...misplaced, ...heard, ...lessons.flatMap((f) => checkLesson(f, articles))]
}
