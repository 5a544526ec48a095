import type { Words } from './normalise.ts'

/** A sparse vector: feature numbers and their values, of length 1 in all. */
export type Vector = { ids: Uint32Array; values: Float32Array }
/** The long words that short forms stand for. */
export type Expand = (folded: string[]) => string[]

export const expandBy =
  (lexicon: Record<string, string[]>): Expand =>
  (folded) =>
    folded.flatMap((word) => (Object.hasOwn(lexicon, word) ? (lexicon[word] ?? []) : []))

/** Lengths of the letter groups (3 beside 4 gained nothing in our trials); they carry typos, missing spaces and dialect spellings. */
const GROUPS = [4]

/** The features of one text: words, pairs and letter groups, with and without signs. The first letter keeps the kinds apart. */
export function featuresOf({ accented, folded, hasMarks }: Words, expand: Expand): string[] {
  const out: string[] = []
  for (const word of folded) out.push(`w ${word}`)
  for (const word of expand(folded)) out.push(`w ${word}`)
  for (let i = 0; i + 1 < folded.length; i++) out.push(`p ${folded[i]} ${folded[i + 1]}`)
  if (hasMarks) for (const word of accented) out.push(`a ${word}`)
  const line = ` ${folded.join(' ')} `
  for (const n of GROUPS) for (let i = 0; i + n <= line.length; i++) out.push(n + line.slice(i, i + n))
  return out
}

/** A feature as people read it: a word without signs, a pair of them, a word with its signs, or a group of letters (a space shown as `_`). */
export type Shown = { kind: 'word' | 'pair' | 'signed' | 'letters'; text: string }
const KINDS: Record<string, Shown['kind']> = { w: 'word', p: 'pair', a: 'signed' }

export function showFeature(feature: string): Shown {
  const kind = KINDS[feature[0] ?? '']
  return kind ? { kind, text: feature.slice(2) } : { kind: 'letters', text: feature.slice(1).replaceAll(' ', '_') }
}

/** How much each kind of feature weighs against the others. */
const KIND_WEIGHT: Record<string, number> = { w: 1.4, p: 1, a: 0.9, '4': 0.6 }
/** A feature that only articles hold must stand in this many of their sentences to be kept. */
const FEWEST_IN_ARTICLES = 3

export type Vocabulary = { ids: Map<string, number>; idf: Float32Array }

/** The features worth keeping, with their rarity: every word that people say, and what stands in two of their questions. */
export function learnVocabulary(asked: string[][], articles: string[][]): Vocabulary {
  const inAsked = new Map<string, number>()
  const inAll = new Map<string, number>()
  const count = (counts: Map<string, number>, features: string[]) => {
    for (const f of new Set(features)) counts.set(f, (counts.get(f) ?? 0) + 1)
  }
  for (const features of asked) {
    count(inAsked, features)
    count(inAll, features)
  }
  for (const features of articles) count(inAll, features)
  const kept = [...inAll]
    .filter(([f, n]) => {
      const said = inAsked.get(f) ?? 0
      return f[0] === 'w' ? said >= 1 || n >= 2 : said >= 2 || (f[0] === 'p' && n >= FEWEST_IN_ARTICLES)
    })
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const total = asked.length + articles.length
  return {
    ids: new Map(kept.map(([f], i) => [f, i])),
    idf: Float32Array.from(kept, ([f, n]) => Math.log(1 + total / n) * (KIND_WEIGHT[f[0] ?? ''] ?? 1)),
  }
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

/** How many of the learned texts hold each feature, and how many there were: rarity says it, for the rarest stand in one text. */
export function countsOf({ ids, idf }: Vocabulary): { counts: Float32Array; texts: number } {
  const counts = new Float32Array(ids.size)
  for (const [feature, id] of ids) counts[id] = 1 / Math.expm1((idf[id] as number) / (KIND_WEIGHT[feature[0] ?? ''] ?? 1))
  const texts = 1 / counts.reduce((least, share) => Math.min(least, share), 1)
  return { counts: counts.map((share) => share * texts), texts }
}
