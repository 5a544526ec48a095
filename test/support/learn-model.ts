import { readKnowledge } from '../../src/knowledge/knowledge.ts'
import { modelOf } from '../../src/understanding/build.ts'

/** Where tests keep the learned model between runs. */
export const MODEL_CACHE = 'node_modules/.cache/tro-ly-cong-dan'

/** Learns the model once for all test files (half a minute when the knowledge has changed, nothing otherwise). */
export default async function setup(): Promise<void> {
  const { knowledge } = await readKnowledge('knowledge')
  await modelOf(knowledge, 'knowledge', MODEL_CACHE, () => undefined)
}
