import type { Article, Case, Language, Step } from '../../knowledge/article.ts'
import { versionOn } from '../../knowledge/knowledge.ts'
import { type Contact, contactsIn, withContacts } from '../../knowledge/policy.ts'
import { sayText } from '../../knowledge/texts.ts'
import { dayText, sourceBlock } from '../../understanding/compose-answer.ts'
import { holds } from '../../understanding/relevance.ts'
import type { PrintPorts } from '../ports.ts'

/** What two A5 pages hold in large type. */
const MOST_CONDITIONS = 3

export type Phone = { label: string; about: string }
export type AnswerCard =
  | { kind: 'ended'; title: string; text: string }
  | {
      kind: 'answer'
      title: string
      answer: string
      /** The case that the card is for; otherwise `cases` names those that have a card of their own. */
      chosen?: { title: string; answer: string }
      cases: { id: string; title: string }[]
      cautions: string[]
      steps: string[]
      /** Titles only: what differs is asked of the assistant. */
      conditions: string[]
      conditionsMore: number
      phones: Phone[]
      checked: string
      sources: string[]
      /** The first source that can be opened. */
      link?: string
    }
export type CardInput = { knowledge: PrintPorts['knowledge']; articleId: string; caseId: string; language: Language; day: string }

/** What a helper can hand over on paper: one article, or one case of it, as it holds on a day. Undefined where nothing is known yet. */
export function answerCard({ knowledge, articleId, caseId, language, day }: CardInput): AnswerCard | undefined {
  const version = versionOn(knowledge, articleId, day)
  if (!version) return undefined
  const { contacts } = knowledge.contacts
  const named = (text: string): string => withContacts(text, contacts, language)
  const say = (key: string, on: string): string => named(sayText(knowledge.texts, language, key, { day: dayText(on, language) }))
  const { article, ended } = version
  const title = article.title[language]
  if (ended) return { kind: 'ended', title, text: say('ended', article.validTo ?? day) }

  const cases = article.cases.filter((c) => holds(c, day))
  const chosen = cases.find((c) => c.id === caseId)
  const steps = chosen?.steps.length ? chosen.steps : article.steps
  const conditions = article.conditions.filter((c) => holds(c, day))
  const sources = article.sources.map(sourceBlock)
  const linked = sources.find(({ url }) => url)
  return {
    kind: 'answer',
    title,
    answer: named(article.answer[language]),
    ...(chosen ? { chosen: { title: chosen.title[language], answer: named(chosen.answer[language]) } } : {}),
    cases: chosen ? [] : cases.map((c) => ({ id: c.id, title: c.title[language] })),
    cautions: [...(article.confidence === 'low' ? [say('low-confidence', day)] : []), ...(article.reviewBy < day ? [say('overdue', article.reviewBy)] : [])],
    steps: steps.map((step) => named(step.text[language])),
    conditions: conditions.slice(0, MOST_CONDITIONS).map((c) => c.title[language]),
    conditionsMore: Math.max(0, conditions.length - MOST_CONDITIONS),
    phones: phonesIn(textsOf(article, chosen ? [chosen] : cases, steps, conditions, language), contacts, language),
    checked: say('checked', article.checkedOn),
    sources: [...new Set([sources[0]?.text, linked?.text])].filter((text) => text !== undefined),
    ...(linked?.url ? { link: linked.url } : {}),
  }
}

/** The texts of an article that may name somebody to call, most important first. */
const textsOf = (article: Article, cases: Case[], steps: Step[], conditions: Article['conditions'], language: Language): string[] =>
  [
    article.answer,
    ...cases.map((c) => c.answer),
    ...steps.flatMap((step) => [step.text, ...step.stuck.map((s) => s.hint)]),
    ...conditions.map((c) => c.differs),
  ].map((text) => text[language])

function phonesIn(texts: string[], contacts: Record<string, Contact>, language: Language): Phone[] {
  const ids = [...new Set(texts.flatMap(contactsIn))]
  const reachable = ids.flatMap((id) => contacts[id] ?? []).filter((contact) => contact.number && contact.status === 'verified')
  return reachable.map(({ label, hours, fee }) => ({
    label: label[language],
    about: [hours?.[language], fee?.[language]].filter((text) => text !== undefined).join(', '),
  }))
}
