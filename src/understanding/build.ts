import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Knowledge, readKnowledge } from '../knowledge/knowledge.ts'
import { learn, type Model } from './model.ts'
import { knowledgeHash, readModel, writeModel } from './model-file.ts'

const SELF = fileURLToPath(import.meta.url)
/** Learning takes a gigabyte for half a minute; the program itself runs with far less. In tests this file is TypeScript. */
const RUN = ['--max-old-space-size=2048', ...(SELF.endsWith('.ts') ? ['--import', 'tsx'] : [])]

/** Learns in a process of its own, so that questions are answered meanwhile and the memory is given back; leaves the model in `file`. */
async function learnApart(folder: string, file: string): Promise<void> {
  await new Promise<void>((done, failed) => {
    const child = fork(SELF, ['learn', folder, file], { execArgv: RUN })
    child.once('error', failed)
    child.once('exit', (code, signal) => (code === 0 ? done() : failed(new Error(`learning from ${folder} ended with ${code ?? signal}`))))
  })
}

/** The model of this knowledge: from the cache in `cacheDir`, or learned now and cached. */
export async function modelOf(knowledge: Knowledge, folder: string, cacheDir: string, learning: () => void): Promise<Model> {
  const file = join(cacheDir, `model-${knowledgeHash(knowledge)}.bin`)
  const cached = await readModel(file)
  if (cached) return cached
  learning()
  await learnApart(folder, file)
  const model = await readModel(file)
  if (!model) throw new Error(`The learned model could not be read back from ${file}. Is the disk full?`)
  return model
}

const [, script, command, folder, file] = process.argv
if (script === SELF && command === 'learn' && folder && file) {
  const { knowledge } = await readKnowledge(folder)
  await writeModel(file, learn(knowledge))
}
