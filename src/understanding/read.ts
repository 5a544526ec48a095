import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Best, confidenceOf, summarise } from './confidence.ts'
import { type Expand, featuresOf, type Vector, vectorOf } from './features.ts'
import { articleIndex, fuse, type Signals } from './fuse.ts'
import { rawScores } from './linear.ts'
import { knownShare, type Model } from './model.ts'
import { readWords, type Words } from './normalise.ts'

/** What the signals say about one text. `classes`: for each document of the lexical index the class that it stands for; `known`: the share of known words. */
export type Sensed = { text: string; words: Words; vector: Vector; known: number; signals: Signals; classes: number[] }
/** One text as the model reads it; `words`: how many it has, `scores`: the probability of every class. */
export type Reading = { best: Best; ours: number; right: number; confidence: number; words: number; scores: Float32Array; sensed: Sensed }
export type Read = (text: string) => Reading

/** The pieces of one message are read more than once while it is understood; so many readings are remembered. */
const RECENT = 100

/** Reads one text by the model alone, without any conversation. */
export function createRead({ knowledge, model, expand }: { knowledge: Knowledge; model: Model; expand: Expand }): Read {
  const { index, classes } = articleIndex(
    knowledge.articles,
    new Map(Object.entries(knowledge.utterances).map(([id, list]) => [id, list.map((u) => u.text)])),
    model.labels,
  )
  const sense = (text: string): Sensed => {
    const words = readWords(text)
    const features = featuresOf(words, expand)
    const vector = vectorOf(features, model.vocabulary)
    const signals = { regression: rawScores(model.regression, vector), bayes: rawScores(model.bayes, vector), lexical: index.scores(words) }
    return { text, words, vector, known: knownShare(features, model.vocabulary), signals, classes }
  }
  const recent = new Map<string, Reading>()
  return (text) => {
    const known = recent.get(text)
    if (known) return known
    if (recent.size >= RECENT) recent.clear()
    const sensed = sense(text)
    const reading = readingOf(model, fuse(sensed.signals, classes, model.calibration.sharpness), sensed)
    recent.set(text, reading)
    return reading
  }
}

export function readingOf(model: Model, scores: Float32Array, sensed: Sensed): Reading {
  const best = summarise(model.labels, scores)
  const words = sensed.words.folded.length
  return { best, scores, words, sensed, ...confidenceOf(best, { known: sensed.known, words }, model.calibration) }
}
