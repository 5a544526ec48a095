import type { Example } from './classifier.ts'
import type { Linear } from './linear.ts'

/** Added to every count, so that a feature never seen with a class does not rule it out. */
const SMOOTHING = 0.1

/**
 * Complement naive Bayes over weighted features: each class is told from all the others by the log ratio of what they hold
 * (Rennie et al., 2003, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers"). Linear like the softmax regression
 * beside which it stands.
 */
export function naiveBayes(examples: Example[], features: number, classes: number): Linear {
  const weights = new Float32Array(features * classes)
  const ofClass = new Float64Array(classes)
  const ofFeature = new Float64Array(features)
  let total = 0
  for (const { vector, label, weight } of examples) {
    for (let k = 0; k < vector.ids.length; k++) {
      const id = vector.ids[k] as number
      const value = (vector.values[k] as number) * weight
      const at = id * classes + label
      weights[at] = (weights[at] as number) + value
      ofClass[label] = (ofClass[label] as number) + value
      ofFeature[id] = (ofFeature[id] as number) + value
      total += value
    }
  }
  const spread = SMOOTHING * features
  // Most features are never seen with most classes: for these the logarithm falls into one part a feature and one a class.
  const unseen = ofClass.map((own) => Math.log(SMOOTHING / (own + spread)) + Math.log(total - own + spread))
  for (let f = 0; f < features; f++) {
    const logFeature = Math.log((ofFeature[f] as number) + SMOOTHING)
    for (let c = 0; c < classes; c++) {
      const at = f * classes + c
      const own = weights[at] as number
      if (own === 0) {
        weights[at] = (unseen[c] as number) - logFeature
        continue
      }
      const inside = (own + SMOOTHING) / ((ofClass[c] as number) + spread)
      const outside = ((ofFeature[f] as number) - own + SMOOTHING) / (total - (ofClass[c] as number) + spread)
      weights[at] = Math.log(inside / outside)
    }
  }
  return { classes, weights, bias: new Float32Array(classes) }
}
