import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Example, softmax, train } from './classifier.ts'
import { type Expand, featuresOf, type Vector, type Vocabulary, vectorOf } from './features.ts'
import { type Packed, pack, rawScores } from './linear.ts'
import { readWords } from './normalise.ts'

/** Only messages of at most so many words are looked at: a longer one says enough for the ranking to be trusted. */
export const LONGEST = 40
/** Lengths beyond this are one. */
const MOST_COUNTED = 12
/** Probability from which a short message is taken to leave its topic open (cross-validated: finds nine in ten of the short open ones and one in five of the long, takes 1 % of clear questions for open). */
const OPEN = 0.18
/** How much a short question of an article counts beside a line of `ambiguous.txt`: there are several times as many. */
const UTTERANCE_WEIGHT = 0.3
const TRAINING = { classes: 2, epochs: 4, rate: 3, seed: 7 }

/** How much the options of lines that are less alike count, and how alike a line must be to count at all (cosine, 0–1). */
const LEAST_ALIKE = 0.35
const MOST_LINES = 4
/** What a topic gets for its place among a line's options. */
const PLACES = [1, 0.85, 0.7, 0.6, 0.5]
/** How much the ranking has a say beside the lines, and the share of the best that an option must have to be offered. */
const RANKING = 0.8
const LEAST_SHARE = 0.2
const MOST_OPTIONS = 5

const isLookedAt = (text: string): boolean => {
  const n = readWords(text).folded.length
  return n > 0 && n <= LONGEST
}

/** The features of a text: those of any text, and how short it is. */
export const openFeatures = (text: string, expand: Expand): string[] => {
  const words = readWords(text)
  return [...featuresOf(words, expand), `l ${Math.min(MOST_COUNTED, words.folded.length)}`]
}

/** Learns to tell messages that leave their topic open from those that do not. */
export function fitOpenness(knowledge: Knowledge, expand: Expand, vocabulary: Vocabulary): Packed {
  const example = (text: string, label: number, weight: number): Example => ({ vector: vectorOf(openFeatures(text, expand), vocabulary), label, weight })
  const talk = knowledge.talk.filter(({ label }) => label !== 'talk.unclear')
  const clear = [...Object.values(knowledge.utterances).flat(), ...knowledge.negatives, ...talk].filter(({ text }) => isLookedAt(text))
  const examples = [
    ...knowledge.open.filter(({ text }) => isLookedAt(text)).map(({ text, isPlain }) => example(text, isPlain ? 0 : 1, 1)),
    ...clear.map(({ text }) => example(text, 0, UTTERANCE_WEIGHT)),
  ]
  return pack(train(examples, { features: vocabulary.ids.size, ...TRAINING }))
}

/** How alike two texts are (0–1): both vectors have length 1. */
function cosine(a: Vector, b: Vector): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const [x, y] = [a.ids[i] as number, b.ids[j] as number]
    if (x === y) sum += (a.values[i++] as number) * (b.values[j++] as number)
    else if (x < y) i++
    else j++
  }
  return sum
}

export type OpennessPorts = { knowledge: Knowledge; model: { vocabulary: Vocabulary; openness: Packed }; expand: Expand }

/** Tells which topics a message leaves open, likeliest first; none when it is clear or long. */
export function createOpenness({ knowledge, model, expand }: OpennessPorts) {
  const vector = (text: string): Vector => vectorOf(openFeatures(text, expand), model.vocabulary)
  const lines = knowledge.open.filter((line) => !line.isPlain).map((line) => ({ ...line, vector: vector(line.text) }))

  function optionsOf(said: Vector, ranked: { id: string; p: number }[]): string[] {
    const alike = lines
      .map(({ topics, vector: v }) => ({ topics, alike: cosine(said, v) }))
      .filter((line) => line.alike >= LEAST_ALIKE)
      .sort((a, b) => b.alike - a.alike)
      .slice(0, MOST_LINES)
    const scores = new Map<string, number>()
    const add = (id: string, score: number) => scores.set(id, (scores.get(id) ?? 0) + score)
    for (const line of alike) line.topics.forEach((id, i) => void add(id, line.alike * (PLACES[i] ?? 0)))
    const mass = ranked.reduce((sum, t) => sum + t.p, 0) || 1
    for (const { id, p } of ranked.slice(0, MOST_OPTIONS)) add(id, (RANKING * p) / mass)
    const best = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    const least = (best[0]?.[1] ?? 0) * LEAST_SHARE
    return best
      .filter(([, score]) => score >= least)
      .slice(0, MOST_OPTIONS)
      .map(([id]) => id)
  }

  return (text: string, ranked: { id: string; p: number }[]): string[] => {
    if (!isLookedAt(text)) return []
    const said = vector(text)
    const p = softmax(rawScores(model.openness, said))[1] as number
    return p >= OPEN ? optionsOf(said, ranked) : []
  }
}
