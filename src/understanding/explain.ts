import type { Reply } from '../conversation/message.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Compose, UnderstandInput, Understood } from '../conversation/understood.ts'
import type { Language } from '../knowledge/article.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Alarmed } from './alarm.ts'
import { type Contribution, createContributions } from './contributions.ts'
import { type Checks, type Decision, weigh } from './decide.ts'
import { expandBy } from './features.ts'
import type { Model } from './model.ts'
import { createNearest, type Nearest } from './nearest.ts'
import type { How } from './understand.ts'

/** Why one text would be answered as it would be, as plain data. Probabilities and shares are 0–1, points are nats. */
export type Explanation = {
  /** The text with personal data masked. */
  text: string
  /** The part of it that was looked at: all of it, or what is left without orders to the machine (`wary`), or the one clear sentence of a story. */
  looked: string
  wary: boolean
  /** Its words as they are compared: without signs, in lower case. */
  words: string[]
  /** The short forms in it and what they stand for. */
  expanded: { word: string; stands: string[] }[]
  /** The share of its words that have been learned. */
  known: number
  language: Language
  place?: string
  topics: Explained[]
  door: { id: string; about: string; p: number; nearest: Nearest[] }
  talk: { id: string; p: number }
  ours: number
  /** How likely the best topic is right if the text is ours; `confidence` is both together. */
  right: number
  confidence: number
  checks: Checks
  alarm: Alarmed
  /** Topics of the two questions, when it was taken for two. */
  split: Named[]
  /** Topics among which a short text leaves the choice. */
  open: Named[]
  /** Topics that the reply is made of. */
  answered: Named[]
  decision: Decision
  /** What is done after all: alarms and commands come before the decision. */
  outcome: Outcome
  reason: string
  reply: Reply
}
type Named = { id: string; title: string }
export type Explained = Named & Contribution & { p: number; nearest: Nearest[] }

const MOST_TOPICS = 5

export type ExplainPorts = {
  knowledge: Knowledge
  model: Model
  understand: (input: UnderstandInput) => Understood & { how: How }
  compose: Compose
  /** Cleans and masks what was typed, as intake does. */
  masked: (text: string) => string
  /** The Hanoi calendar day. */
  today: () => string
  /** What becomes of a message that stands alone, outside any conversation. */
  verdictOn: (text: string, understood: Understood, day: string) => Promise<{ outcome: Outcome; reason: string; category?: string }>
}

/** Explains one text outside any conversation, by the very functions that answer it. Nothing is stored. */
export function createExplain({ knowledge, model, understand, compose, masked, verdictOn, today }: ExplainPorts) {
  const expand = expandBy(knowledge.lexicon)
  const contributions = createContributions({ model, expand })
  const nearest = createNearest(model.vocabulary, expand)
  const titles = new Map(knowledge.articles.map((a) => [a.id, a.title.vi]))

  const named = (id: string): Named => ({ id, title: titles.get(id) ?? id })

  function candidatesOf({ best, sensed }: How['evidence']): Explained[] {
    const topics = best.topics.slice(0, MOST_TOPICS)
    const said = contributions(
      sensed,
      topics.map((t) => t.id),
    )
    return topics.map(({ id, p }, i) => {
      const utterances = (knowledge.utterances[id] ?? []).map((u) => u.text)
      return { ...named(id), p, nearest: nearest(sensed.vector, utterances), ...(said[i] as Contribution) }
    })
  }

  function doorOf({ best: { door }, sensed }: How['evidence']): Explanation['door'] {
    const lines = knowledge.negatives.filter((line) => line.label === door.id).map((line) => line.text)
    return { ...door, about: knowledge.doors.find((d) => d.id === door.id)?.about.vi ?? door.id, nearest: nearest(sensed.vector, lines) }
  }

  const expandedIn = (words: string[]): Explanation['expanded'] =>
    [...new Set(words)].map((word) => ({ word, stands: expand([word]) })).filter(({ stands }) => stands.length > 0)

  return async (typed: string): Promise<Explanation> => {
    const day = today()
    const text = masked(typed)
    const { how, ...understood } = understand({ text, state: { offered: [] }, day })
    const { evidence, alarm } = how
    const { sensed, parts, open, wary, best } = evidence
    const { outcome, reason, category = understood.category } = await verdictOn(text, understood, day)
    const { language, decision, place } = understood
    return {
      text,
      looked: sensed.text,
      wary,
      words: sensed.words.folded,
      expanded: expandedIn(sensed.words.folded),
      known: sensed.known,
      language,
      ...(place ? { place: place.text } : {}),
      topics: candidatesOf(evidence),
      door: doorOf(evidence),
      talk: best.talk,
      ours: evidence.ours,
      right: evidence.right,
      confidence: evidence.confidence,
      checks: weigh(evidence),
      alarm,
      split: parts.length > 1 ? parts.map((part) => named(part.articleId)) : [],
      open: open.map(named),
      answered: 'parts' in outcome ? outcome.parts.map((part) => named(part.articleId)) : [],
      decision,
      outcome,
      reason,
      reply: compose({ outcome, reason, language, day, category, about: text }),
    }
  }
}
export type Explain = ReturnType<typeof createExplain>
