import { type Expand, featuresOf, type Shown, showFeature, type Vector } from './features.ts'
import { pointsOf, type Signals } from './fuse.ts'
import { type Packed, rawScores } from './linear.ts'
import type { Model } from './model.ts'
import type { Sensed } from './read.ts'

export type SignalName = keyof Signals
export const SIGNALS: readonly SignalName[] = ['regression', 'bayes', 'lexical']

/** `points`: nats above what the signal gives the average topic; `share`: their part of what all signals give this topic (-1 to 1). */
export type SignalSaid = { raw: number; points: number; share: number }
/** A feature of the text, and its points: what it adds for a topic beside the average one. */
export type Spoken = Shown & { points: number }
export type Contribution = { signals: Record<SignalName, SignalSaid>; for: Spoken[]; against: Spoken[] }

const MOST_FEATURES = 6
/** Less than this, in nats, changes nothing that could be seen. */
const LEAST_POINTS = 0.05

const withoutBias = (model: Packed): Packed => ({ ...model, bias: new Float32Array(model.classes) })
const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length)

/** Takes the fused score of a topic apart again: into signals, and those that are learned into the features of the text. */
export function createContributions({ model, expand }: { model: Model; expand: Expand }) {
  const { sharpness } = model.calibration
  const [regression, bayes] = [withoutBias(model.regression), withoutBias(model.bayes)]

  /** For every topic its points by one signal, above the average topic's. */
  function aboveAverage(signals: Signals, classes: number[], name: SignalName): Float64Array {
    const points = Float64Array.from(classes, (c, d) => pointsOf(signals, c, d, sharpness)[name])
    const average = mean(points)
    return points.map((p) => p - average)
  }

  /** The features of a text, each with its points for every topic. */
  function featurePoints({ words, vector, classes }: Sensed): { shown: Shown; points: Float64Array }[] {
    const names = new Map(featuresOf(words, expand).map((name) => [model.vocabulary.ids.get(name), name]))
    const nothing = new Float64Array(classes.length)
    return [...vector.ids].map((id, k) => {
      const one: Vector = { ids: Uint32Array.of(id), values: vector.values.slice(k, k + 1) }
      const signals = { regression: rawScores(regression, one), bayes: rawScores(bayes, one), lexical: nothing }
      const [a, b] = [aboveAverage(signals, classes, 'regression'), aboveAverage(signals, classes, 'bayes')]
      return { shown: showFeature(names.get(id) ?? ''), points: a.map((p, d) => p + (b[d] as number)) }
    })
  }

  /** What spoke for and against each of these topics. */
  return (sensed: Sensed, topics: string[]): Contribution[] => {
    const { signals, classes } = sensed
    const points = {
      regression: aboveAverage(signals, classes, 'regression'),
      bayes: aboveAverage(signals, classes, 'bayes'),
      lexical: aboveAverage(signals, classes, 'lexical'),
    }
    const features = featurePoints(sensed)
    return topics.map((id) => {
      const c = model.labels.indexOf(id)
      const d = classes.indexOf(c)
      const all = SIGNALS.reduce((sum, name) => sum + Math.abs(points[name][d] as number), 0) || 1
      const said = (name: SignalName): SignalSaid => ({
        raw: signals[name][name === 'lexical' ? d : c] as number,
        points: points[name][d] as number,
        share: (points[name][d] as number) / all,
      })
      const spoken = features.map(({ shown, points }): Spoken => ({ ...shown, points: points[d] as number })).sort((a, b) => b.points - a.points)
      return {
        signals: { regression: said('regression'), bayes: said('bayes'), lexical: said('lexical') },
        for: spoken.filter((f) => f.points >= LEAST_POINTS).slice(0, MOST_FEATURES),
        against: spoken
          .filter((f) => f.points <= -LEAST_POINTS)
          .slice(-MOST_FEATURES)
          .reverse(),
      }
    })
  }
}
