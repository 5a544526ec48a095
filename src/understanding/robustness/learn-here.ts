import { join } from 'node:path'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { learn, type Model } from '../model.ts'
import { knowledgeHash, readModel, writeModel } from '../model-file.ts'

/**
 * The model of knowledge that stands in no folder, from the cache or learned now. It is learned in this process, which takes a
 * gigabyte for half a minute: only for commands, never where citizens wait.
 */
export async function learnHere(knowledge: Knowledge, cacheDir: string, learning: () => void): Promise<Model> {
  const file = join(cacheDir, `model-${knowledgeHash(knowledge)}.bin`)
  const cached = await readModel(file)
  if (cached) return cached
  learning()
  const model = learn(knowledge)
  await writeModel(file, model)
  return model
}
