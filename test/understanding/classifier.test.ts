import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Example, scoresInto, seeded, softmax, train } from '../../src/understanding/classifier.ts'
import type { Vector } from '../../src/understanding/features.ts'
import type { Linear } from '../../src/understanding/linear.ts'
import { naiveBayes } from '../../src/understanding/naive-bayes.ts'

const vector = (...ids: number[]): Vector => ({ ids: Uint32Array.from(ids), values: new Float32Array(ids.length).fill(1 / Math.sqrt(ids.length)) })
const example = (label: number, ...ids: number[]): Example => ({ vector: vector(...ids), label, weight: 1 })

/** Three classes, each with features of its own and one (6) that all share. */
const EXAMPLES = [example(0, 0, 1, 6), example(0, 0, 6), example(1, 2, 3, 6), example(1, 3, 6), example(2, 4, 5, 6), example(2, 5, 6)]
const OPTIONS = { features: 7, classes: 3, epochs: 20, rate: 1, seed: 7 }

const probabilities = (model: Linear, of: Vector): Float32Array => {
  const out = new Float32Array(model.classes)
  scoresInto(model, of, out)
  return softmax(out)
}
const best = (model: Linear, of: Vector): number => {
  const scores = probabilities(model, of)
  return scores.indexOf(Math.max(...scores))
}

describe('random numbers', () => {
  it('are the same for one seed, others for another, and between 0 and 1', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seeded(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(draw(7).every((x) => x >= 0 && x < 1)).toBe(true)
  })
})

describe('softmax', () => {
  const SCORES = fc.array(fc.float({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 20 })

  it('makes probabilities of any scores, and keeps their order', () => {
    fc.assert(
      fc.property(SCORES, (scores) => {
        const p = softmax(Float32Array.from(scores))
        expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4)
        scores.forEach((a, i) => {
          scores.forEach((b, j) => {
            if (a > b) expect(p[i]).toBeGreaterThanOrEqual(p[j] as number)
          })
        })
      }),
    )
  })
})

describe.each([
  ['softmax regression', () => train(EXAMPLES, OPTIONS)],
  ['naive Bayes', () => naiveBayes(EXAMPLES, OPTIONS.features, OPTIONS.classes)],
])('%s', (_name, learn) => {
  it('learns what it is shown', () => {
    const model = learn()
    expect(EXAMPLES.map((e) => best(model, e.vector))).toEqual(EXAMPLES.map((e) => e.label))
  })

  it('gives the same weights every time', () => {
    expect(learn()).toEqual(learn())
  })

  it('holds only numbers', () => {
    const { weights, bias } = learn()
    expect([...weights, ...bias].every(Number.isFinite)).toBe(true)
  })
})

describe('scoring four features at a time', () => {
  it('comes to the same as one at a time', () => {
    const random = seeded(3)
    const model: Linear = { classes: 3, weights: Float32Array.from({ length: 30 }, random), bias: Float32Array.from({ length: 3 }, random) }
    for (const n of [0, 1, 3, 4, 5, 8, 10]) {
      const of = vector(...Array.from({ length: n }, (_, i) => i))
      const out = new Float32Array(3)
      scoresInto(model, of, out)
      for (let c = 0; c < 3; c++) {
        const expected = [...of.ids].reduce((sum, id, k) => sum + (of.values[k] as number) * (model.weights[id * 3 + c] as number), model.bias[c] as number)
        expect(out[c]).toBeCloseTo(expected, 4)
      }
    }
  })
})
