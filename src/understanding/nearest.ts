import { type Expand, featuresOf, type Vector, type Vocabulary, vectorOf } from './features.ts'
import { readWords } from './normalise.ts'

/** Something learned from that is like a text: `likeness` is 1 when they have all features in common, 0 when none. */
export type Nearest = { text: string; likeness: number }

const MOST = 3

function likenessOf(a: Vector, b: Vector): number {
  const values = new Map(Array.from(a.ids, (id, k) => [id, a.values[k] as number]))
  return b.ids.reduce((sum, id, k) => sum + (values.get(id) ?? 0) * (b.values[k] as number), 0)
}

/** Finds the lines that are most like a text, by the features that they share. */
export function createNearest(vocabulary: Vocabulary, expand: Expand) {
  return (vector: Vector, lines: string[]): Nearest[] =>
    [...new Set(lines)]
      .map((text) => ({ text, likeness: Math.min(1, likenessOf(vector, vectorOf(featuresOf(readWords(text), expand), vocabulary))) }))
      .filter((n) => n.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1))
      .slice(0, MOST)
}
