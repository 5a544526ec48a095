import { type Figures, round } from './measure.ts'
import { inFreshFolder, KNOWLEDGE, readShippedKnowledge, shipped } from './shipped.ts'

/** Learning from `knowledge/` in the worker, writing the file and reading it back. */
export const indexBuild = (): Promise<Figures> =>
  inFreshFolder(async (folder) => {
    const knowledge = await readShippedKnowledge()
    const { modelOf } = await shipped<typeof import('../../src/understanding/build.ts')>('understanding/build.js')
    const started = performance.now()
    await modelOf(knowledge, KNOWLEDGE, folder, () => undefined)
    return { buildMs: round(performance.now() - started, 0) }
  })
