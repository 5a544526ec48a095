import type { Block, Choice } from '../conversation/message.ts'
import type { Part } from '../conversation/outcome.ts'
import type { Article, Case, Language, Source } from '../knowledge/article.ts'
import { type Knowledge, versionOn } from '../knowledge/knowledge.ts'
import { withContacts } from '../knowledge/policy.ts'
import { sayText } from '../knowledge/texts.ts'
import { holds, type Relevance, stepsOn, unitsOf } from './relevance.ts'
import { stepsOfCase } from './steps.ts'

/** How much is added to an answer because the question asks for it. */
const MOST_ADDED = 3
const LEAST_SCORE = 0.04
/** A piece must be nearly as fitting as the best one to be added beside it. */
const NEAR_BEST = 0.5
/** Conditions that are this short together are said in full; of longer ones the titles are named. */
const SHORT_CONDITIONS = 420
/** Sources named under an answer. */
const MOST_SOURCES = 3

export type AnswerPorts = { knowledge: Knowledge; relevance: Relevance }
export type AnswerInput = { part: Part; about: string; language: Language; day: string }

export const dayText = (day: string, language: Language): string => {
  const [y = '', m = '', d = ''] = day.split('-')
  if (language === 'vi') return `${d}/${m}/${y}`
  const month = new Date(`${day}T00:00:00Z`).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })
  return `${Number(d)} ${month} ${y}`
}

/** A source as citizens see it: named with number and date, linked unless it is somebody's copy. */
export function sourceBlock(source: Source): Extract<Block, { kind: 'source' }> {
  const named = source.number && !source.title.includes(source.number) ? `${source.title} (${source.number})` : source.title
  const dated = source.date === 'undated' ? named : `${named}, ${source.date.split('-').reverse().join('/')}`
  return { kind: 'source', text: dated, ...(source.url && source.read !== 'copy' ? { url: source.url } : {}) }
}

/** Says one article, or one case of it: the answer, the steps, what fits the question, all conditions, date and sources. */
export function createComposeAnswer({ knowledge, relevance }: AnswerPorts) {
  const { texts, contacts } = knowledge

  function added(article: Article, chosen: Case | undefined, { about, language, day }: AnswerInput): { blocks: Block[]; shown: Set<number> } {
    const fits = relevance.fits(about, article.title[language], unitsOf(article, language, day, chosen?.id))
    const best = fits[0]?.score ?? 0
    const picked = fits.filter((f) => f.score >= LEAST_SCORE && (f.told || f.score >= best * NEAR_BEST)).slice(0, MOST_ADDED)
    const steps = stepsOn(article, day, chosen?.id)
    const shown = new Set<number>()
    const blocks = picked.map(({ key }): Block => {
      const [kind, i, j] = key.split('.')
      if (kind === 'condition') {
        const condition = article.conditions[Number(i)]
        shown.add(Number(i))
        return { kind: 'text', text: `${condition?.title[language]}: ${condition?.differs[language]}` }
      }
      if (kind === 'detail') {
        const detail = article.details[Number(i)]
        return { kind: 'text', text: `${detail?.about[language]}: ${detail?.text[language]}` }
      }
      const stuck = steps[Number(i)]?.stuck[Number(j)]
      return { kind: 'text', text: `${stuck?.problem[language]}: ${stuck?.hint[language]}` }
    })
    return { blocks, shown }
  }

  function conditionBlocks(article: Article, shown: Set<number>, { about, language, day }: AnswerInput): Block[] {
    const others = article.conditions.filter((c, i) => !shown.has(i) && holds(c, day) && !relevance.says(about, c.unless))
    if (others.length === 0) return []
    const items = others.map((c) => `${c.title[language]}: ${c.differs[language]}`)
    if (items.join('').length <= SHORT_CONDITIONS) return [{ kind: 'list', title: sayText(texts, language, 'conditions'), ordered: false, items }]
    return [{ kind: 'note', text: sayText(texts, language, 'conditions-more', { titles: others.map((c) => c.title[language]).join('; ') }) }]
  }

  function stepBlocks(article: Article, chosen: Case | undefined, language: Language): Block[] {
    const steps = stepsOfCase(article, chosen)
    if (steps.length === 0) return []
    return [{ kind: 'list', title: sayText(texts, language, 'steps'), ordered: true, items: steps.map((s) => s.text[language]) }]
  }

  function footBlocks(article: Article, { language, day }: AnswerInput): Block[] {
    const overdue = article.reviewBy < day
    return [
      ...(article.confidence === 'low' ? [{ kind: 'note' as const, text: sayText(texts, language, 'low-confidence') }] : []),
      ...(overdue ? [{ kind: 'warning' as const, text: sayText(texts, language, 'overdue', { day: dayText(article.reviewBy, language) }) }] : []),
      { kind: 'note', text: sayText(texts, language, 'checked', { day: dayText(article.checkedOn, language) }) },
      ...article.sources.slice(0, MOST_SOURCES).map(sourceBlock),
    ]
  }

  return (input: AnswerInput): { blocks: Block[]; choices: Choice[] } => {
    const { part, about, language, day } = input
    const version = versionOn(knowledge, part.articleId, day)
    if (!version) return { blocks: [namedContacts({ kind: 'text', text: sayText(texts, language, 'decline') }, language)], choices: [] }
    const { article, ended } = version
    if (ended) {
      const text = sayText(texts, language, 'ended', { day: dayText(article.validTo ?? day, language) })
      return { blocks: [{ kind: 'heading', text: article.title[language] }, namedContacts({ kind: 'warning', text }, language)], choices: [] }
    }
    const cases = article.cases.filter((c) => holds(c, day))
    const chosen = cases.find((c) => c.id === part.caseId)
    const extra = added(article, chosen, input)
    const blocks: Block[] = [
      { kind: 'heading', text: article.title[language] },
      { kind: 'text', text: article.answer[language] },
      ...(chosen
        ? [
            { kind: 'heading' as const, text: chosen.title[language] },
            { kind: 'text' as const, text: chosen.answer[language] },
          ]
        : []),
      ...extra.blocks,
      ...stepBlocks(article, chosen, language),
      ...conditionBlocks(article, extra.shown, { ...input, about }),
      ...(!chosen && cases.length > 0 ? [{ kind: 'note' as const, text: sayText(texts, language, 'case-offer') }] : []),
      ...footBlocks(article, input),
    ]
    const choices = chosen ? [] : cases.map((c) => ({ id: `${article.id}#${c.id}`, label: c.title[language] }))
    return { blocks: blocks.map((b) => namedContacts(b, language)), choices }
  }

  function namedContacts(block: Block, language: Language): Block {
    const name = (text: string) => withContacts(text, contacts.contacts, language)
    if (block.kind === 'list') return { ...block, items: block.items.map(name) }
    return { ...block, text: name(block.text) }
  }
}
