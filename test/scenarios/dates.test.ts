import { beforeAll, describe, expect, it } from 'vitest'
import { type Block, type Choice, replyText } from '../../src/conversation/message.ts'
import type { Article, Case, Language } from '../../src/knowledge/article.ts'
import { type Knowledge, readKnowledge, versionOn } from '../../src/knowledge/knowledge.ts'
import { withContacts } from '../../src/knowledge/policy.ts'
import { sayText } from '../../src/knowledge/texts.ts'
import { createComposeAnswer, dayText } from '../../src/understanding/compose-answer.ts'
import { createRelevance, unitsOf } from '../../src/understanding/relevance.ts'

type Said = { blocks: Block[]; choices: Choice[]; text: string }
type Say = (articleId: string, day: string, language?: Language, about?: string, caseId?: string) => Said

const LANGUAGES = ['vi', 'en'] as const
let knowledge: Knowledge
let say: Say

function sayFrom(read: Knowledge): Say {
  const relevance = createRelevance(read.articles, read.lexicon, read.utterances)
  const compose = createComposeAnswer({ knowledge: read, relevance })
  return (articleId, day, language = 'vi', about = '', caseId) => {
    const { blocks, choices } = compose({ part: { articleId, ...(caseId ? { caseId } : {}) }, about, language, day })
    return { blocks, choices, text: replyText({ blocks, choices: [] }) }
  }
}

beforeAll(async () => {
  knowledge = (await readKnowledge('knowledge')).knowledge
  say = sayFrom(knowledge)
})

const shift = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const named = (text: string, language: Language): string => withContacts(text, knowledge.contacts.contacts, language)
const key = (language: Language, name: string, day?: string): string =>
  named(sayText(knowledge.texts, language, name, day ? { day: dayText(day, language) } : {}), language)

type Windowed = { validFrom?: string | undefined; validTo?: string | undefined }
/** Written here anew, so that the product is not measured by itself: both days of a window belong to it. */
const holds = ({ validFrom = '0000', validTo = '9999' }: Windowed, day: string): boolean => validFrom <= day && day <= validTo
const windowsOf = (a: Article): Windowed[] => [a, ...a.cases, ...a.conditions, ...a.details].filter((w) => w.validFrom || w.validTo)

/** Every day on which something of the article begins, ends or falls due for review, with the day before and the day after. */
function daysOf(a: Article): string[] {
  const turns = [...windowsOf(a).flatMap((w) => [w.validFrom, w.validTo]), a.reviewBy].filter((d) => d !== undefined)
  return [...new Set(turns.flatMap((d) => [shift(d, -1), d, shift(d, 1)]))].sort()
}

const stepTexts = (c: Case, l: Language): string[] => c.steps.flatMap((s) => [s.text[l], ...s.stuck.map((x) => `${x.problem[l]}: ${x.hint[l]}`)])
/** What a citizen could read of the article's windowed pieces, split into what holds on the day and what does not. */
function pieces(a: Article, day: string, language: Language): { saidNow: string[]; notNow: string[] } {
  const all = [
    ...a.conditions.map((c) => ({ holds: holds(c, day), texts: [c.differs[language]] })),
    ...a.details.map((d) => ({ holds: holds(d, day), texts: [d.text[language]] })),
    ...a.cases.map((c) => ({ holds: holds(c, day), texts: [c.answer[language], ...stepTexts(c, language)] })),
    { holds: true, texts: [a.answer[language], ...a.steps.map((s) => s.text[language])] },
  ]
  const saidNow = all.filter((p) => p.holds).flatMap((p) => p.texts)
  const notNow = all.filter((p) => !p.holds).flatMap((p) => p.texts)
  return { saidNow, notNow: notNow.filter((text) => !saidNow.some((said) => said.includes(text))) }
}

/** The line in which conditions are only named by their titles, and the list in which they are said. */
function conditionLines(blocks: Block[], language: Language): string {
  const [opening = ''] = key(language, 'conditions-more').split('.')
  return blocks
    .map((b) => (b.kind === 'list' && !b.ordered ? b.items.join('\n') : b.kind === 'note' && b.text.startsWith(opening.trim().slice(0, 12)) ? b.text : ''))
    .join('\n')
}

/** What must be true of one article as said on one day. */
function faultsOn(a: Article, day: string, language: Language): string[] {
  const faults: string[] = []
  const fault = (what: string) => faults.push(`${a.id} ${day} ${language}: ${what}`)
  const version = versionOn(knowledge, a.id, day)
  const plain = say(a.id, day, language)
  if (!version) return plain.text === key(language, 'decline') ? [] : [`${a.id} ${day}: said before it held`]
  const { article, ended } = version
  if (ended !== !holds(article, day)) fault(ended ? 'has ended too early' : 'has not ended')
  if (ended) {
    if (!plain.text.includes(key(language, 'ended', article.validTo)) || plain.text.includes(named(article.answer[language], language)))
      fault('an ended article is said as if it held')
    return faults
  }
  const overdue = plain.text.includes(key(language, 'overdue', article.reviewBy))
  if (overdue !== article.reviewBy < day) fault(overdue ? 'overdue before its day' : 'not said to be overdue')

  // Asked for in every way in which a piece could be drawn out: by nothing, by its own words, and as a chosen case.
  const asked = [...article.conditions, ...article.details, ...article.cases].filter((w) => w.validFrom || w.validTo)
  const abouts = ['', ...asked.map((w) => ('about' in w ? w.about[language] : w.title[language]))]
  const hints = article.cases.filter((c) => !holds(c, day)).flatMap((c) => c.steps.flatMap((s) => s.stuck.map((x) => x.problem[language])))
  const { notNow } = pieces(article, day, language)
  const told = [
    ...[...abouts, ...hints].map((about) => say(a.id, day, language, about)),
    ...article.cases.filter((c) => !holds(c, day)).map((c) => say(a.id, day, language, c.title[language], c.id)),
  ]
  for (const { text, choices, blocks } of told) {
    for (const piece of notNow) if (text.includes(named(piece, language))) fault(`says what does not hold: ${piece.slice(0, 60)}`)
    const lines = conditionLines(blocks, language)
    const now = article.conditions.filter((c) => holds(c, day)).map((c) => named(c.title[language], language))
    for (const c of article.conditions) {
      const title = named(c.title[language], language)
      if (
        !holds(c, day) &&
        lines.includes(title) &&
        !now.some((other) => other.includes(title)) &&
        !pieces(article, day, language).saidNow.some((t) => named(t, language).includes(title))
      )
        fault(`names what does not hold: ${title}`)
    }
    for (const c of article.cases)
      if (!holds(c, day) && choices.some((choice) => choice.id === `${a.id}#${c.id}`)) fault(`offers a case that does not hold: ${c.id}`)
  }
  for (const c of article.conditions)
    if (holds(c, day) && !plain.text.includes(named(c.title[language], language))) fault(`does not name a condition that holds: ${c.title[language]}`)
  for (const c of article.cases)
    if (holds(c, day) && !plain.choices.some((choice) => choice.id === `${a.id}#${c.id}`)) fault(`does not offer a case that holds: ${c.id}`)
  const units = new Set(unitsOf(article, language, day, undefined).map((u) => u.key))
  article.details.forEach((d, i) => {
    if (units.has(`detail.${i}`) !== holds(d, day)) fault(`a detail outside its window: ${d.about[language]}`)
  })
  return faults
}

describe('on every day on which something begins, ends or falls due', () => {
  it.each(LANGUAGES)(
    'each article says what holds then and nothing else (%s)',
    (language) => {
      const faults = knowledge.articles.flatMap((a) => daysOf(a).flatMap((day) => faultsOn(a, day, language)))
      expect(faults).toEqual([])
    },
    120_000,
  )

  it('there are days to walk through', () => {
    expect(knowledge.articles.flatMap(windowsOf).length).toBeGreaterThan(60)
  })
})

describe('an article that ends', () => {
  const LAST = '2027-05-31'
  const AFTER = '2027-06-01'
  const ending = (successor: boolean): Say => {
    const articles = knowledge.articles.flatMap((a) => {
      if (a.id !== 'dossier/track') return [a]
      const old = { ...a, validTo: LAST, reviewBy: AFTER }
      return successor ? [old, { ...a, validFrom: AFTER, reviewBy: '2028-01-01', answer: { vi: 'Cách tra cứu mới.', en: 'The new way.' } }] : [old]
    })
    return sayFrom({ ...knowledge, articles })
  }

  it.each(LANGUAGES)('without a successor is not told any more, and its end is (%s)', (language) => {
    const { answer, steps } = knowledge.articles.find((a) => a.id === 'dossier/track') as Article
    expect(ending(false)('dossier/track', LAST, language).text).toContain(named(answer[language], language))
    const after = ending(false)('dossier/track', AFTER, language)
    expect(after.text).toContain(key(language, 'ended', LAST))
    for (const gone of [answer, ...steps.map((s) => s.text)]) expect(after.text).not.toContain(named(gone[language], language))
    expect(after.choices).toEqual([])
  })

  it('hands over to its successor overnight', () => {
    expect(ending(true)('dossier/track', LAST).text).not.toContain('Cách tra cứu mới.')
    expect(ending(true)('dossier/track', AFTER).text).toContain('Cách tra cứu mới.')
  })
})

describe('the fee waiver for digital citizens', () => {
  const WAIVER = 'dossier/fee-waiver#digital-citizen'
  const offered = (day: string): string[] => say('dossier/fee-waiver', day).choices.map((c) => c.id)

  it('is not said the day before it begins', () => {
    const { text, choices } = say('dossier/fee-waiver', '2026-08-14')
    expect(text).toBe(key('vi', 'decline'))
    expect(choices).toEqual([])
    expect(say('procedure/civil-status-extract', '2026-08-14').text).not.toContain('05 loại giấy tờ cơ bản')
  })

  it.each(['2026-08-15', '2027-02-28'])('is offered on %s, its first and its last day', (day) => {
    expect(offered(day)).toContain(WAIVER)
    expect(say('dossier/fee-waiver', day, 'vi', '', 'digital-citizen').text).toContain('117/2026/TT-BTC')
    expect(say('procedure/civil-status-extract', day).text).toContain('05 loại giấy tờ cơ bản')
  })

  it('has ended on 1 March 2027, and that is said', () => {
    expect(offered('2027-03-01')).not.toContain(WAIVER)
    for (const id of ['dossier/fee-waiver', 'dossier/pay-fees', 'procedure/passport', 'procedure/driving-licence', 'lesson/pay-fees-online']) {
      expect(say(id, '2027-02-28').text, id).not.toContain('01/03/2027')
      expect(say(id, '2027-03-01').text, id).toContain('01/03/2027')
    }
    const asked = say('dossier/fee-waiver', '2027-03-01', 'vi', 'Những khoản nào được miễn 100% cho công dân số?', 'digital-citizen')
    expect(asked.text).not.toContain('VNeID hiển thị mức bác được hưởng')
  })
})

describe('the cut of 50 %', () => {
  const HALF = 'dossier/fee-waiver#half-until-2026'
  it('holds on the last day of 2026', () => {
    expect(say('dossier/fee-waiver', '2026-12-31').choices.map((c) => c.id)).toContain(HALF)
    expect(say('procedure/passport', '2026-12-31').text).not.toContain('hết đợt giảm 50%')
  })
  it('is over on 1 January 2027', () => {
    expect(say('dossier/fee-waiver', '2027-01-01').choices.map((c) => c.id)).not.toContain(HALF)
    expect(say('dossier/fee-waiver', '2027-01-01', 'vi', 'giảm 50% theo Thông tư 64', 'half-until-2026').text).not.toContain('chạy song song')
    expect(say('procedure/passport', '2027-01-01').text).toContain('Từ 01/01/2027 hết đợt giảm 50%')
  })
})

describe('registering a birth together with residence and insurance', () => {
  it('is not told by the rules of 1 September 2026 before that day', () => {
    expect(say('procedure/birth-linked', '2026-08-31').text).toBe(key('vi', 'decline'))
    expect(say('procedure/birth-linked', '2026-09-01').text).toContain('3.000722')
  })
})

describe('the civil status law of 1 March 2027', () => {
  it.each(['procedure/birth-registration', 'procedure/birth-linked', 'procedure/death-linked', 'procedure/marriage', 'procedure/marital-status'])(
    'is named by %s from its first day on',
    (id) => {
      const title = 'Từ 01/03/2027: Luật Hộ tịch 03/2026/QH16'
      expect(say(id, '2027-02-28').text).not.toContain(title)
      expect(say(id, '2027-03-01').text).toContain(title)
    },
  )
  it('lifts the tie to the place of residence', () => {
    expect(say('dossier/non-boundary', '2027-02-28').text).toContain('Hộ tịch: khai sinh')
    expect(say('dossier/non-boundary', '2027-03-01').text).not.toContain('Hộ tịch: khai sinh')
    expect(say('dossier/non-boundary', '2027-03-01').text).toContain('Hộ tịch từ 01/03/2027')
  })
})
