import { readWords, type Words } from './normalise.ts'

/** A sparse vector: feature numbers and their values, of length 1 in all. */
export type Vector = { ids: Uint32Array; values: Float32Array }

/** The features of one text: words, pairs and letter groups, with and without signs. Prefixes keep the kinds apart. */
export function featuresOf(words: Words, expand: (folded: string[]) => string[]): string[] {
  const { accented, folded, hasMarks } = words
  const out: string[] = []
  for (const word of folded) out.push(`w ${word}`)
  for (const word of expand(folded)) out.push(`w ${word}`)
  for (let i = 0; i + 1 < folded.length; i++) out.push(`p ${folded[i]} ${folded[i + 1]}`)
  if (hasMarks) for (const word of accented) out.push(`a ${word}`)
  const line = ` ${folded.join(' ')} `
  for (const n of [3, 4, 5]) for (let i = 0; i + n <= line.length; i++) out.push(`${n}${line.slice(i, i + n)}`)
  return out
}

/** How much each kind of feature weighs against the others, by its first letter. */
const KIND_WEIGHT: Record<string, number> = { w: 1.4, p: 1, a: 0.9, '3': 0.5, '4': 0.6, '5': 0.6 }

export type Vocabulary = { ids: Map<string, number>; idf: Float32Array }

/** The features seen in at least two texts (words: in one), with their rarity. */
export function learnVocabulary(texts: string[][]): Vocabulary {
  const counts = new Map<string, number>()
  for (const features of texts) for (const f of new Set(features)) counts.set(f, (counts.get(f) ?? 0) + 1)
  const kept = [...counts].filter(([f, n]) => n >= 2 || f.startsWith('w ')).sort(([a], [b]) => (a < b ? -1 : 1))
  const ids = new Map(kept.map(([f], i) => [f, i]))
  const idf = Float32Array.from(kept, ([f, n]) => Math.log(1 + texts.length / n) * (KIND_WEIGHT[f[0] ?? ''] ?? 1))
  return { ids, idf }
}

export function vectorOf(features: string[], { ids, idf }: Vocabulary): Vector {
  const counts = new Map<number, number>()
  for (const f of features) {
    const id = ids.get(f)
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const keys = Uint32Array.from(counts.keys()).sort()
  const values = Float32Array.from(keys, (id) => (1 + Math.log(counts.get(id) as number)) * (idf[id] as number))
  let norm = 0
  for (const v of values) norm += v * v
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0
  return { ids: keys, values: values.map((v) => v * scale) }
}

export const vectorise = (text: string, vocabulary: Vocabulary, expand: (folded: string[]) => string[]): Vector =>
  vectorOf(featuresOf(readWords(text), expand), vocabulary)
