import { readWords, type Words } from './normalise.ts'

/** A document of the ranking core: several fields, each with the weight of one occurrence in it. */
export type Document = { id: string; fields: { text: string; weight: number }[] }
export type Ranked = { id: string; score: number }

const joined = (words: string[], n: number): string[] => {
  const out: string[] = []
  for (let i = 0; i + n <= words.length; i++) out.push(words.slice(i, i + n).join('_'))
  return out
}

/** What a text is compared by: each view is one BM25 index, and their scores are summed with these weights. */
const VIEWS: { name: string; terms: (words: Words) => string[]; accented: number; plain: number }[] = [
  { name: 'words', terms: (w) => w.accented, accented: 1, plain: 0 },
  { name: 'pairs', terms: (w) => joined(w.accented, 2), accented: 1, plain: 0 },
  { name: 'folded words', terms: (w) => w.folded, accented: 0, plain: 1 },
  { name: 'folded pairs', terms: (w) => joined(w.folded, 2), accented: 0, plain: 1.2 },
  { name: 'folded triples', terms: (w) => joined(w.folded, 3), accented: 0.5, plain: 0.7 },
]
/** BM25 saturation and length normalisation. */
const K1 = 1.6
const B = 0.75

/** FNV-1a in 31 bits. Terms are many and their texts take most of the memory; two of half a million rarely share a key. */
function keyOf(term: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
  return hash >>> 1
}

/** A document with the words of its fields. */
type ReadDocument = { fields: { words: Words; weight: number }[] }

/** One BM25 index; document weights are computed once, so that a query only adds up. Postings stand in flat arrays: there are many. */
function createView(documents: ReadDocument[], terms: (words: Words) => string[]) {
  // The function returned below must not hold on to the documents: they are large.
  const total = documents.length
  const numbers = new Map<number, number>()
  const sizes: number[] = []
  const counts = documents.map(({ fields }) => {
    const tf = new Map<number, number>()
    let length = 0
    for (const { words, weight } of fields) {
      for (const term of terms(words)) {
        const key = keyOf(term)
        let number = numbers.get(key)
        if (number === undefined) {
          number = numbers.size
          numbers.set(key, number)
          sizes.push(0)
        }
        tf.set(number, (tf.get(number) ?? 0) + weight)
        length += weight
      }
    }
    for (const number of tf.keys()) sizes[number] = (sizes[number] as number) + 1
    return { tf, length }
  })
  const average = counts.reduce((sum, c) => sum + c.length, 0) / Math.max(1, counts.length) || 1
  const starts = new Uint32Array(sizes.length + 1)
  sizes.forEach((size, i) => {
    starts[i + 1] = (starts[i] as number) + size
  })
  const docs = new Uint16Array(starts[sizes.length] as number)
  const weights = new Float32Array(docs.length)
  const next = starts.slice()
  counts.forEach(({ tf, length }, doc) => {
    for (const [number, n] of tf) {
      const at = next[number] as number
      next[number] = at + 1
      docs[at] = doc
      weights[at] = (n * (K1 + 1)) / (n + K1 * (1 - B + (B * length) / average))
    }
  })
  const idfOf = (size: number): number => Math.log(1 + (total - size + 0.5) / (size + 0.5))
  const rarest = idfOf(0)
  /** Adds this view's share (0–weight) to `scores`: what is matched, of what a perfect document would match. */
  return (queryTerms: string[], weight: number, scores: Float64Array): void => {
    const unique = new Set(queryTerms)
    let best = 0
    for (const term of unique) {
      const number = numbers.get(keyOf(term))
      best += number === undefined ? rarest : idfOf(sizes[number] as number)
    }
    if (best === 0) return
    const scale = weight / (best * (K1 + 1))
    for (const term of unique) {
      const number = numbers.get(keyOf(term))
      if (number === undefined) continue
      const idf = scale * idfOf(sizes[number] as number)
      for (let at = starts[number] as number; at < (starts[number + 1] as number); at++) {
        const doc = docs[at] as number
        scores[doc] = (scores[doc] as number) + idf * (weights[at] as number)
      }
    }
  }
}

/** The views of some documents. A function of its own, so that the words read here are forgotten afterwards. */
function viewsOf(documents: Document[]) {
  const read = documents.map(({ fields }) => ({ fields: fields.map(({ text, weight }) => ({ words: readWords(text), weight })) }))
  return VIEWS.map((view) => ({ ...view, add: createView(read, view.terms) }))
}

/** The ranking core: lexical match on accented and folded words, pairs and triples. Needs nothing but the documents. */
export function createLexicalIndex(documents: Document[]) {
  const views = viewsOf(documents)
  return {
    /** A score for each document, in their order; comparable between queries (0 = nothing matched). */
    scores(words: Words): Float64Array {
      const scores = new Float64Array(documents.length)
      for (const view of views) {
        const weight = words.hasMarks ? view.accented : view.plain
        if (weight > 0) view.add(view.terms(words), weight, scores)
      }
      return scores
    },
    rank(text: string, most: number): Ranked[] {
      const scores = this.scores(readWords(text))
      return documents
        .map(({ id }, i) => ({ id, score: scores[i] as number }))
        .filter((r) => r.score > 0)
        .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
        .slice(0, most)
    },
  }
}
export type LexicalIndex = ReturnType<typeof createLexicalIndex>
