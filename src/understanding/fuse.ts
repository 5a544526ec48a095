import type { Article } from '../knowledge/article.ts'
import { softmax } from './classifier.ts'
import { createLexicalIndex, type Document, type LexicalIndex } from './lexical.ts'

/** How much the lexical match with an article's own words counts beside the classifier; found by cross-validation. */
const LEXICAL_WEIGHT = 20

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
  const latest = new Map(articles.map((a) => [a.id, a]))
  const documents = [...latest.values()].map((article) => documentOf(article, heard.get(article.id) ?? []))
  return { index: createLexicalIndex(documents), classes: documents.map((d) => labels.indexOf(d.id)) }
}

/**
 * Class probabilities from the classifier's scores and the lexical match. The match decides among the topics only: how likely
 * it is that the question belongs to any topic at all stays the classifier's word, for it alone has learned what is not ours.
 * `sharpness` is found by cross-validation.
 */
export function fuse(linear: Float32Array, lexical: Float64Array, classes: number[], sharpness: number): Float32Array {
  const scores = softmax(linear.map((s) => s * sharpness))
  const topics = classes.filter((c) => c >= 0)
  const boosted = Float32Array.from(topics, (c) => Math.log((scores[c] as number) + 1e-9))
  let mass = 0
  for (const c of topics) mass += scores[c] as number
  let t = 0
  for (let d = 0; d < lexical.length; d++) if ((classes[d] as number) >= 0) boosted[t] = (boosted[t++] as number) + LEXICAL_WEIGHT * (lexical[d] as number)
  softmax(boosted)
  for (let k = 0; k < topics.length; k++) scores[topics[k] as number] = (boosted[k] as number) * mass
  return scores
}
