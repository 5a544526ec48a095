import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DIST = new URL('../../dist/', import.meta.url)
export const KNOWLEDGE = 'knowledge'

/** A module as `npm start` runs it: compiled, not translated on the way in. `npm run bench` builds first. */
export const shipped = async <T>(path: string): Promise<T> => (await import(new URL(path, DIST).href)) as T

/** Runs with a folder of its own that is gone afterwards. */
export async function inFreshFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tro-ly-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type KnowledgeModule = typeof import('../../src/knowledge/knowledge.ts')
type BuildModule = typeof import('../../src/understanding/build.ts')

export async function readShippedKnowledge() {
  const { readKnowledge } = await shipped<KnowledgeModule>('knowledge/knowledge.js')
  return (await readKnowledge(KNOWLEDGE)).knowledge
}

/** The knowledge and its model, learned once for all parts of a run and kept in the project's own cache. */
export async function readyModel(learning: () => void) {
  const [knowledge, { modelOf }] = await Promise.all([readShippedKnowledge(), shipped<BuildModule>('understanding/build.js')])
  return { knowledge, model: await modelOf(knowledge, KNOWLEDGE, 'data/cache', learning) }
}
