import { fuse, type Signals } from './fuse.ts'

/** One question judged by models that had not seen it. */
export type Judged = { label: string; signals: Signals; classes: number[]; labels: string[]; known: number; words: number }

/**
 * How sharply the signals are to be read, and two logistic models: that a text is one of ours, and that the best topic is right
 * if it is. With it how well the product of the two held in cross-validation.
 */
export type Calibration = {
  sharpness: number
  ours: number[]
  right: number[]
  reliability: { from: number; said: number; right: number; n: number }[]
  error: number
}

export const isTopic = (label: string): boolean => label.includes('/') && !label.startsWith('talk.')

export type Best = { topics: { id: string; p: number }[]; door: { id: string; p: number }; talk: { id: string; p: number }; doors: number; talks: number }

/** Splits class probabilities into topics (best first), what we do not answer, and talk. */
export function summarise(labels: string[], scores: Float32Array): Best {
  const topics: Best['topics'] = []
  const best: Best = { topics, door: { id: '', p: 0 }, talk: { id: '', p: 0 }, doors: 0, talks: 0 }
  const doorMass = new Map<string, number>()
  labels.forEach((id, i) => {
    const p = scores[i] as number
    if (isTopic(id)) topics.push({ id, p })
    else if (id.startsWith('door:')) {
      best.doors += p
      doorMass.set(id.slice(5), (doorMass.get(id.slice(5)) ?? 0) + p)
    } else {
      best.talks += p
      if (p > best.talk.p) best.talk = { id, p }
    }
  })
  for (const [id, p] of doorMass) if (p > best.door.p) best.door = { id, p }
  topics.sort((a, b) => b.p - a.p || (a.id < b.id ? -1 : 1))
  return best
}

const logit = (p: number): number => Math.log((p + 1e-4) / (1 - p + 1e-4))

export type Text = { known: number; words: number }

/** What speaks for a text being one of ours. */
const oursEvidence = ({ topics, doors, talks }: Best, { known, words }: Text): number[] => [
  1,
  logit(topics.reduce((sum, t) => sum + t.p, 0)),
  logit(doors),
  logit(talks),
  known,
  Math.log(words + 1),
]

/** What speaks for the best topic being the right one. */
function rightEvidence({ topics }: Best, { known, words }: Text): number[] {
  const mass = topics.reduce((sum, t) => sum + t.p, 0) || 1
  const p1 = (topics[0]?.p ?? 0) / mass
  const p2 = (topics[1]?.p ?? 0) / mass
  return [1, logit(p1), Math.log((p1 + 1e-3) / (p2 + 1e-3)), known, Math.log(words + 1)]
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const dot = (x: number[], weights: number[]): number => x.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0)

/** The probability that a text is one of ours, that its best topic is the right one if it is, and of both. */
export function confidenceOf(
  best: Best,
  text: Text,
  { ours, right }: Pick<Calibration, 'ours' | 'right'>,
): { ours: number; right: number; confidence: number } {
  const isOurs = sigmoid(dot(oursEvidence(best, text), ours))
  const isRight = sigmoid(dot(rightEvidence(best, text), right))
  return { ours: isOurs, right: isRight, confidence: isOurs * isRight }
}

/** The share of messages that are not ours, as we expect it in life; `knowledge/` may hold any number of lines of each. */
const OTHERS_SHARE = 0.25

/** Fits both models and measures the reliability of their product on the same out-of-fold questions. */
export function calibrate(judged: Judged[]): Calibration {
  const sharpness = sharpest(judged)
  const rows = judged.map(({ label, signals, classes, labels, known, words }) => ({
    label,
    text: { known, words },
    best: summarise(labels, fuse(signals, classes, sharpness)),
  }))
  const topical = rows.filter((r) => isTopic(r.label)).length
  const weightOfOthers = ((OTHERS_SHARE / (1 - OTHERS_SHARE)) * topical) / Math.max(1, rows.length - topical)
  const ours = fitLogistic(
    rows.map(({ label, text, best }) => ({ x: oursEvidence(best, text), right: isTopic(label) ? 1 : 0, weight: isTopic(label) ? 1 : weightOfOthers })),
  )
  const right = fitLogistic(
    rows
      .filter((r) => isTopic(r.label))
      .map(({ label, text, best }) => ({ x: rightEvidence(best, text), right: best.topics[0]?.id === label ? 1 : 0, weight: 1 })),
  )
  const bins = Array.from({ length: 10 }, (_, i) => ({ from: i / 10, said: 0, right: 0, n: 0, weight: 0 }))
  for (const { label, text, best } of rows) {
    const p = confidenceOf(best, text, { ours, right }).confidence
    const bin = bins[Math.min(9, Math.floor(p * 10))]
    if (!bin) continue
    const weight = isTopic(label) ? 1 : weightOfOthers
    bin.said += p * weight
    bin.right += best.topics[0]?.id === label ? weight : 0
    bin.weight += weight
    bin.n++
  }
  const reliability = bins.map((b) => ({ from: b.from, n: b.n, said: b.weight ? b.said / b.weight : 0, right: b.weight ? b.right / b.weight : 0 }))
  const all = bins.reduce((sum, b) => sum + b.weight, 0)
  const error = reliability.reduce((sum, b, i) => sum + ((bins[i]?.weight ?? 0) / Math.max(1, all)) * Math.abs(b.said - b.right), 0)
  return { sharpness, ours, right, reliability, error }
}

const SHARPNESSES = [0.3, 0.5, 0.75, 1, 1.5]
/** Every so many questions are enough to tell one from another. */
const LOOKED_AT = 5

/** The sharpness under which the right topics are the likeliest (least log loss). */
function sharpest(judged: Judged[]): number {
  const topical = judged.filter((j) => isTopic(j.label)).filter((_, i) => i % LOOKED_AT === 0)
  const loss = (sharpness: number): number =>
    topical.reduce((sum, { label, signals, classes, labels }) => sum - Math.log((fuse(signals, classes, sharpness)[labels.indexOf(label)] as number) + 1e-9), 0)
  const losses = SHARPNESSES.map(loss)
  return SHARPNESSES[losses.indexOf(Math.min(...losses))] as number
}

const ROUNDS = 12
const RIDGE = 1e-2

function fitLogistic(rows: { x: number[]; right: number; weight: number }[]): number[] {
  const n = rows[0]?.x.length ?? 0
  let weights: number[] = new Array(n).fill(0)
  for (let round = 0; round < ROUNDS; round++) {
    const gradient: number[] = weights.map((w) => -RIDGE * w)
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? RIDGE : 0)))
    for (const { x, right, weight } of rows) {
      const p = sigmoid(dot(x, weights))
      for (let i = 0; i < n; i++) {
        gradient[i] = (gradient[i] as number) + weight * (x[i] as number) * (right - p)
        const row = hessian[i] as number[]
        for (let j = 0; j < n; j++) row[j] = (row[j] as number) + weight * (x[i] as number) * (x[j] as number) * p * (1 - p)
      }
    }
    const step = solve(hessian, gradient)
    weights = weights.map((w, i) => w + (step[i] as number))
  }
  return weights
}

/** Gaussian elimination with pivoting, for a handful of unknowns. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number])
  const n = rows.length
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let k = i + 1; k < n; k++) if (Math.abs(rows[k]?.[i] as number) > Math.abs(rows[pivot]?.[i] as number)) pivot = k
    ;[rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]]
    const top = rows[i] as number[]
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const row = rows[k] as number[]
      const factor = (row[i] as number) / (top[i] as number)
      for (let j = i; j <= n; j++) row[j] = (row[j] as number) - factor * (top[j] as number)
    }
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number))
}
