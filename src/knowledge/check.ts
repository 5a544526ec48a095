import type { Article, Bilingual, Utterance } from './article.ts'
import { STYLES } from './article.ts'
import type { ArticleFile, Fault, KnowledgeFiles } from './catalogue.ts'
import { checkLessons, isLesson } from './check-lessons.ts'
import { checkLines, checkNegatives, foldedWords } from './check-lines.ts'
import type { LabelledLine } from './lines.ts'
import { checkNamedLines, type NamedFile, type NamedLine } from './named-lines.ts'
import { type Category, type Contacts, contactsIn, isOfficialHost } from './policy.ts'

/** How many utterances an article needs, in all and under each style. */
export const FEWEST_UTTERANCES = { all: 50, standard: 10, nodiacritics: 10, teencode: 9, long: 6, voice: 7, english: 8 } as const

export type CheckInput = {
  files: KnowledgeFiles
  lines: { file: string; lines: LabelledLine[]; labels: Set<string> }[]
  named: { from: NamedFile; lines: NamedLine[] }[]
  contacts: Contacts
  categories: Category[]
  hosts: string[]
  today: string
}

/** Everything in one article that a citizen can read, with the path of its field. */
export function textsOf(article: Article): { field: string; text: Bilingual }[] {
  const stepTexts = (steps: Article['steps'], path: string) =>
    steps.flatMap((step, i) => [
      { field: `${path}.${i}.text`, text: step.text },
      ...step.stuck.flatMap((stuck, j) => [
        { field: `${path}.${i}.stuck.${j}.problem`, text: stuck.problem },
        { field: `${path}.${i}.stuck.${j}.hint`, text: stuck.hint },
      ]),
    ])
  return [
    { field: 'title', text: article.title },
    { field: 'answer', text: article.answer },
    ...article.cases.flatMap((c, i) => [
      { field: `cases.${i}.title`, text: c.title },
      { field: `cases.${i}.answer`, text: c.answer },
      ...stepTexts(c.steps, `cases.${i}.steps`),
    ]),
    ...article.conditions.flatMap((c, i) => [
      { field: `conditions.${i}.title`, text: c.title },
      { field: `conditions.${i}.differs`, text: c.differs },
    ]),
    ...stepTexts(article.steps, 'steps'),
    ...article.details.flatMap((d, i) => [
      { field: `details.${i}.about`, text: d.about },
      { field: `details.${i}.text`, text: d.text },
    ]),
  ]
}

/** The articles to which its stuck hints lead. */
const hintsOf = (article: Article): { field: string; id: string }[] =>
  [{ steps: article.steps, path: 'steps' }, ...article.cases.map((c, i) => ({ steps: c.steps, path: `cases.${i}.steps` }))].flatMap(({ steps, path }) =>
    steps.flatMap((step, i) => step.stuck.flatMap((stuck, j) => (stuck.article ? [{ field: `${path}.${i}.stuck.${j}.article`, id: stuck.article }] : []))),
  )

const TYPED_NUMBER =
  /(?<![\d.,/])(?:1[89]00[ .]?\d{2,4}[ .]?\d{2,4}|0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}|11[1-5]|1022|156|5656)(?![\d/]|[.,]\d|%| (?:ngày|days|đồng|tháng|triệu|VND|nghìn))/u
const HIDDEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|[\u{E0000}-\u{E007F}]/u
const HOST = /(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:vn|com|org|net|app)(?![\w-])/giu

function checkArticle(read: ArticleFile, input: CheckInput, known: Set<string>): Fault[] {
  const { file, article, lineOf } = read
  const faults: Fault[] = []
  const add = (field: string, problem: string, remedy?: string, warning = false) =>
    faults.push({ file, line: lineOf(field), field, problem, ...(remedy ? { remedy } : {}), ...(warning ? { warning } : {}) })

  const expected = file.replace(/(\.\d{4}-\d{2}-\d{2})?\.md$/, '')
  if (article.id !== expected) add('id', `is ${article.id}`, `the file's place says ${expected}`)
  if (!input.categories.some((c) => c.id === article.category)) add('category', `unknown category ${article.category}`, 'see categories.yaml')
  if (article.validTo && article.validTo < article.validFrom) add('validTo', 'lies before validFrom')
  if (article.checkedOn > input.today) add('checkedOn', 'lies in the future')
  if (article.reviewBy < input.today) add('reviewBy', `was due on ${article.reviewBy}`, 'check the sources again and set checkedOn and reviewBy', true)
  for (const id of article.related) if (!known.has(id)) add('related', `no article ${id}`, 'take it out, or write it', true)

  for (const { field, id } of hintsOf(article)) if (!known.has(id)) add(field, `no article ${id}`, 'name one that there is, or take it out')

  for (const { field, text } of textsOf(article)) {
    for (const language of ['vi', 'en'] as const) {
      const words = text[language]
      // A title names a number that people know by its digits (1022); a host may begin with one.
      const typed = field === 'title' ? null : TYPED_NUMBER.exec(words.replaceAll(/\{\{[^}]*\}\}/g, '').replaceAll(HOST, ''))
      if (typed) add(`${field}.${language}`, `the number ${typed[0]} is typed`, 'name it as {{contact:id}}')
      for (const id of contactsIn(words)) {
        const contact = input.contacts.contacts[id]
        if (!contact) add(`${field}.${language}`, `no contact ${id}`, 'see contacts.yaml')
        else if (contact.status !== 'verified') add(`${field}.${language}`, `contact ${id} is not verified`, 'name an office instead')
      }
      if (HIDDEN.test(words)) add(`${field}.${language}`, 'holds an invisible character', 'type the text anew')
      if (/\{\{(?!contact:)/.test(words)) add(`${field}.${language}`, 'unknown {{…}}', 'only {{contact:id}} is known')
      for (const host of words.match(HOST) ?? []) {
        if (!isOfficialHost(host, input.hosts)) add(`${field}.${language}`, `the host ${host} is not allowed`, 'use an official page, or add it to hosts.yaml')
      }
    }
    if (/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]{1}/iu.test(text.en) && mostlyVietnamese(text.en))
      add(`${field}.en`, 'is Vietnamese', 'write it in English')
  }
  article.sources.forEach((source, i) => {
    if (!source.url) return
    if (source.read === 'copy') add(`sources.${i}.url`, 'a copy is named without a link', 'take the url out')
    else if (!isOfficialHost(new URL(source.url).hostname, input.hosts))
      add(`sources.${i}.url`, `the host of ${source.url} is not allowed`, 'use an official page, or add it to hosts.yaml')
  })
  article.cases.forEach((c, i) => {
    if (article.cases.findIndex((other) => other.id === c.id) !== i) add(`cases.${i}.id`, `the case id ${c.id} is used twice`)
  })
  return faults
}

/** Official English texts name Vietnamese things; only a text that is Vietnamese for the most part is a fault. */
const mostlyVietnamese = (text: string): boolean => {
  const words = text.split(/\s+/)
  return words.filter((word) => /[ăâđêôơưạ-ỹ]/iu.test(word)).length > words.length / 2
}

function checkUtterances(input: CheckInput, articles: Map<string, Article>): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, string>()
  for (const [id, utterances] of input.files.utterances) {
    const file = `${id}.ask.txt`
    const fault = (line: number, field: string, problem: string, remedy: string) => faults.push({ file, line, field, problem, remedy })
    const article = articles.get(id)
    if (!article) fault(1, '-', `no article ${id}`, 'write the article, or delete this file')
    const counts = Object.fromEntries(STYLES.map((style) => [style, utterances.filter((u) => u.style === style).length]))
    for (const style of STYLES) {
      if ((counts[style] ?? 0) < FEWEST_UTTERANCES[style]) fault(1, style, `only ${counts[style]} utterances`, `write at least ${FEWEST_UTTERANCES[style]}`)
    }
    if (utterances.length < FEWEST_UTTERANCES.all) fault(1, '-', `only ${utterances.length} utterances`, `write at least ${FEWEST_UTTERANCES.all}`)
    for (const u of utterances) {
      const twin = seen.get(u.text.toLowerCase())
      if (twin) fault(u.line, '-', `stands already in ${twin}`, 'ask it in other words')
      seen.set(u.text.toLowerCase(), `${file}:${u.line}`)
      if (u.caseId && article && !article.cases.some((c) => c.id === u.caseId)) fault(u.line, '-', `no case ${u.caseId}`, 'name a case of the article')
      if (HIDDEN.test(u.text)) fault(u.line, '-', 'holds an invisible character', 'type it anew')
      checkStyle(u, fault)
    }
    const foldedHere = new Map<string, number>()
    for (const u of utterances) {
      const key = foldedWords(u.text).join(' ')
      if (foldedHere.has(key)) fault(u.line, '-', `is line ${foldedHere.get(key)} again, but for its signs`, 'ask it in other words')
      foldedHere.set(key, u.line)
    }
  }
  return faults
}

function checkStyle(u: Utterance & { line: number }, fault: (line: number, field: string, problem: string, remedy: string) => void): void {
  const accented = /[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự]/iu.test(u.text)
  if (u.style === 'nodiacritics' && accented) fault(u.line, u.style, 'has diacritics', 'write it without, or move it')
  if (u.style === 'standard' && !accented) fault(u.line, u.style, 'has no diacritics', 'write them, or move it to # nodiacritics')
}

/** Versions of one id whose validities overlap: on any day an id has at most one version. */
function checkVersions(articles: ArticleFile[]): Fault[] {
  return articles.flatMap(({ file, article, lineOf }, i) =>
    articles
      .slice(0, i)
      .filter((o) => o.article.id === article.id && o.article.validFrom <= (article.validTo ?? '9999') && article.validFrom <= (o.article.validTo ?? '9999'))
      .map((o) => ({
        file,
        line: lineOf('validFrom'),
        field: 'validFrom',
        problem: `overlaps ${o.file}`,
        remedy: 'end one version the day before the other begins',
      })),
  )
}

/** All faults of a knowledge folder, in the order of files. A warning does not fail the check. */
export function checkKnowledge(input: CheckInput): Fault[] {
  const articles = new Map(input.files.articles.map((a) => [a.article.id, a.article]))
  const known = new Set(articles.keys())
  const missing = input.files.articles
    .filter((a) => !isLesson(a.article) && !input.files.utterances.has(a.article.id))
    .map((a) => ({ file: a.file, line: 1, field: '-', problem: 'no utterances', remedy: `write ${a.article.id}.ask.txt` }))
  const asked = new Map(
    [...input.files.utterances].flatMap(([id, list]) => list.map((u) => [foldedWords(u.text).join(' '), `${id}.ask.txt:${u.line}`] as const)),
  )
  return [
    ...input.files.faults,
    ...input.files.articles.flatMap((a) => checkArticle(a, input, known)),
    ...checkVersions(input.files.articles),
    ...checkLessons(input.files.articles, new Set(input.files.utterances.keys())),
    ...missing,
    ...checkUtterances(input, articles),
    ...input.lines.flatMap(({ file, lines, labels }) => checkLines(file, lines, labels, asked)),
    ...input.named.flatMap(({ from, lines }) => checkNamedLines(from, lines, known, asked)),
    ...input.lines.filter((l) => l.file === 'negatives.txt').flatMap((l) => checkNegatives(l.lines)),
  ].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
