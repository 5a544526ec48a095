import { readArticles } from './catalogue.ts'
import { checkKnowledge } from './check.ts'
import { readCategories, readContacts, readHosts } from './policy.ts'

/** `knowledge check [prefix …]`: prints faults (of the files that begin with a prefix, when given) and returns the exit code. */
export async function knowledgeCheck(folder: string, today: string, prefixes: string[], print: (line: string) => void): Promise<number> {
  const files = await readArticles(folder)
  const [contacts, categories, hosts] = await Promise.all([readContacts(folder), readCategories(folder), readHosts(folder)])
  const faults = checkKnowledge({ files, contacts, categories, hosts, today }).filter((f) => prefixes.length === 0 || prefixes.some((p) => f.file.startsWith(p)))
  for (const f of faults) print(`${f.file}:${f.line} ${f.field}: ${f.problem}${f.remedy ? ` → ${f.remedy}` : ''}${f.warning ? ' (warning)' : ''}`)
  const failing = faults.filter((f) => !f.warning).length
  print(`${files.articles.length} articles, ${[...files.utterances.values()].flat().length} utterances, ${failing} faults, ${faults.length - failing} warnings`)
  return failing > 0 ? 1 : 0
}
