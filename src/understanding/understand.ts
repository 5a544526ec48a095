import type { Candidate } from '../conversation/outcome.ts'
import type { Alarm, Command, Understand, UnderstandInput, Understood } from '../conversation/understood.ts'
import { COMMANDS } from '../knowledge/commands.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import { fraudIn } from '../knowledge/policy.ts'
import { createAmbiguity } from './ambiguity.ts'
import { pickByLabel, pickByNumber } from './choose.ts'
import { softmax } from './classifier.ts'
import { type Best, confidenceOf, summarise } from './confidence.ts'
import { type Decision, decide } from './decide.ts'
import { type Expand, expandBy, featuresOf, vectorOf } from './features.ts'
import { createFollow } from './follow.ts'
import { articleIndex, fuse } from './fuse.ts'
import { createGuessLanguage } from './language.ts'
import { rawScores } from './linear.ts'
import { knownShare, type Model } from './model.ts'
import { fold, readWords } from './normalise.ts'
import { holds, type Relevance } from './relevance.ts'
import { createSplit } from './split.ts'
import { sentencesOf } from './training-set.ts'

/** Probability from which an alarm is raised: a number named in vain costs a citizen little, one not named may cost a life. */
const DANGER = 0.25
const MONEY = 0.5
/** A story clearer than the first is not taken apart; a sentence clearer than the second may stand for it. */
const CLEAR_WHOLE = 0.5
const CLEAR_SENTENCE = 0.7
/** Probability from which a sentence is taken for an order to the machine. */
const ORDER = 0.35
/** A wish for a person that names its matter takes the matter's category from this share on. */
const NAMED_MATTER = 0.15

export type Reading = { best: Best; ours: number; confidence: number; words: number; scores: Float32Array }
export type Read = (text: string) => Reading

/** The pieces of one message are read more than once while it is understood; so many readings are remembered. */
const RECENT = 32
/** A story's first sentences are read one by one; what comes after them is read with the whole. */
const MOST_SENTENCES = 6

/** Reads one text by the model alone, without any conversation. */
export function createRead({ knowledge, model, expand }: { knowledge: Knowledge; model: Model; expand: Expand }): Read {
  const { index, classes } = articleIndex(
    knowledge.articles,
    new Map(Object.entries(knowledge.utterances).map(([id, list]) => [id, list.map((u) => u.text)])),
    model.labels,
  )
  const recent = new Map<string, Reading>()
  const readAnew = (text: string): Reading => {
    const words = readWords(text)
    const features = featuresOf(words, expand)
    const vector = vectorOf(features, model.vocabulary)
    const signals = { regression: rawScores(model.regression, vector), bayes: rawScores(model.bayes, vector), lexical: index.scores(words) }
    const scores = fuse(signals, classes, model.calibration.sharpness)
    return readingOf(model, scores, words.folded.length, knownShare(features, model.vocabulary))
  }
  return (text) => {
    const known = recent.get(text)
    if (known) return known
    if (recent.size >= RECENT) recent.clear()
    const reading = readAnew(text)
    recent.set(text, reading)
    return reading
  }
}

export function readingOf(model: Model, scores: Float32Array, words: number, known: number): Reading {
  const best = summarise(model.labels, scores)
  return { best, scores, words, ...confidenceOf(best, { known, words }, model.calibration) }
}

/** `placeOf`: the place that a text names, as it is recorded; nothing when it names none. */
export type UnderstandingPorts = { knowledge: Knowledge; model: Model; relevance: Relevance; placeOf: (text: string) => string | undefined }

/** From words to a decision: deterministic, and complete without any model service or network. */
export function createUnderstand({ knowledge, model, relevance, placeOf }: UnderstandingPorts): Understand {
  const expand = expandBy(knowledge.lexicon)
  const read = createRead({ knowledge, model, expand })
  const follow = createFollow({ read, model })
  const split = createSplit(read)
  const ambiguity = createAmbiguity(knowledge.utterances)
  const guessLanguage = createGuessLanguage(Object.values(knowledge.utterances).flat(), knowledge.negatives)
  const commands = new Map(COMMANDS.flatMap((command) => knowledge.commands[command].map((phrase) => [fold(phrase), command] as const)))
  const categoryOf = new Map(knowledge.articles.map((a) => [a.id, a.category]))
  const doorCategory = new Map(knowledge.doors.map((d) => [d.id, d.category]))

  const commandOf = (text: string, choice: string | undefined): Command | undefined =>
    choice === 'human'
      ? 'person'
      : choice === 'menu'
        ? 'menu'
        : commands.get(
            fold(text)
              .replace(/[.!?]+$/, '')
              .trim(),
          )

  function alarmOf(text: string): Alarm | undefined {
    const scores = softmax(rawScores(model.alarms, vectorOf(featuresOf(readWords(text), expand), model.vocabulary)))
    let best = 0
    for (let i = 1; i < scores.length; i++) if (best === 0 || (scores[i] as number) > (scores[best] as number)) best = i
    const alarm = model.alarmLabels[best] as Alarm
    return 1 - (scores[0] as number) >= (alarm === 'money-leaving' ? MONEY : DANGER) ? alarm : undefined
  }

  function chosenOf({ text, choice, state }: UnderstandInput): string | undefined {
    if (choice !== undefined) return choice.includes('/') ? choice : undefined
    const offered = state.offered
    const at = pickByNumber(text, offered.length)
    const picked = (at === undefined ? undefined : offered[at]) ?? pickByLabel(text, offered)
    if (picked) return picked.id
    return state.pending ? follow.chosenByWords(text, state.pending) : undefined
  }

  /** What is left of a message without the sentences that give the machine orders: they change nothing. */
  function withoutOrders(text: string): string {
    const sentences = sentencesOf(text)
    if (sentences.length < 2) return text
    const questions = sentences.filter((sentence, i) => {
      if (i >= MOST_SENTENCES) return true
      const { door, topics } = read(sentence).best
      return !(doorCategory.get(door.id) === 'other.abuse' && door.p >= ORDER && door.p > (topics[0]?.p ?? 0))
    })
    return questions.length > 0 ? questions.join(' ') : text
  }

  /** The reading of the one sentence that asks, where the whole story is unclear and that sentence alone is clear. */
  function clearest(text: string, whole: Reading): Reading {
    const sentences = sentencesOf(text)
    if (whole.confidence >= CLEAR_WHOLE || whole.ours < CLEAR_WHOLE || sentences.length < 2) return whole
    const likely = new Set(whole.best.topics.slice(0, 4).map((t) => t.id))
    const readings = sentences
      .slice(0, MOST_SENTENCES)
      .map(read)
      .filter((r) => r.confidence >= CLEAR_SENTENCE && likely.has(r.best.topics[0]?.id ?? ''))
    return readings.sort((a, b) => b.confidence - a.confidence)[0] ?? whole
  }

  /** The case of an article that the citizen's words tell, if they tell one. */
  function caseOf(articleId: string, text: string, day: string): string | undefined {
    const cases = versionOn(knowledge, articleId, day)?.article.cases ?? []
    const told = cases.filter((c) => holds(c, day) && relevance.says(text, c.when))
    return told.length === 1 ? told[0]?.id : undefined
  }

  function categoryFor(decision: Decision, best: Best): string {
    const { outcome } = decision
    const topic = best.topics[0]
    switch (outcome.kind) {
      case 'answer':
        return categoryOf.get(outcome.parts[0]?.articleId ?? '') ?? 'talk.unclear'
      case 'clarify':
        return outcome.options.length > 0 ? heaviestCategory(best) : 'talk.unclear'
      case 'decline':
        return doorCategory.get(best.door.id) ?? 'other.general'
      case 'escalate':
        return topic && topic.p >= NAMED_MATTER ? (categoryOf.get(topic.id) ?? 'talk.human') : 'talk.human'
      case 'chat':
        return 'talk.small'
      default:
        return 'talk.unclear'
    }
  }

  function heaviestCategory(best: Best): string {
    const mass = new Map<string, number>()
    for (const { id, p } of best.topics) {
      const category = categoryOf.get(id)
      if (category) mass.set(category, (mass.get(category) ?? 0) + p)
    }
    return [...mass].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'talk.unclear'
  }

  return (input): Understood => {
    const { text, state, day } = input
    const language = state.language ?? guessLanguage(text, state.spoken)
    const command = commandOf(text, input.choice)
    const picked = command ? undefined : chosenOf(input)
    const chosen = picked === 'human' || picked === 'menu' ? undefined : picked
    const alarm = input.choice === undefined && chosen === undefined ? alarmOf(text) : undefined
    const question = withoutOrders(text)
    const reading = clearest(question, follow.read(question, state))
    const topics = split(question, reading)
    const parts = topics.map((articleId) => {
      const caseId = caseOf(articleId, text, day)
      return { articleId, ...(caseId ? { caseId } : {}) }
    })
    const open = state.pending || state.last ? [] : ambiguity(text, reading.best.topics)
    const fraud = fraudIn(text, knowledge.contacts)
    const decision: Decision = fraud
      ? { outcome: { kind: 'answer', parts: [{ articleId: fraud.article }], offers: [] }, reason: 'known-fraud-number' }
      : decide({ ...reading, parts, open, wary: question !== text })
    const chosenId = chosen?.split('#')[0]
    const category = chosenId ? (categoryOf.get(chosenId) ?? 'talk.unclear') : categoryFor(decision, reading.best)
    const candidates: Candidate[] = reading.best.topics.slice(0, 5).map(({ id, p }) => ({ id, score: Math.round(p * 1e4) / 1e4 }))
    const place = placeOf(text)
    const asked = command ?? (picked === 'human' || decision.outcome.kind === 'escalate' ? 'person' : picked === 'menu' ? 'menu' : undefined)
    return {
      language,
      category,
      candidates,
      confidence: Math.round(reading.confidence * 1e4) / 1e4,
      decision,
      ...(place ? { place } : {}),
      ...(alarm ? { alarm } : {}),
      ...(asked && !chosen ? { command: asked } : {}),
      ...(chosen ? { chosen } : {}),
    }
  }
}
