import type { Article, Language, Style } from '../knowledge/article.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { readWords } from './normalise.ts'

/** Something somebody says or an article says, and the class that it belongs to. */
export type Sample = {
  text: string
  /** A topic's id, `door:<id>`, or `talk.<label>/<kind>`. */
  label: string
  weight: number
  /** Who would say it so: absent for an article's own words, which are no question and take no part in cross-validation. */
  style?: Style
  /** A title of an article or of a part of it. */
  title?: true
}

/** How much an article's own words count beside an utterance, which counts 1. */
const TITLE_WEIGHT = 0.8
const BODY_WEIGHT = 0.3
/** Sentences shorter than this say too little to learn from. */
const FEWEST_WORDS = 4

export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?;:…])\s+|\n+/)
    .map((s) => s.trim())
    .filter(Boolean)

/** A lesson only chains articles and is offered, not asked for: nothing is learned from it and it is no candidate. */
export const isRanked = (article: Article): boolean => article.kind !== 'lesson'

const titlesOf = (article: Article): { text: Record<Language, string> }[] =>
  [article.title, ...article.cases.map((c) => c.title), ...article.conditions.map((c) => c.title), ...article.details.map((d) => d.about)].map((text) => ({
    text,
  }))

const bodiesOf = (article: Article): Record<Language, string>[] => [
  article.answer,
  ...article.cases.map((c) => c.answer),
  ...article.conditions.map((c) => c.differs),
  ...article.details.map((d) => d.text),
  ...[...article.steps, ...article.cases.flatMap((c) => c.steps)].flatMap((step) => [step.text, ...step.stuck.flatMap((s) => [s.problem, s.hint])]),
]

const withoutMentions = (text: string): string => text.replaceAll(/\{\{[^}]*\}\}/g, ' ')

function articleSamples(article: Article): Sample[] {
  const languages = ['vi', 'en'] as const
  const titles = titlesOf(article).flatMap(({ text }) =>
    languages.map((l) => ({ text: text[l], label: article.id, weight: TITLE_WEIGHT, title: true as const })),
  )
  const bodies = bodiesOf(article)
    .flatMap((text) => languages.flatMap((l) => sentencesOf(withoutMentions(text[l]))))
    .filter((s) => readWords(s).folded.length >= FEWEST_WORDS)
    .map((text) => ({ text, label: article.id, weight: BODY_WEIGHT }))
  return [...titles, ...bodies]
}

/** Everything there is to learn from, in a fixed order. */
export function samplesOf(knowledge: Knowledge): Sample[] {
  const asked = Object.entries(knowledge.utterances).flatMap(([label, utterances]) => utterances.map(({ text, style }) => ({ text, label, weight: 1, style })))
  const others = knowledge.negatives.map(({ text, label }) => ({ text, label: `door:${label}`, weight: 1, style: styleOf(text) }))
  const plain = [...knowledge.open, ...knowledge.joint]
    .filter((line) => line.isPlain)
    .map(({ text, topics }) => ({ text, label: topics[0] ?? '', weight: 1, style: styleOf(text) }))
  const talk = knowledge.talk.map(({ text, label, kind }) => ({ text, label: `${label}/${kind}`, weight: 1, style: styleOf(text) }))
  return [...asked, ...plain, ...others, ...talk, ...knowledge.articles.filter(isRanked).flatMap(articleSamples)]
}

const styleOf = (text: string): Style => (readWords(text).hasMarks ? 'standard' : 'nodiacritics')
