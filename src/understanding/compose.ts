import type { Block, Choice, Reply } from '../conversation/message.ts'
import type { Outcome, Part } from '../conversation/outcome.ts'
import type { Compose, ComposeInput } from '../conversation/understood.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import { fraudIn } from '../knowledge/policy.ts'
import { createComposeAnswer } from './compose-answer.ts'
import { createComposeNotice, MENU, type OfficeOf } from './compose-notice.ts'
import { aboutAnswer, createComposeStep, wholeId } from './compose-step.ts'
import type { Relevance } from './relevance.ts'
import { createSpeaker } from './speaker.ts'
import { stepsOn } from './steps.ts'

const MOST_OFFERS = 3
const MOST_RELATED = 2
/** One step is an answer; more are worth being led through. */
const FEWEST_STEPS = 2

/** Says an outcome, in the citizen's language, from articles, doors and texts alone. */
export function createCompose(knowledge: Knowledge, relevance: Relevance, officeOf: OfficeOf): Compose {
  const { contacts, doors } = knowledge
  const speaker = createSpeaker(knowledge)
  const { say, sentence, named, button, human, offer } = speaker
  const composeAnswer = createComposeAnswer({ knowledge, relevance })
  const composeStep = createComposeStep({ knowledge, speaker })
  const composeNotice = createComposeNotice(speaker, officeOf)

  /** Where one article was said and its case is known: to be led through it, and what people ask next. */
  function further(part: Part, input: ComposeInput): Choice[] {
    const steps = stepsOn(knowledge, part, input.day).length
    const walk = steps >= FEWEST_STEPS ? [button(input.language, `walk:${wholeId(part)}`, 'choice-walk')] : []
    return [...walk, ...(versionOn(knowledge, part.articleId, input.day)?.article.related ?? []).slice(0, MOST_RELATED).flatMap((other) => offer(other, input))]
  }

  /** What is known of a fraud number that the citizen names, said before everything else. */
  function fraudWarning({ reason, about, language }: ComposeInput): Block[] {
    const fraud = reason === 'known-fraud-number' ? fraudIn(about, contacts) : undefined
    return fraud ? [{ kind: 'warning', text: sentence(language, 'fraud-number', { number: fraud.number, about: fraud.about[language] }) }] : []
  }

  function answer(outcome: Extract<Outcome, { kind: 'answer' }>, input: ComposeInput): Reply {
    const said = outcome.parts.map((part) => composeAnswer({ part, about: input.about, language: input.language, day: input.day }))
    const blocks = [...fraudWarning(input), ...said.flatMap((s) => s.blocks)]
    const offers = outcome.offers.flatMap((id) => offer(id, input)).slice(0, MOST_OFFERS)
    const cases = said.flatMap((s) => s.choices)
    const [part] = outcome.parts
    const only = outcome.parts.length === 1 ? part : undefined
    const more = only && cases.length + offers.length === 0 ? further(only, input) : []
    const isServed = only && versionOn(knowledge, only.articleId, input.day)?.ended === false
    return {
      blocks: said.length > 1 ? [say(input.language, 'two-questions'), ...blocks] : blocks,
      choices: [...cases, ...offers, ...more, ...(part ? aboutAnswer(speaker, part.articleId, input) : [human(input.language)])],
      ...(isServed ? { about: wholeId(only) } : {}),
    }
  }

  function clarify(outcome: Extract<Outcome, { kind: 'clarify' }>, input: ComposeInput): Reply {
    const first = outcome.parts.flatMap((part) => composeAnswer({ part, about: input.about, language: input.language, day: input.day }).blocks)
    const options = outcome.options.flatMap((id) => offer(id, input))
    const key = options.length === 0 ? 'clarify-open' : first.length > 0 ? 'clarify-rest' : 'clarify'
    return { blocks: [...first, say(input.language, key)], choices: [...options, human(input.language)] }
  }

  function escalate(outcome: Extract<Outcome, { kind: 'escalate' }>, input: ComposeInput): Reply {
    const alarm = input.reason.startsWith('safety-') ? input.reason.slice('safety-'.length) : undefined
    const first: Block[] = alarm ? [{ ...say(input.language, alarm), kind: 'warning' } as Block] : []
    const advice = alarm?.startsWith('danger-')
      ? []
      : outcome.parts.flatMap((part) => composeAnswer({ part, about: input.about, language: input.language, day: input.day }).blocks)
    const last = say(input.language, outcome.promised ? 'escalate-promised' : 'escalate-unpromised')
    return { blocks: [...first, ...advice, last, ...officeBlocks(input)], choices: [], ...(alarm?.startsWith('danger-') ? { urgent: true } : {}) }
  }

  /** Who answers at the citizen's own place, or the question where that is. Whoever is in danger is not asked. */
  function officeBlocks({ place, asksPlace, category, language }: ComposeInput): Block[] {
    if (asksPlace) return [say(language, 'place-ask')]
    const office = place && officeOf(category, place.codes, language)
    return place && office ? [say(language, 'office', { place: place.text, office })] : []
  }

  function decline(outcome: Extract<Outcome, { kind: 'decline' }>, input: ComposeInput): Reply {
    const { language } = input
    const door = doors.find((d) => d.id === outcome.door)
    if (door) return { blocks: [{ kind: 'text', text: named(door.says[language], language) }], choices: [human(language)] }
    return { blocks: [say(language, 'decline'), ...officeBlocks(input)], choices: [human(language)] }
  }

  function reply(input: ComposeInput): Reply {
    const { outcome, language } = input
    switch (outcome.kind) {
      case 'answer':
        return answer(outcome, input)
      case 'clarify':
        return clarify(outcome, input)
      case 'escalate':
        return escalate(outcome, input)
      case 'decline':
        return decline(outcome, input)
      case 'chat':
        return {
          blocks: [say(language, outcome.about)],
          choices: outcome.about === 'who-are-you' || outcome.about === 'greeting' ? MENU.flatMap((id) => offer(id, input)) : [],
        }
      case 'notice':
        return composeNotice(outcome, input)
      case 'step':
        return composeStep(outcome, input)
      case 'held':
        return { blocks: [], choices: [] }
    }
  }

  /** What is added around a reply: that a person will come or a picture was not taken, the walk that waits, and at first what answers here and what is kept. */
  return (input) => {
    const said = reply(input)
    const { language, walk, outcome, isFirst } = input
    if (outcome.kind === 'held') return said
    const waits = walk && outcome.kind !== 'step' && !said.urgent ? [button(language, 'step-on', 'choice-back-to-walk', { index: walk.index + 1 })] : []
    const greets = isFirst && !said.urgent
    return {
      ...said,
      language,
      blocks: [
        ...said.blocks,
        ...(input.notes ?? []).map((note) => say(language, note)),
        ...(greets ? [{ kind: 'note' as const, text: sentence(language, 'first-words') }] : []),
      ],
      choices: [...waits, ...said.choices, ...(greets ? [button(language, 'agree', 'choice-agree'), button(language, 'no-trace', 'choice-no-trace')] : [])],
    }
  }
}
