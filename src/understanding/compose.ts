import type { Block, Choice, Reply } from '../conversation/message.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { Compose, ComposeInput } from '../conversation/understood.ts'
import type { Language } from '../knowledge/article.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import { fraudIn, withContacts } from '../knowledge/policy.ts'
import { sayText } from '../knowledge/texts.ts'
import { createComposeAnswer } from './compose-answer.ts'
import { holds, type Relevance } from './relevance.ts'

/** Topics offered in the menu and where nothing better is known. */
export const MENU = [
  'vneid/level-2-register',
  'vneid/forgot-password',
  'dossier/sign-in',
  'dossier/track',
  'payment/electricity-bill',
  'safety/tricked-what-to-do',
]
const MOST_OFFERS = 3
const MOST_LESSONS = 1

/** Says an outcome, in the citizen's language, from articles, doors and texts alone. */
export function createCompose(knowledge: Knowledge, relevance: Relevance): Compose {
  const { texts, contacts, doors } = knowledge
  const composeAnswer = createComposeAnswer({ knowledge, relevance })

  const say = (language: Language, key: string): Block => ({ kind: 'text', text: withContacts(sayText(texts, language, key), contacts.contacts, language) })
  const human = (language: Language): Choice => ({ id: 'human', label: sayText(texts, language, 'choice-human') })
  const offer = (id: string, { language, day }: ComposeInput): Choice[] => {
    const [articleId = '', caseId] = id.split('#')
    const article = versionOn(knowledge, articleId, day)?.article
    const title = caseId ? article?.cases.find((c) => c.id === caseId && holds(c, day))?.title : article?.title
    return title ? [{ id, label: title[language] }] : []
  }

  const lessonsOf = (articleId: string, day: string): string[] =>
    (versionOn(knowledge, articleId, day)?.article.related ?? []).filter((id) => id.startsWith('lesson/'))

  /** What is known of a fraud number that the citizen names, said before everything else. */
  function fraudWarning({ reason, about, language }: ComposeInput): Block[] {
    const fraud = reason === 'known-fraud-number' ? fraudIn(about, contacts) : undefined
    return fraud ? [{ kind: 'warning', text: sayText(texts, language, 'fraud-number', { number: fraud.number, about: fraud.about[language] }) }] : []
  }

  function answer(outcome: Extract<Outcome, { kind: 'answer' }>, input: ComposeInput): Reply {
    const said = outcome.parts.map((part) => composeAnswer({ part, about: input.about, language: input.language, day: input.day }))
    const blocks = [...fraudWarning(input), ...said.flatMap((s) => s.blocks)]
    const offers = outcome.offers.flatMap((id) => offer(id, input)).slice(0, MOST_OFFERS)
    const lessons = outcome.parts.flatMap((part) => lessonsOf(part.articleId, input.day)).slice(0, MOST_LESSONS)
    return {
      blocks: said.length > 1 ? [say(input.language, 'two-questions'), ...blocks] : blocks,
      choices: [...said.flatMap((s) => s.choices), ...offers, ...lessons.flatMap((id) => offer(id, input)), human(input.language)],
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
    return { blocks: [...first, ...advice, last], choices: [], ...(alarm?.startsWith('danger-') ? { urgent: true } : {}) }
  }

  function decline(outcome: Extract<Outcome, { kind: 'decline' }>, { language }: ComposeInput): Reply {
    const door = doors.find((d) => d.id === outcome.door)
    const block: Block = door ? { kind: 'text', text: withContacts(door.says[language], contacts.contacts, language) } : say(language, 'decline')
    return { blocks: [block], choices: [human(language)] }
  }

  function notice(about: string, input: ComposeInput): Reply {
    const menu = MENU.flatMap((id) => offer(id, input))
    if (about === 'start') return { blocks: [say(input.language, 'start'), say(input.language, 'privacy')], choices: menu }
    if (about === 'menu') return { blocks: [say(input.language, 'menu')], choices: [...menu, human(input.language)] }
    return { blocks: [say(input.language, about)], choices: [] }
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
        return notice(outcome.about, input)
      case 'held':
        return { blocks: [], choices: [] }
    }
  }

  return (input) => {
    const said = reply(input)
    return input.note ? { ...said, blocks: [...said.blocks, say(input.language, input.note)] } : said
  }
}
