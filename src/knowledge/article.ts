import { z } from 'zod'

/**
 * The shape of one article: the YAML front matter of `knowledge/<id>.md`.
 * Everything a citizen can read stands here, in Vietnamese and in English; the Markdown body is notes for editors and is
 * never shown. Dates are Hanoi calendar days, `YYYY-MM-DD`; a `validTo` day is the last day on which the thing still holds.
 */
const Bilingual = z.strictObject({ vi: z.string().trim().min(1), en: z.string().trim().min(1) })
export type Bilingual = z.infer<typeof Bilingual>
export type Language = keyof Bilingual

const Day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD'),
)
/** A source may be known only by its year or month. */
const RoughDay = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?|undated)$/, 'a date is written YYYY, YYYY-MM, YYYY-MM-DD or undated'),
)
const ArticleId = z.string().regex(/^[a-z]+\/[a-z0-9-]+$/, 'an article id is folder/slug')
const Window = { validFrom: Day.optional(), validTo: Day.optional() }

const Step = z.strictObject({
  text: Bilingual,
  /** What goes wrong here and what to do about it; `article` names the article that says more. */
  stuck: z.array(z.strictObject({ problem: Bilingual, hint: Bilingual, article: ArticleId.optional() })).default([]),
})
const Case = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: Bilingual,
  answer: Bilingual,
  steps: z.array(Step).default([]),
  /** Words by which a citizen tells that this is their case. */
  when: z.array(z.string()).default([]),
  ...Window,
})
const Condition = z.strictObject({
  title: Bilingual,
  differs: Bilingual,
  /** Words by which a citizen tells that this condition is theirs: it is then said in full, first. */
  when: z.array(z.string()).default([]),
  /** Words that rule the condition out: its title is then not shown. */
  unless: z.array(z.string()).default([]),
  ...Window,
})
const Detail = z.strictObject({ about: Bilingual, text: Bilingual, ...Window })
const Source = z.strictObject({
  title: z.string().min(3),
  number: z.string().optional(),
  url: z.url().optional(),
  date: RoughDay,
  kind: z.enum(['law', 'portal', 'press', 'agency']),
  /** How we know it: the original text, an official page, somebody's copy of it, or an excerpt of an article. */
  read: z.enum(['original', 'official-page', 'copy', 'excerpt']),
})

export const Article = z.strictObject({
  id: ArticleId,
  title: Bilingual,
  category: z.string(),
  kind: z.enum(['article', 'lesson']).default('article'),
  scope: z.string().default('national'),
  confidence: z.enum(['high', 'medium', 'low']),
  validFrom: Day,
  validTo: Day.optional(),
  checkedOn: Day,
  reviewBy: Day,
  /** Set by an official in the product, never by hand. */
  reviewedOn: Day.optional(),
  reviewedBy: z.string().optional(),
  answer: Bilingual,
  cases: z.array(Case).default([]),
  conditions: z.array(Condition).default([]),
  steps: z.array(Step).default([]),
  /** Answers to the narrower questions inside the topic; the ones that fit the citizen's words are added to the answer. */
  details: z.array(Detail).default([]),
  sources: z.array(Source).min(1),
  legalBasis: z.array(z.string()).default([]),
  related: z.array(ArticleId).default([]),
})
export type Article = z.infer<typeof Article>
export type Step = z.infer<typeof Step>
export type Case = z.infer<typeof Case>
export type Source = z.infer<typeof Source>

export const STYLES = ['standard', 'nodiacritics', 'teencode', 'long', 'voice', 'english'] as const
export type Style = (typeof STYLES)[number]
/** One way of asking; `caseId` where the line began with `[case-id]`. */
export type Utterance = { text: string; style: Style; caseId?: string }
