import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Knowledge, readKnowledge } from '../knowledge/knowledge.ts'
import { learn, type Model } from './model.ts'
import { knowledgeHash, readModel, writeModel } from './model-file.ts'

/** Learns in a worker, so that questions are answered meanwhile, and leaves the model in `file`. */
async function learnInWorker(folder: string, file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const worker = startWorker({ folder, file })
    worker.once('message', () => resolve())
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`learning stopped with code ${code}`)))
  })
}

/** In development and tests this file is TypeScript, which a worker cannot load by itself. */
function startWorker(data: { folder: string; file: string }): Worker {
  const self = import.meta.url
  if (!self.endsWith('.ts')) return new Worker(new URL(self), { workerData: data })
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(self)}) })`
  return new Worker(load, { workerData: data, eval: true })
}

/** The model of this knowledge: from the cache in `cacheDir`, or learned now and cached. */
export async function modelOf(knowledge: Knowledge, folder: string, cacheDir: string, learning: () => void): Promise<Model> {
  const file = join(cacheDir, `model-${knowledgeHash(knowledge)}.bin`)
  const cached = await readModel(file)
  if (cached) return cached
  learning()
  await learnInWorker(folder, file)
  const model = await readModel(file)
  if (!model) throw new Error(`The learned model could not be read back from ${file}. Is the disk full?`)
  return model
}

if (!isMainThread && workerData && typeof workerData === 'object' && 'folder' in workerData) {
  const { folder, file } = workerData as { folder: string; file: string }
  const { knowledge } = await readKnowledge(folder)
  await writeModel(file, learn(knowledge))
  parentPort?.postMessage('done')
}
