import type { Article } from './article.ts'
import { type Fault, readArticles } from './catalogue.ts'
import { checkKnowledge } from './check.ts'
import { readCommands } from './commands.ts'
import { createReadData, type ReadData } from './data-file.ts'
import { readLexicon } from './lexicon.ts'
import { readLines } from './lines.ts'
import { NAMED_FILES, readNamedLines } from './named-lines.ts'
import { readCategories, readContacts, readDoors, readHosts } from './policy.ts'
import { knowledgeTable, type TableRow } from './table.ts'
import { readTexts } from './texts.ts'

const TALK = new Set(['talk.small', 'talk.human', 'talk.unclear'])
const ALARMS = new Set(['danger-medical', 'danger-fire', 'danger-violence', 'danger-child', 'danger-self-harm', 'danger-disaster', 'money-leaving', 'none'])

/** A check of data that stands in `knowledge/` but belongs to another folder, with what it adds to the table; `contacts` are the verified ones. */
export type OtherCheck = (
  read: ReadData,
  known: { categories: Set<string>; contacts: Set<string>; articles: readonly Article[] },
) => Promise<{ faults: Fault[]; row?: TableRow }>

/** `knowledge check [prefix …]`: prints faults (of the files that begin with a prefix, when given), then a table; gives the exit code. */
export async function knowledgeCheck(
  folder: string,
  today: string,
  prefixes: string[],
  print: (line: string) => void,
  others: OtherCheck[] = [],
): Promise<number> {
  const files = await readArticles(folder)
  const [contacts, categories, hosts, doors] = await Promise.all([readContacts(folder), readCategories(folder), readHosts(folder), readDoors(folder)])
  await Promise.all([readTexts(folder), readLexicon(folder), readCommands(folder)])
  const [negatives, talk, alarms] = await Promise.all(['negatives.txt', 'talk.txt', 'alarms.txt'].map((file) => readLines(folder, file)))
  const named = await Promise.all(Object.values(NAMED_FILES).map(async (from) => ({ from, lines: await readNamedLines(folder, from) })))
  const lines = [
    { file: 'negatives.txt', labels: new Set(doors.map((d) => d.id)), lines: negatives?.lines ?? [] },
    { file: 'talk.txt', labels: TALK, lines: talk?.lines ?? [] },
    { file: 'alarms.txt', labels: ALARMS, lines: alarms?.lines ?? [] },
  ]
  const broken = [negatives, talk, alarms].flatMap((l) => l?.faults ?? [])
  const verified = new Set(Object.entries(contacts.contacts).flatMap(([id, contact]) => (contact.status === 'verified' ? [id] : [])))
  const known = { categories: new Set(categories.map((c) => c.id)), contacts: verified, articles: files.articles.map((a) => a.article) }
  const elsewhere = await Promise.all(others.map((check) => check(createReadData(folder), known)))
  const rows = elsewhere.flatMap(({ row }) => (row ? [row] : []))
  const faults = [...broken, ...checkKnowledge({ files, lines, named, contacts, categories, hosts, today }), ...elsewhere.flatMap((e) => e.faults)].filter(
    (f) => prefixes.length === 0 || prefixes.some((p) => f.file.startsWith(p)),
  )
  for (const f of faults) print(`${f.file}:${f.line} ${f.field}: ${f.problem}${f.remedy ? ` → ${f.remedy}` : ''}${f.warning ? ' (warning)' : ''}`)
  const failing = faults.filter((f) => !f.warning).length
  if (prefixes.length === 0) for (const row of knowledgeTable(files, negatives?.lines ?? [], rows)) print(row)
  print(`${failing} faults, ${faults.length - failing} warnings`)
  return failing > 0 ? 1 : 0
}
