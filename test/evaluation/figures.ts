import type { Row } from './rows.ts'
import type { Got, Score } from './score.ts'

export type Judged = { row: Row; got: Got; score: Score }
export type Figures = ReadonlyMap<string, { hits: number; total: number }>

/** Every figure with numerator and denominator, in the order of the alphabet. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const figures = new Map<string, { hits: number; total: number }>()
  for (const { name, hit } of judged.flatMap(({ score }) => score.marks)) {
    const figure = figures.get(name) ?? { hits: 0, total: 0 }
    figures.set(name, { hits: figure.hits + (hit ? 1 : 0), total: figure.total + 1 })
  }
  return new Map([...figures].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export type Bin = { from: number; said: number; right: number; n: number }
const BINS = 10

/** How often the best topic was right where it was said to be so likely. */
export function reliability(judged: readonly Judged[]): { bins: Bin[]; error: number } {
  const bins: Bin[] = Array.from({ length: BINS }, (_, i) => ({ from: i / BINS, said: 0, right: 0, n: 0 }))
  for (const { row, got } of judged) {
    const bin = bins[Math.min(BINS - 1, Math.floor(got.confidence * BINS))]
    if (!bin) continue
    bin.said += got.confidence
    bin.right += row.expect.includes(got.best) ? 1 : 0
    bin.n++
  }
  const error = bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / Math.max(1, judged.length)
  return { bins, error }
}

/** What was taken for what, most frequent first. */
export function confusions(judged: readonly Judged[]): { pair: string; n: number }[] {
  const counts = new Map<string, number>()
  for (const { row, got, score } of judged) {
    if (score.good) continue
    const pair = `${row.expect[0] ?? row.kind} → ${got.topics[0] ?? (got.kind === 'clarify' ? `clarify (${got.options.slice(0, 2).join(', ')})` : got.kind)}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].map(([pair, n]) => ({ pair, n })).sort((a, b) => b.n - a.n || (a.pair < b.pair ? -1 : 1))
}
