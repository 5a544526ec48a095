import type { Article, Language, Step, Utterance } from '../knowledge/article.ts'
import { type Expand, expandBy } from './features.ts'
import { readWords } from './normalise.ts'
import { isRanked } from './training-set.ts'

/** Words of the article's own title are in every question about it: they hardly tell its pieces apart. */
const TOPICAL = 0.3
/** How much rarer than its rarer word a pair is taken to be, in nats. */
const PAIR = 1

/** A piece of an article that may be added to its answer: a condition, a detail or a stuck hint. */
export type Unit = { key: string; text: string; when: string[] }
export type Fit = { key: string; score: number; told: boolean }

const termsOf = (text: string, expand: Expand): Set<string> => {
  const { folded } = readWords(text)
  const words = [...folded, ...expand(folded)]
  const out = new Set(words.filter((w) => w.length > 1 || /\d/.test(w)))
  for (let i = 0; i + 1 < folded.length; i++) out.add(`${folded[i]} ${folded[i + 1]}`)
  return out
}

/** A question as cue words are looked for in it: with its signs where it has them ("mượn" is not "muốn"), and without. */
function cueLine(question: string): (cue: string) => boolean {
  const { accented, folded, hasMarks } = readWords(question)
  const line = ` ${(hasMarks ? accented : folded).join(' ')} `
  return (cue) => {
    const words = readWords(cue)
    const sought = hasMarks ? words.accented : words.folded
    return sought.length > 0 && line.includes(` ${sought.join(' ')} `)
  }
}

/** Says which pieces of an article fit a question: by the citizen's own cue words, and by rare words in common. */
export function createRelevance(articles: Article[], lexicon: Record<string, string[]>, utterances: Record<string, Utterance[]>) {
  const expand = expandBy(lexicon)
  // A lesson says its articles' words again: counted twice they would seem common.
  const documents = articles
    .filter(isRanked)
    .flatMap((a) => [a.answer, ...a.details.map((d) => d.text), ...a.conditions.map((c) => c.differs)].flatMap((t) => [t.vi, t.en]))
  const seen = new Map<string, number>()
  for (const text of [...documents, ...Object.values(utterances).flatMap((list) => list.map((u) => u.text))]) {
    for (const word of new Set(readWords(text).folded)) seen.set(word, (seen.get(word) ?? 0) + 1)
  }
  const total = documents.length + Object.values(utterances).flat().length
  const rarityOf = (word: string): number => Math.log(1 + total / ((seen.get(word) ?? 0) + 1))
  /** A pair is about as telling as its rarer word, and a little more. */
  const rarity = (term: string): number => Math.max(...term.split(' ').map(rarityOf)) + (term.includes(' ') ? PAIR : 0)

  return {
    /** The units in order of fit. `score` is the share of the question's weight that the unit has in common (0–1). */
    fits(question: string, title: string, units: Unit[]): Fit[] {
      const topical = termsOf(title, expand)
      const says = cueLine(question)
      const asked = [...termsOf(question, expand)]
      const own = units.map((unit) => termsOf(unit.text, expand))
      const weights = asked.map((term) => {
        const inUnits = own.filter((terms) => terms.has(term)).length
        // A word that most pieces of this article hold tells nothing among them.
        return rarity(term) * Math.log(1 + units.length / Math.max(1, inUnits)) * (term.includes(' ') ? 0.7 : 1) * (topical.has(term) ? TOPICAL : 1)
      })
      const all = weights.reduce((sum, w) => sum + w, 0) || 1
      return units
        .map((unit, i) => {
          const told = unit.when.some(says)
          const shared = asked.reduce((sum, term, k) => sum + ((own[i] as Set<string>).has(term) ? (weights[k] as number) : 0), 0)
          const length = Math.sqrt(1 + (own[i] as Set<string>).size / 40)
          return { key: unit.key, told, score: shared / all / length + (told ? 0.25 : 0) }
        })
        .sort((a, b) => b.score - a.score)
    },
    /** Whether the question says one of these cue words. */
    says: (question: string, cues: string[]): boolean => cues.some(cueLine(question)),
  }
}
export type Relevance = ReturnType<typeof createRelevance>

type Window = { validFrom?: string | undefined; validTo?: string | undefined }
export const holds = (w: Window, day: string): boolean => (w.validFrom === undefined || w.validFrom <= day) && (w.validTo === undefined || day <= w.validTo)

/** The steps whose hints a question may single out: the article's own, and those of its cases (of the chosen one) that hold on `day`. */
export const stepsOn = (article: Article, day: string, caseId: string | undefined): Step[] => [
  ...article.steps,
  ...article.cases.filter((c) => holds(c, day) && (caseId === undefined || c.id === caseId)).flatMap((c) => c.steps),
]

/** The things of an article, in one language, that a question may single out. Only what holds on `day` is there. */
export function unitsOf(article: Article, language: Language, day: string, caseId: string | undefined): Unit[] {
  return [
    ...article.conditions.flatMap((c, i) =>
      holds(c, day) ? [{ key: `condition.${i}`, text: `${c.title[language]} ${c.differs[language]}`, when: c.when }] : [],
    ),
    ...article.details.flatMap((d, i) =>
      holds(d, day) ? [{ key: `detail.${i}`, text: `${d.about[language]} ${d.about[language]} ${d.text[language]}`, when: [] }] : [],
    ),
    ...stepsOn(article, day, caseId).flatMap((step, i) =>
      step.stuck.map((s, j) => ({ key: `stuck.${i}.${j}`, text: `${s.problem[language]} ${s.hint[language]}`, when: [] })),
    ),
  ]
}
