import type { Vector } from './features.ts'
import type { Linear } from './linear.ts'

export type Example = { vector: Vector; label: number; weight: number }

/**
 * `dropout`: the share of an example's features that is left out, drawn anew each time it is seen, so that no feature is relied upon alone
 * (Wager et al., 2013, "Dropout Training as Adaptive Regularization").
 */
export type TrainOptions = { features: number; classes: number; epochs: number; rate: number; seed: number; dropout?: number }

/** A small generator with a fixed seed (mulberry32), so that training gives the same weights every time. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffled(n: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const swap = order[i] as number
    order[i] = order[j] as number
    order[j] = swap
  }
  return order
}

/** Raw class scores of a vector, written into `out`. Four features at a time: this loop is most of the training time. */
export function scoresInto({ classes, weights, bias }: Linear, { ids, values }: Vector, out: Float32Array): void {
  out.set(bias)
  let k = 0
  for (; k + 3 < ids.length; k += 4) {
    const a = (ids[k] as number) * classes
    const b = (ids[k + 1] as number) * classes
    const c = (ids[k + 2] as number) * classes
    const d = (ids[k + 3] as number) * classes
    const [va, vb, vc, vd] = [values[k] as number, values[k + 1] as number, values[k + 2] as number, values[k + 3] as number]
    for (let j = 0; j < classes; j++) {
      out[j] =
        (out[j] as number) +
        va * (weights[a + j] as number) +
        vb * (weights[b + j] as number) +
        vc * (weights[c + j] as number) +
        vd * (weights[d + j] as number)
    }
  }
  for (; k < ids.length; k++) {
    const value = values[k] as number
    const row = (ids[k] as number) * classes
    for (let j = 0; j < classes; j++) out[j] = (out[j] as number) + value * (weights[row + j] as number)
  }
}

/** Turns raw scores into probabilities, in place. */
export function softmax(scores: Float32Array): Float32Array {
  let top = Number.NEGATIVE_INFINITY
  for (const s of scores) if (s > top) top = s
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp((scores[c] as number) - top)
    scores[c] = e
    sum += e
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum
  return scores
}

/** Smaller gradients change nothing that matters: most classes are far away from most examples. */
const NEGLIGIBLE = 1e-3

/** Leaves out a share of the features; the others stand for them. */
function thinned({ ids, values }: Vector, share: number, random: () => number): Vector {
  const kept = new Uint32Array(ids.length)
  const worth = new Float32Array(ids.length)
  let n = 0
  for (let k = 0; k < ids.length; k++) {
    if (random() < share) continue
    kept[n] = ids[k] as number
    worth[n++] = (values[k] as number) / (1 - share)
  }
  return { ids: kept.subarray(0, n), values: worth.subarray(0, n) }
}

/** Trains by stochastic gradient descent with a falling rate; deterministic for one seed. */
export function train(examples: Example[], { features, classes, epochs, rate, seed, dropout = 0 }: TrainOptions): Linear {
  const model: Linear = { classes, weights: new Float32Array(features * classes), bias: new Float32Array(classes) }
  const random = seeded(seed)
  const gradient = new Float32Array(classes)
  const active = new Uint16Array(classes)
  let step = 0
  const steps = epochs * examples.length
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const i of shuffled(examples.length, random)) {
      const { vector: whole, label, weight } = examples[i] as Example
      const vector = dropout > 0 ? thinned(whole, dropout, random) : whole
      scoresInto(model, vector, gradient)
      softmax(gradient)
      gradient[label] = (gradient[label] as number) - 1
      let n = 0
      for (let c = 0; c < classes; c++) if (Math.abs(gradient[c] as number) > NEGLIGIBLE) active[n++] = c
      update(model, vector, active.subarray(0, n), gradient, rate * (1 - step++ / steps) * weight)
    }
  }
  return model
}

function update({ classes, weights, bias }: Linear, { ids, values }: Vector, active: Uint16Array, gradient: Float32Array, lr: number): void {
  for (let k = 0; k < ids.length; k++) {
    const row = (ids[k] as number) * classes
    const scale = lr * (values[k] as number)
    for (let j = 0; j < active.length; j++) {
      const c = active[j] as number
      weights[row + c] = (weights[row + c] as number) - scale * (gradient[c] as number)
    }
  }
  for (const c of active) bias[c] = (bias[c] as number) - 0.1 * lr * (gradient[c] as number)
}
