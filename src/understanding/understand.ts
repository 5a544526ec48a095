import { readTaken } from '../conversation/choices.ts'
import type { Candidate } from '../conversation/outcome.ts'
import type { Command, UnderstandInput, Understood } from '../conversation/understood.ts'
import { COMMANDS } from '../knowledge/commands.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import { fraudIn } from '../knowledge/policy.ts'
import { withoutLabels } from '../privacy/labels.ts'
import { type Alarmed, createAlarmIn } from './alarm.ts'
import type { Best } from './confidence.ts'
import { type Decision, decide, type Evidence } from './decide.ts'
import { expandBy } from './features.ts'
import { createFollow } from './follow.ts'
import { createJointness } from './jointness.ts'
import { createGuessLanguage } from './language.ts'
import type { Model } from './model.ts'
import { fold, readWords } from './normalise.ts'
import { createOpenness } from './openness.ts'
import { type Picked, pick } from './pick.ts'
import { createRead, type Reading } from './read.ts'
import { holds, type Relevance } from './relevance.ts'
import { createSplit } from './split.ts'
import { createNameStrangeLinks } from './strange-links.ts'
import { sentencesOf } from './training-set.ts'
import { createRecover } from './typing.ts'
import { createWhere, START, type WherePorts } from './where.ts'
import { createWithoutOrders } from './without-orders.ts'
import { createWithoutPoliteness } from './without-politeness.ts'

/** A story clearer than the first is not taken apart; a sentence clearer than the second may stand for it. */
const CLEAR_WHOLE = 0.5
const CLEAR_SENTENCE = 0.7
/** A wish for a person that names its matter takes the matter's category from this share on. */
const NAMED_MATTER = 0.15

/** A story's first sentences are read one by one; what comes after them is read with the whole. */
const MOST_SENTENCES = 6

/** How a message came to mean what it means: what was read and weighed. `explain.ts` shows it. */
export type How = { evidence: Reading & Evidence; alarm: Alarmed }

export type UnderstandingPorts = WherePorts & { knowledge: Knowledge; model: Model; relevance: Relevance }

const isLoud = ({ p, least }: Alarmed): boolean => p >= least
/** Whoever says where they are and fewer words than these besides, asks nothing. */
const FEWEST_BESIDE = 4
const NOTHING_BEFORE = { offered: [] }

/** "/start" is what a platform writes for whoever opens the chat: it says nothing of their language. */
const SLASH = /^\/\w/

/** From words to a decision: deterministic, and complete without any model service or network. */
export function createUnderstand({ knowledge, model, relevance, ...wherePorts }: UnderstandingPorts): (input: UnderstandInput) => Understood & { how: How } {
  const expand = expandBy(knowledge.lexicon)
  const read = createRead({ knowledge, model, expand })
  const recover = createRecover(model.vocabulary)
  const nameStrangeLinks = createNameStrangeLinks(knowledge.hosts)
  const alarmIn = createAlarmIn({ model, expand, read })
  const follow = createFollow({ read: (text) => read(recover(text)), model })
  const split = createSplit(read, createJointness({ model, expand }))
  const withoutOrders = createWithoutOrders(read, knowledge.doors)
  const withoutPoliteness = createWithoutPoliteness(read)
  const openTopics = createOpenness({ knowledge, model, expand })
  const whereOf = createWhere(wherePorts)
  const guessLanguage = createGuessLanguage(Object.values(knowledge.utterances).flat(), knowledge.negatives)
  const commands = new Map(COMMANDS.flatMap((command) => knowledge.commands[command].map((phrase) => [fold(phrase), command] as const)))
  const categoryOf = new Map(knowledge.articles.map((a) => [a.id, a.category]))
  const doorCategory = new Map(knowledge.doors.map((d) => [d.id, d.category]))

  function commandOf(text: string): Command | undefined {
    if (START.test(text)) return 'start'
    return commands.get(
      fold(text)
        .replace(/[.!?]+$/, '')
        .trim(),
    )
  }

  /** What the citizen picked or commanded. Words of a walkthrough mean it only while there is one. */
  function pickedBy({ text, choice, state }: UnderstandInput): Picked {
    const command = choice === undefined ? commandOf(text) : undefined
    if (command && (state.walk || !command.startsWith('step-'))) return { command }
    const picked = pick(text, choice, state.offered)
    if (Object.keys(picked).length > 0 || choice !== undefined || !state.pending) return picked
    const chosen = follow.chosenByWords(text, state.pending)
    return chosen ? { chosen } : {}
  }

  /** The reading of the one sentence that asks, where the whole story is unclear and that sentence alone is clear. */
  function clearest(text: string, whole: Reading, wary: boolean): Reading {
    const sentences = sentencesOf(text)
    if (whole.confidence >= CLEAR_WHOLE || (whole.ours < CLEAR_WHOLE && !wary) || sentences.length < 2) return whole
    const likely = new Set(whole.best.topics.slice(0, wary ? undefined : 4).map((t) => t.id))
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

  /** The article that a command is about: that of the walk, or that of the reply under which a person was asked for by a tap. */
  function matterOf(command: Command | undefined, { choice, state }: UnderstandInput): string | undefined {
    if (command?.startsWith('step-')) return state.walk?.part.articleId
    if (command !== 'person' || choice === undefined) return undefined
    const rated = state.offered.map(({ id }) => readTaken(id)).find((offered) => offered?.verb === 'good')
    return rated?.about ?? (state.offered.some(({ id }) => id === 'step-done') ? state.walk?.part.articleId : undefined)
  }

  return (input) => {
    const { state, day } = input
    // Places, numbers and commands are read as they were typed; all else as it was meant.
    const links = nameStrangeLinks(input.text)
    const text = recover(links.text)
    const language = state.language ?? guessLanguage(SLASH.test(text) ? '' : text, state.spoken)
    const { command, chosen, taken } = pickedBy(input)
    const { beside, ...where } = whereOf(input, taken)
    // Asked where they are, citizens answer with a name; it sounds like other words, and is no follow-up to what went before.
    const saysWhere = beside !== undefined && state.placeAsked !== undefined && !state.place
    const isMerePlace = saysWhere && readWords(beside).folded.length < FEWEST_BESIDE
    const alarm = alarmIn(text)
    const alarmed = input.choice === undefined && !chosen && !taken && !command && isLoud(alarm) && !(isMerePlace && !isLoud(alarmIn(beside)))
    const plain = isMerePlace ? '' : withoutLabels(text)
    const unordered = withoutOrders(plain)
    const wary = unordered !== plain
    const question = withoutPoliteness(unordered)
    const reading = clearest(question, follow.read(question, saysWhere ? NOTHING_BEFORE : state), wary)
    const { topics, confidence } = split(question, reading)
    const parts = topics.map((articleId) => {
      const caseId = caseOf(articleId, text, day)
      return { articleId, ...(caseId ? { caseId } : {}) }
    })
    const open = state.pending || state.last ? [] : openTopics(question, reading.best.topics)
    const fraud = fraudIn(input.text, knowledge.contacts)
    const evidence = { ...reading, confidence, parts, open, wary, strangeLink: links.found }
    const decision: Decision = fraud
      ? { outcome: { kind: 'answer', parts: [{ articleId: fraud.article }], offers: [] }, reason: 'known-fraud-number' }
      : decide(evidence)
    const named = chosen ?? taken?.about ?? matterOf(command, input)
    const category = (named && categoryOf.get(named.split('#')[0] ?? '')) ?? categoryFor(decision, reading.best)
    const candidates: Candidate[] = reading.best.topics.slice(0, 5).map(({ id, p }) => ({ id, score: Math.round(p * 1e4) / 1e4 }))
    const asked = command ?? (decision.outcome.kind === 'escalate' ? 'person' : undefined)
    return {
      language,
      category,
      candidates,
      confidence: Math.round(confidence * 1e4) / 1e4,
      decision,
      ...where,
      ...(alarmed ? { alarm: alarm.alarm } : {}),
      ...(asked && !chosen && !taken ? { command: asked } : {}),
      ...(chosen ? { chosen } : {}),
      ...(taken ? { taken } : {}),
      how: { evidence, alarm },
    }
  }
}
