import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../src/understanding/classifier.ts'
import { calibrate, confidenceOf, isTopic, type Judged, summarise } from '../../src/understanding/confidence.ts'

const LABELS = ['door:tax', 'dossier/track', 'talk.small/hello', 'vneid/login', 'vneid/nfc-error']
const TOPICS = [1, 3, 4]

describe('splitting probabilities', () => {
  it('puts topics best first and sums what is not ours', () => {
    const best = summarise([...LABELS, 'door:visa', 'talk.human/person'], Float32Array.of(0.125, 0.25, 0.0625, 0.3125, 0, 0.1875, 0.0625))
    expect(best.topics.map(({ id }) => id)).toEqual(['vneid/login', 'dossier/track', 'vneid/nfc-error'])
    expect(best).toMatchObject({ doors: 0.3125, talks: 0.125, door: { id: 'visa', p: 0.1875 }, talk: { id: 'talk.small/hello' } })
  })

  it('settles a tie by the id, so that the same question is always read the same', () => {
    const { topics } = summarise(LABELS, new Float32Array(5).fill(0.2))
    expect(topics.map(({ id }) => id)).toEqual(['dossier/track', 'vneid/login', 'vneid/nfc-error'])
  })

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), (scores) => {
        const { topics, doors, talks } = summarise(LABELS, Float32Array.from(scores))
        const all = topics.reduce((sum, { p }) => sum + p, doors + talks)
        expect(all).toBeCloseTo(
          scores.reduce((a, b) => a + b, 0),
          4,
        )
      }),
    )
  })

  it('knows a topic from what is none', () => {
    expect(LABELS.filter(isTopic)).toEqual(['dossier/track', 'vneid/login', 'vneid/nfc-error'])
  })
})

/** Questions whose signals point to the right label about as often as such signals would: the stronger, the oftener. */
function judgedQuestions(n: number, seed: number): Judged[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const strength = 4 * random()
    const pointed = Math.floor(random() * LABELS.length)
    const label = LABELS[random() < strength / 4 ? pointed : Math.floor(random() * LABELS.length)] as string
    const regression = Float32Array.from(LABELS, (_, i) => random() * 0.5 + (i === pointed ? strength : 0))
    const lexical = Float64Array.from(TOPICS, (topic) => random() * 0.02 + (topic === pointed ? strength / 40 : 0))
    return {
      label,
      signals: { regression, bayes: regression.map((s) => s / 2), lexical },
      classes: TOPICS,
      labels: LABELS,
      known: random(),
      words: 3 + Math.floor(random() * 12),
    }
  })
}

describe('calibration', () => {
  const judged = judgedQuestions(800, 5)
  const calibration = calibrate(judged)

  it('says about how often it is right', () => {
    expect(calibration.error).toBeLessThan(0.08)
    for (const { said, right, n } of calibration.reliability) if (n > 50) expect(Math.abs(said - right)).toBeLessThan(0.2)
  })

  it('counts every question once', () => {
    expect(calibration.reliability.reduce((sum, { n }) => sum + n, 0)).toBe(judged.length)
  })

  it('gives the same weights every time, and only numbers', () => {
    expect(calibrate(judgedQuestions(800, 5))).toEqual(calibration)
    expect([...calibration.ours, ...calibration.right].every(Number.isFinite)).toBe(true)
  })

  it('survives questions that are all right, all wrong, or none at all', () => {
    const same = judged.map((one) => ({ ...one, label: 'vneid/login' }))
    for (const set of [same, judged.filter(({ label }) => !isTopic(label)), []]) {
      const { ours, right, error } = calibrate(set)
      expect([...ours, ...right, error].every(Number.isFinite)).toBe(true)
    }
  })

  it('is surer of a topic that stands out, and never outside 0 to 1', () => {
    const sure = (p: number) =>
      confidenceOf(summarise(LABELS, Float32Array.of((1 - p) / 2, (1 - p) / 4, 0, p, (1 - p) / 4)), { known: 1, words: 8 }, calibration).confidence
    expect(sure(0.9)).toBeGreaterThan(sure(0.5))
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(sure(p)).toBeGreaterThanOrEqual(0)
        expect(sure(p)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
