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

/** The raw score of every class. */
export function rawScores({ classes, weights, scales, bias }: Packed, { ids, values }: Vector): Float32Array {
  const out = Float32Array.from(bias)
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k] as number
    const value = (values[k] as number) * (scales[id] as number)
    const row = id * classes
    for (let c = 0; c < classes; c++) out[c] = (out[c] as number) + value * (weights[row + c] as number)
  }
  return out
}
