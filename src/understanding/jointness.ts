import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Example, softmax, train } from './classifier.ts'
import { type Expand, featuresOf, type Vocabulary, vectorOf } from './features.ts'
import { type Packed, pack, rawScores } from './linear.ts'
import { readWords } from './normalise.ts'

/** How much a question of an article counts beside a line of `joint.txt`: there are many times as many. */
const UTTERANCE_WEIGHT = 0.15
const TRAINING = { classes: 2, epochs: 6, rate: 6, seed: 7 }

const LONGEST_COUNTED = 30
const featuresOfText = (text: string, expand: Expand): string[] => {
  const words = readWords(text)
  return [...featuresOf(words, expand), `n ${Math.min(LONGEST_COUNTED, Math.ceil(words.folded.length / 5) * 5)}`]
}

/** The features that only this model reads, for the vocabulary. */
export const jointFeatures = featuresOfText

/** Learns to tell a message that holds two questions from one that holds one. */
export function fitJointness(knowledge: Knowledge, expand: Expand, vocabulary: Vocabulary): Packed {
  const example = (text: string, label: number, weight: number): Example => ({ vector: vectorOf(featuresOfText(text, expand), vocabulary), label, weight })
  const single = Object.values(knowledge.utterances).flat()
  const examples = [
    ...knowledge.joint.map(({ text, isPlain }) => example(text, isPlain ? 0 : 1, 1)),
    ...single.map(({ text }) => example(text, 0, UTTERANCE_WEIGHT)),
  ]
  return pack(train(examples, { features: vocabulary.ids.size, ...TRAINING }))
}

/** The probability that a message holds two questions. */
export const createJointness =
  ({ model, expand }: { model: { vocabulary: Vocabulary; jointness: Packed }; expand: Expand }) =>
  (text: string): number =>
    softmax(rawScores(model.jointness, vectorOf(featuresOfText(text, expand), model.vocabulary)))[1] as number
