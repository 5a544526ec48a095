import type { Vector } from './features.ts'

/** A linear model: one row of class weights a feature, one bias a class. */
export type Linear = { classes: number; weights: Float32Array; bias: Float32Array }

/** The same with each row in whole numbers from -127 to 127 times a scale of its own: a quarter of the memory. */
export type Packed = { classes: number; weights: Int8Array; scales: Float32Array; bias: Float32Array }

const STEPS = 127

export function pack({ classes, weights, bias }: Linear): Packed {
  const rows = weights.length / classes
  const packed = new Int8Array(weights.length)
  const scales = new Float32Array(rows)
  for (let r = 0; r < rows; r++) {
    const row = weights.subarray(r * classes, (r + 1) * classes)
    let most = 0
    for (const w of row) most = Math.max(most, Math.abs(w))
    const scale = most / STEPS || 1
    scales[r] = scale
    for (let c = 0; c < classes; c++) packed[r * classes + c] = Math.round((row[c] as number) / scale)
  }
  return { classes, weights: packed, scales, bias }
}

/** The raw score of every class. Four features at a time: most of the time that understanding takes is spent here. */
export function rawScores({ classes, weights, scales, bias }: Packed, { ids, values }: Vector): Float32Array {
  const out = Float32Array.from(bias)
  const value = (k: number): number => (values[k] as number) * (scales[ids[k] as number] as number)
  const row = (k: number): number => (ids[k] as number) * classes
  let k = 0
  for (; k + 3 < ids.length; k += 4) {
    const [a, b, c, d] = [row(k), row(k + 1), row(k + 2), row(k + 3)]
    const [va, vb, vc, vd] = [value(k), value(k + 1), value(k + 2), value(k + 3)]
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
    const [a, va] = [row(k), value(k)]
    for (let j = 0; j < classes; j++) out[j] = (out[j] as number) + va * (weights[a + j] as number)
  }
  return out
}
