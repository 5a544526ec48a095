import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article, Utterance } from './article.ts'
import { type Fault, readArticles } from './catalogue.ts'
import { type Commands, readCommands } from './commands.ts'
import { readLexicon } from './lexicon.ts'
import { type LabelledLine, readLines } from './lines.ts'
import { NAMED_FILES, type NamedLine, readNamedLines } from './named-lines.ts'
import { type Category, type Contacts, type Door, readCategories, readContacts, readDoors, readHosts } from './policy.ts'
import { readTexts, type Texts } from './texts.ts'

/** Raised whenever what is read from the files changes its shape. */
const CACHE_FORMAT = '4'

/** Everything in `knowledge/`, read once and never changed; a new version replaces it whole. */
export type Knowledge = {
  /** All versions of all articles. */
  articles: Article[]
  utterances: Record<string, Utterance[]>
  negatives: LabelledLine[]
  talk: LabelledLine[]
  alarms: LabelledLine[]
  /** Messages that leave several topics open, or ask about two; and some alike that do not. */
  open: NamedLine[]
  joint: NamedLine[]
  contacts: Contacts
  /** Hosts that may be named besides the state's own. */
  hosts: string[]
  categories: Category[]
  doors: Door[]
  texts: Texts
  lexicon: Record<string, string[]>
  commands: Commands
}

export async function readKnowledge(folder: string): Promise<{ knowledge: Knowledge; faults: Fault[] }> {
  const [files, negatives, talk, alarms, open, joint, contacts, hosts, categories, doors, texts, lexicon, commands] = await Promise.all([
    readArticles(folder),
    readLines(folder, 'negatives.txt'),
    readLines(folder, 'talk.txt'),
    readLines(folder, 'alarms.txt'),
    readNamedLines(folder, NAMED_FILES.open),
    readNamedLines(folder, NAMED_FILES.joint),
    readContacts(folder),
    readHosts(folder),
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
    open,
    joint,
    contacts,
    hosts,
    categories,
    doors,
    texts,
    lexicon,
    commands,
  }
  return { knowledge, faults }
}

/** All files below a folder with their text, in a fixed order. */
async function textsBelow(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile())
  const files = entries.map((e) => join(e.parentPath, e.name)).sort()
  return Promise.all(files.map(async (file) => `${file}\n${await readFile(file, 'utf8')}`))
}

/** The same as `readKnowledge`, kept read and checked in `cacheDir` until a file changes: YAML is slow to read. */
export async function loadKnowledge(folder: string, cacheDir: string): Promise<{ knowledge: Knowledge; faults: Fault[] }> {
  const hash = createHash('sha256').update(CACHE_FORMAT)
  for (const text of await textsBelow(folder)) hash.update(text)
  const file = join(cacheDir, `knowledge-${hash.digest('hex').slice(0, 16)}.json`)
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    const read = await readKnowledge(folder)
    await mkdir(cacheDir, { recursive: true })
    await writeFile(`${file}.part`, JSON.stringify(read))
    await rename(`${file}.part`, file)
    return read
  }
}

/** The version of an article that holds on a day, if any; otherwise the last one that held before. */
export function versionOn(knowledge: Pick<Knowledge, 'articles'>, id: string, day: string): { article: Article; ended: boolean } | undefined {
  const versions = knowledge.articles.filter((a) => a.id === id && a.validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  const holds = versions.find((a) => a.validTo === undefined || day <= a.validTo)
  if (holds) return { article: holds, ended: false }
  return versions[0] && { article: versions[0], ended: true }
}
