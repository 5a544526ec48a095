import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Model } from './model.ts'

/** Raised whenever a change of the engine makes stored models useless. */
const FORMAT = 9

/** The name under which a model of this knowledge is cached. */
export const knowledgeHash = (knowledge: Knowledge): string =>
  createHash('sha256').update(JSON.stringify([FORMAT, knowledge])).digest('hex').slice(0, 16)

/** Writes a model: one line of JSON, then the numbers. */
export async function writeModel(file: string, model: Model): Promise<void> {
  const { vocabulary, regression, bayes, alarms, ...rest } = model
  const header = JSON.stringify({ ...rest, features: [...vocabulary.ids.keys()], classes: regression.classes, alarmClasses: alarms.classes })
  const numbers = [vocabulary.idf, regression.weights, regression.bias, bayes.weights, bayes.bias, alarms.weights, alarms.bias].map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength))
  const head = Buffer.from(`${header}\n`)
  const padding = Buffer.alloc((4 - (head.length % 4)) % 4, 0x20)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, Buffer.concat([padding, head, ...numbers]))
  await rename(`${file}.part`, file)
}

/** Reads a model; `undefined` when there is none or it is broken (it is then built again). */
export async function readModel(file: string): Promise<Model | undefined> {
  try {
    const bytes = await readFile(file)
    const end = bytes.indexOf(0x0a) + 1
    const { features, classes, alarmClasses, ...rest } = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<Model, 'vocabulary' | 'regression' | 'bayes' | 'alarms'> & {
      features: string[]
      classes: number
      alarmClasses: number
    }
    const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset + end, bytes.byteOffset + bytes.length))
    let at = 0
    const take = (n: number) => all.subarray(at, (at += n))
    const idf = take(features.length)
    const regression = { classes, weights: take(features.length * classes), bias: take(classes) }
    const bayes = { classes, weights: take(features.length * classes), bias: take(classes) }
    const alarms = { classes: alarmClasses, weights: take(features.length * alarmClasses), bias: take(alarmClasses) }
    if (alarms.bias.length !== alarmClasses) return undefined
    return { ...rest, vocabulary: { ids: new Map(features.map((f, i) => [f, i])), idf }, regression, bayes, alarms }
  } catch {
    return undefined
  }
}
