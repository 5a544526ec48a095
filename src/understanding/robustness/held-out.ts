import type { Utterance } from '../../knowledge/article.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

/** One in so many questions of every article is kept from the model that is attacked with them. */
const ONE_IN = 5

/**
 * The knowledge without one in five of its questions, and those questions: a model that learns the first has never seen the
 * second. `seed` says which fifth.
 */
export function holdOut(knowledge: Knowledge, seed: number): { learnt: Knowledge; heldOut: Record<string, Utterance[]> } {
  const part = (isHeldOut: boolean) =>
    Object.fromEntries(Object.entries(knowledge.utterances).map(([id, list]) => [id, list.filter((_, i) => (i % ONE_IN === seed % ONE_IN) === isHeldOut)]))
  return { learnt: { ...knowledge, utterances: part(false) }, heldOut: part(true) }
}
