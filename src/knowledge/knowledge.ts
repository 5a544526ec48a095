import type { Article, Utterance } from './article.ts'
import { type Fault, readArticles } from './catalogue.ts'
import { type Commands, readCommands } from './commands.ts'
import { readLexicon } from './lexicon.ts'
import { type LabelledLine, readLines } from './lines.ts'
import { type Category, type Contacts, type Door, readCategories, readContacts, readDoors } from './policy.ts'
import { readTexts, type Texts } from './texts.ts'

/** Everything in `knowledge/`, read once and never changed; a new version replaces it whole. */
export type Knowledge = {
  /** All versions of all articles. */
  articles: Article[]
  utterances: Record<string, Utterance[]>
  negatives: LabelledLine[]
  talk: LabelledLine[]
  alarms: LabelledLine[]
  contacts: Contacts
  categories: Category[]
  doors: Door[]
  texts: Texts
  lexicon: Record<string, string[]>
  commands: Commands
}

export async function readKnowledge(folder: string): Promise<{ knowledge: Knowledge; faults: Fault[] }> {
  const [files, negatives, talk, alarms, contacts, categories, doors, texts, lexicon, commands] = await Promise.all([
    readArticles(folder),
    readLines(folder, 'negatives.txt'),
    readLines(folder, 'talk.txt'),
    readLines(folder, 'alarms.txt'),
    readContacts(folder),
    readCategories(folder),
    readDoors(folder),
    readTexts(folder),
    readLexicon(folder),
    readCommands(folder),
  ])
  const faults = [...files.faults, ...negatives.faults, ...talk.faults, ...alarms.faults]
  const served = new Set(files.articles.map((a) => a.article.id))
  const utterances = Object.fromEntries([...files.utterances].filter(([id]) => served.has(id)))
  const knowledge = {
    articles: files.articles.map((a) => a.article),
    utterances,
    negatives: negatives.lines,
    talk: talk.lines,
    alarms: alarms.lines,
    contacts,
    categories,
    doors,
    texts,
    lexicon,
    commands,
  }
  return { knowledge, faults }
}

/** The version of an article that holds on a day, if any; otherwise the last one that held before. */
export function versionOn(knowledge: Knowledge, id: string, day: string): { article: Article; ended: boolean } | undefined {
  const versions = knowledge.articles.filter((a) => a.id === id && a.validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  const holds = versions.find((a) => a.validTo === undefined || day <= a.validTo)
  if (holds) return { article: holds, ended: false }
  return versions[0] && { article: versions[0], ended: true }
}
