import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Example, scoresInto, train } from './classifier.ts'
import { type Calibration, calibrate, type Judged } from './confidence.ts'
import { expandBy, featuresOf, learnVocabulary, type Vector, type Vocabulary, vectorOf } from './features.ts'
import { articleIndex } from './fuse.ts'
import { fitJointness, jointFeatures } from './jointness.ts'
import { type Linear, type Packed, pack } from './linear.ts'
import { naiveBayes } from './naive-bayes.ts'
import { readWords, type Words } from './normalise.ts'
import { fitOpenness, openFeatures } from './openness.ts'
import { type Sample, samplesOf } from './training-set.ts'

/** What is learned from `knowledge/`; the same knowledge gives the same model. */
export type Model = {
  labels: string[]
  vocabulary: Vocabulary
  regression: Packed
  bayes: Packed
  alarmLabels: string[]
  alarms: Packed
  openness: Packed
  jointness: Packed
  calibration: Calibration
}

const EPOCHS = 5
const EPOCHS_IN_FOLDS = 3
const FOLDS = 2
const RATE = 3
const DROPOUT = 0.5
const SEED = 7

type Prepared = { samples: Sample[]; features: string[][]; vectors: Vector[]; vocabulary: Vocabulary; labels: string[]; asked: number[]; articles: number[] }

function prepare(knowledge: Knowledge): Prepared {
  const samples = samplesOf(knowledge)
  const expand = expandBy(knowledge.lexicon)
  const indexes = samples.map((_, i) => i)
  const features = samples.map((s) => featuresOf(readWords(s.text), expand))
  const asked = indexes.filter((i) => samples[i]?.style !== undefined)
  const articles = indexes.filter((i) => samples[i]?.style === undefined)
  const at = (list: number[]) => list.map((i) => features[i] as string[])
  // The alarms' own words belong to the vocabulary: nobody asks about a dossier with them.
  const cries = knowledge.alarms.map((a) => featuresOf(readWords(a.text), expand))
  const named = [...knowledge.open.map((line) => openFeatures(line.text, expand)), ...knowledge.joint.map((line) => jointFeatures(line.text, expand))]
  const vocabulary = learnVocabulary([...at(asked), ...cries, ...named], at(articles))
  return {
    samples,
    features,
    vocabulary,
    asked,
    articles,
    vectors: features.map((f) => vectorOf(f, vocabulary)),
    labels: [...new Set(samples.map((s) => s.label))].sort(),
  }
}

type Fitted = { regression: Linear; bayes: Linear }

/** The regression learns from questions and titles; naive Bayes from every sentence of the articles as well. */
function fit({ samples, vectors, vocabulary, labels, articles }: Prepared, asked: number[], epochs: number): Fitted {
  const numbers = new Map(labels.map((label, i) => [label, i]))
  const exampleOf = (i: number): Example => {
    const { label, weight } = samples[i] as Sample
    return { vector: vectors[i] as Vector, label: numbers.get(label) as number, weight }
  }
  const size = { features: vocabulary.ids.size, classes: labels.length }
  const titles = articles.filter((i) => samples[i]?.title)
  return {
    regression: train([...asked, ...titles].map(exampleOf), { ...size, epochs, rate: RATE, seed: SEED, dropout: DROPOUT }),
    bayes: naiveBayes([...asked, ...articles].map(exampleOf), size.features, size.classes),
  }
}

const isWord = (feature: string): boolean => feature[0] === 'w'

/** For each word the folds in which people say it (a bit each); articles count as a fold of their own. */
function foldsOfWords({ features, asked, articles }: Prepared): Map<string, number> {
  const folds = new Map<string, number>()
  const note = (i: number, fold: number) => {
    for (const f of features[i] as string[]) if (isWord(f)) folds.set(f, (folds.get(f) ?? 0) | (1 << fold))
  }
  asked.forEach((i, k) => {
    note(i, k % FOLDS)
  })
  for (const i of articles) note(i, FOLDS)
  return folds
}

function utterancesOf(samples: Sample[], which: number[]): Map<string, string[]> {
  const out = new Map<string, string[]>()
  for (const i of which) {
    const { label, text } = samples[i] as Sample
    const texts = out.get(label)
    if (texts) texts.push(text)
    else out.set(label, [text])
  }
  return out
}

/** Every so many questions of a fold are judged: enough to fit a handful of numbers. */
const JUDGED = 2
/** Every so many questions are also judged by their first half: people leave things out, and confidence must fall with that. */
const HALVED = 3
const firstHalf = (text: string): string | undefined => {
  const words = text.split(' ')
  return words.length >= 4 ? words.slice(0, Math.ceil(words.length / 2)).join(' ') : undefined
}

function scoresOf(model: Linear, vector: Vector): Float32Array {
  const scores = new Float32Array(model.classes)
  scoresInto(model, vector, scores)
  return scores
}

/** Judges every question by a model that has not seen it: the honest picture from which confidence is calibrated. */
function crossValidate(knowledge: Knowledge, prepared: Prepared): Judged[] {
  const { samples, features, vectors, labels, asked } = prepared
  const folds = foldsOfWords(prepared)
  const expand = expandBy(knowledge.lexicon)
  const judged: Judged[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const learnt = asked.filter((_, k) => k % FOLDS !== fold)
    const { regression, bayes } = fit(prepared, learnt, EPOCHS_IN_FOLDS)
    const heard = utterancesOf(samples, learnt)
    const { index, classes } = articleIndex(knowledge.articles, heard, labels)
    asked.forEach((i, k) => {
      if (k % FOLDS !== fold || Math.floor(k / FOLDS) % JUDGED !== 0) return
      const { label, text } = samples[i] as Sample
      const judge = (words: Words, said: string[], vector: Vector) => {
        const own = said.filter(isWord)
        const known = own.filter((w) => ((folds.get(w) ?? 0) & ~(1 << fold)) !== 0).length / Math.max(1, own.length)
        const signals = { regression: scoresOf(regression, vector), bayes: scoresOf(bayes, vector), lexical: index.scores(words) }
        judged.push({ label, signals, classes, labels, known, words: words.folded.length })
      }
      judge(readWords(text), features[i] as string[], vectors[i] as Vector)
      const half = k % HALVED === 0 ? firstHalf(text) : undefined
      if (!half) return
      const words = readWords(half)
      const said = featuresOf(words, expand)
      judge(words, said, vectorOf(said, prepared.vocabulary))
    })
  }
  return judged
}

/** The share of a text's words that the vocabulary knows (0–1). */
export function knownShare(features: string[], vocabulary: Vocabulary): number {
  const words = features.filter(isWord)
  return words.length === 0 ? 0 : words.filter((f) => vocabulary.ids.has(f)).length / words.length
}

/** Topics whose questions tell of a danger themselves: they say nothing about what is no alarm. */
const ALARMING = new Set(['safety/tricked-what-to-do', 'support/emergency'])

const ALARM_EPOCHS = 5
const ALARM_RATE = 6

function fitAlarms(knowledge: Knowledge, { samples, vectors, vocabulary, asked }: Prepared): { alarms: Packed; alarmLabels: string[] } {
  const expand = expandBy(knowledge.lexicon)
  const alarmLabels = [...new Set(['none', ...knowledge.alarms.map((a) => a.label)])]
  const raised = knowledge.alarms.map(({ text, label }) => ({
    vector: vectorOf(featuresOf(readWords(text), expand), vocabulary),
    label: alarmLabels.indexOf(label),
    weight: 1,
  }))
  const calm = asked.filter((i) => !ALARMING.has((samples[i] as Sample).label)).map((i) => ({ vector: vectors[i] as Vector, label: 0, weight: 1 }))
  const options = { features: vocabulary.ids.size, classes: alarmLabels.length, epochs: ALARM_EPOCHS, rate: ALARM_RATE, seed: SEED }
  return { alarms: pack(train([...raised, ...calm], options)), alarmLabels }
}

/** Learns a model. Takes seconds to half a minute: run it in a process of its own (`build.ts`). */
export function learn(knowledge: Knowledge): Model {
  const prepared = prepare(knowledge)
  const { regression, bayes } = fit(prepared, prepared.asked, EPOCHS)
  return {
    labels: prepared.labels,
    vocabulary: prepared.vocabulary,
    regression: pack(regression),
    bayes: pack(bayes),
    ...fitAlarms(knowledge, prepared),
    openness: fitOpenness(knowledge, expandBy(knowledge.lexicon), prepared.vocabulary),
    jointness: fitJointness(knowledge, expandBy(knowledge.lexicon), prepared.vocabulary),
    calibration: calibrate(crossValidate(knowledge, prepared)),
  }
}
