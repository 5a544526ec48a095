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
  const numbers = new Map<string, number>()
  const counts: { text: string; said: number; all: number; last: number }[] = []
  ;[...asked, ...articles].forEach((features, text) => {
    for (const f of features) {
      let number = numbers.get(f)
      if (number === undefined) {
        number = counts.push({ text: f, said: 0, all: 0, last: -1 }) - 1
        numbers.set(f, number)
      }
      const count = counts[number] as (typeof counts)[number]
      if (count.last === text) continue
      count.last = text
      count.all++
      if (text < asked.length) count.said++
    }
  })
  const kept = counts
    .filter(({ text, said, all }) => (text[0] === 'w' ? said >= 1 || all >= 2 : said >= 2 || (text[0] === 'p' && all >= FEWEST_IN_ARTICLES)))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
  const total = asked.length + articles.length
  return {
    ids: new Map(kept.map(({ text }, i) => [text, i])),
    idf: Float32Array.from(kept, ({ text, all }) => Math.log(1 + total / all) * (KIND_WEIGHT[text[0] ?? ''] ?? 1)),
  }
}

export function vectorOf(features: string[], { ids, idf }: Vocabulary): Vector {
  const found = new Uint32Array(features.length)
  let n = 0
  for (const f of features) {
    const id = ids.get(f)
    if (id !== undefined) found[n++] = id
  }
  // The same numbers stand side by side once they are sorted.
  const sorted = found.subarray(0, n).sort()
  const keys = new Uint32Array(n)
  const values = new Float32Array(n)
  let [size, norm] = [0, 0]
  for (let i = 0; i < n; ) {
    const id = sorted[i] as number
    const first = i
    while (i < n && sorted[i] === id) i++
    const value = (1 + Math.log(i - first)) * (idf[id] as number)
    keys[size] = id
    values[size++] = value
    norm += value * value
  }
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0
  return { ids: keys.slice(0, size), values: values.subarray(0, size).map((v) => v * scale) }
}

/** How many of the learned texts hold each feature, and how many there were: rarity says it, for the rarest stand in one text. */
export function countsOf({ ids, idf }: Vocabulary): { counts: Float32Array; texts: number } {
  const counts = new Float32Array(ids.size)
  for (const [feature, id] of ids) counts[id] = 1 / Math.expm1((idf[id] as number) / (KIND_WEIGHT[feature[0] ?? ''] ?? 1))
  const texts = 1 / counts.reduce((least, share) => Math.min(least, share), 1)
  return { counts: counts.map((share) => share * texts), texts }
}
