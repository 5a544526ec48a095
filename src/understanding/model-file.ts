import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Packed } from './linear.ts'
import type { Model } from './model.ts'

/** Raised whenever a change of the engine makes stored models useless. */
const FORMAT = 21

/** The name under which a model of this knowledge is cached. What is only said, or where it leads, teaches the model nothing. */
export function knowledgeHash({ texts, contacts, hosts, doors, categories, commands, ...learnt }: Knowledge): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, learnt]))
    .digest('hex')
    .slice(0, 16)
}

const bytesOf = (a: Int8Array | Float32Array): Buffer => Buffer.from(a.buffer, a.byteOffset, a.byteLength)
const filledTo4 = (n: number): Buffer => Buffer.alloc((4 - (n % 4)) % 4, 0x20)

/** Writes a model: one line of JSON, then the numbers, each array on a border of four bytes. */
export async function writeModel(file: string, model: Model): Promise<void> {
  const { vocabulary, regression, bayes, alarms, openness, jointness, ...rest } = model
  const header = Buffer.from(
    `${JSON.stringify({ ...rest, features: [...vocabulary.ids.keys()], classes: regression.classes, alarmClasses: alarms.classes })}\n`,
  )
  const arrays = [vocabulary.idf, ...[regression, bayes, alarms, openness, jointness].flatMap(({ scales, bias, weights }) => [scales, bias, weights])].map(
    bytesOf,
  )
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, Buffer.concat([filledTo4(header.length), header, ...arrays.flatMap((a) => [a, filledTo4(a.length)])]))
  await rename(`${file}.part`, file)
}

/** Reads a model without copying its numbers; `undefined` when there is none or it is broken (it is then built again). */
export async function readModel(file: string): Promise<Model | undefined> {
  try {
    const bytes = await readFile(file)
    const end = bytes.indexOf(0x0a) + 1
    const { features, classes, alarmClasses, ...rest } = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<
      Model,
      'vocabulary' | 'regression' | 'bayes' | 'alarms' | 'openness' | 'jointness'
    > & {
      features: string[]
      classes: number
      alarmClasses: number
    }
    let at = bytes.byteOffset + end
    const floats = (n: number): Float32Array => {
      const array = new Float32Array(bytes.buffer, at, n)
      at += n * 4
      return array
    }
    const packed = (width: number): Packed => {
      const [scales, bias] = [floats(features.length), floats(width)]
      const weights = new Int8Array(bytes.buffer, at, features.length * width)
      at += Math.ceil(weights.length / 4) * 4
      return { classes: width, scales, bias, weights }
    }
    const idf = floats(features.length)
    const vocabulary = { ids: new Map(features.map((f, i) => [f, i])), idf }
    return { ...rest, vocabulary, regression: packed(classes), bayes: packed(classes), alarms: packed(alarmClasses), openness: packed(2), jointness: packed(2) }
  } catch {
    return undefined
  }
}
