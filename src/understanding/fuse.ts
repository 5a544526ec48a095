import type { Article } from '../knowledge/article.ts'
import { softmax } from './classifier.ts'
import { createLexicalIndex, type Document, type LexicalIndex } from './lexical.ts'
import { isRanked } from './training-set.ts'

/** How much the lexical match with an article's own words counts beside the classifier; found by cross-validation. */
const LEXICAL_WEIGHT = 20
/** How sharply the regression's scores are read; its own training leaves them a little flat. */
const GATE = 1.5

/** An article as a document of the ranking core: its titles, everything that it says in both languages, and how people ask for it. */
function documentOf(article: Article, heard: string[]): Document {
  const titles = [...article.cases.map((c) => c.title), ...article.conditions.map((c) => c.title), ...article.details.map((d) => d.about)]
  const bodies = [article.answer, ...article.cases.map((c) => c.answer), ...article.conditions.map((c) => c.differs), ...article.details.map((d) => d.text)]
  const fields = (['vi', 'en'] as const).flatMap((language) => [
    { text: article.title[language], weight: 2 },
    { text: titles.map((t) => t[language]).join(' . '), weight: 1 },
    { text: bodies.map((t) => t[language]).join(' . '), weight: 1 },
  ])
  return { id: article.id, fields: [...fields, { text: heard.join(' . '), weight: 1 }] }
}

/** The lexical index of the articles, and for each of its documents the class that it stands for. */
export function articleIndex(articles: Article[], heard: Map<string, string[]>, labels: string[]): { index: LexicalIndex; classes: number[] } {
  const latest = new Map(articles.filter((a) => isRanked(a) && labels.includes(a.id)).map((a) => [a.id, a]))
  const documents = [...latest.values()].map((article) => documentOf(article, heard.get(article.id) ?? []))
  return { index: createLexicalIndex(documents), classes: documents.map((d) => labels.indexOf(d.id)) }
}

/** What the signals say about one text, before they are put together. */
export type Signals = { regression: Float32Array; bayes: Float32Array; lexical: Float64Array }

/** How much naive Bayes counts beside the regression when topics are told from one another. */
const BAYES_WEIGHT = 1

/** What each signal gives a class among our topics, in nats: the more in all beside the other topics, the likelier. `d`: its document. */
export const pointsOf = ({ regression, bayes, lexical }: Signals, c: number, d: number, sharpness: number): Record<keyof Signals, number> => ({
  regression: sharpness * GATE * (regression[c] as number),
  bayes: sharpness * BAYES_WEIGHT * (bayes[c] as number),
  lexical: sharpness * LEXICAL_WEIGHT * (lexical[d] as number),
})

/**
 * Class probabilities. The regression alone says how likely it is that the text is ours, another's or mere talk, for it alone
 * has learned what is not ours well; among our topics all signals decide together. `sharpness` is found by cross-validation.
 */
export function fuse(signals: Signals, classes: number[], sharpness: number): Float32Array {
  const scores = softmax(signals.regression.map((s) => s * GATE))
  let mass = 0
  const among = new Float32Array(classes.length)
  for (let d = 0; d < classes.length; d++) {
    const c = classes[d] as number
    mass += scores[c] as number
    const points = pointsOf(signals, c, d, sharpness)
    among[d] = points.regression + points.bayes + points.lexical
  }
  softmax(among)
  for (let d = 0; d < classes.length; d++) scores[classes[d] as number] = (among[d] as number) * mass
  return scores
}
