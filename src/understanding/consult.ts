import type { Understand, Understood } from '../conversation/understood.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import type { Choose } from '../model/choose.ts'

/** How much of an article's answer the model is shown. */
const ABOUT_CHARACTERS = 200

/**
 * Lets a language model choose where the engine would ask back: one of the articles that would have been offered, or none.
 * It never turns the unknown into an answer, and the words of the answer stay the article's.
 */
export function createConsult(understand: Understand, knowledge: Knowledge, choose: Choose): (input: Parameters<Understand>[0]) => Promise<Understood> {
  const categoryOf = new Map(knowledge.articles.map((a) => [a.id, a.category]))

  return async (input) => {
    const understood = understand(input)
    const { outcome } = understood.decision
    const settled = understood.alarm ?? understood.command ?? understood.chosen
    if (settled !== undefined || outcome.kind !== 'clarify' || outcome.options.length < 2) return understood
    const options = outcome.options.flatMap((id) => {
      const article = versionOn(knowledge, id, input.day)?.article
      return article ? [{ id, title: article.title[understood.language], about: article.answer[understood.language].slice(0, ABOUT_CHARACTERS) }] : []
    })
    const chosen = await choose(input.text, options)
    if (chosen === undefined) return understood
    const offers = outcome.options.filter((id) => id !== chosen)
    return {
      ...understood,
      category: categoryOf.get(chosen) ?? understood.category,
      decision: { outcome: { kind: 'answer', parts: [{ articleId: chosen }], offers }, reason: 'matched-by-model' },
    }
  }
}
