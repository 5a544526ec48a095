import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Article, STYLES, type Style, type Utterance } from './article.ts'

/** Something wrong in one knowledge file, said so that its writer can mend it. */
export type Fault = { file: string; line: number; field: string; problem: string; remedy?: string; warning?: boolean }

export type ArticleFile = { file: string; article: Article; notes: string; lineOf: (field: string) => number }

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/
const FOLDERS = ['vneid', 'dossier', 'procedure', 'payment', 'services', 'support', 'safety', 'lesson']

/** The front matter's line on which a field path such as `steps.2.text` is written; 1 when it cannot be told. */
function fieldLines(yaml: string) {
  const lines = yaml.split('\n')
  return (path: string): number => {
    let from = 0
    let found = 1
    for (const key of path.split('.')) {
      if (/^\d+$/.test(key)) {
        let seen = -1
        let indent: string | undefined
        for (let i = from; i < lines.length && seen < Number(key); i++) {
          const item = /^(\s*)- /.exec(lines[i] ?? '')
          if (!item) continue
          indent ??= item[1]
          if (item[1] !== indent) continue
          seen++
          from = i
        }
      } else {
        const at = lines.findIndex((line, i) => i >= from && new RegExp(`^[\\s-]*['"]?${key}['"]?\\s*:|[{,]\\s*${key}\\s*:`).test(line))
        if (at < 0) return found + 1
        from = at
      }
      found = from + 1
    }
    return found + 1
  }
}

/** Reads one article; faults instead of an exception, so that one broken file never hides the others. */
export function parseArticle(file: string, text: string): { read?: ArticleFile; faults: Fault[] } {
  const parts = FRONT_MATTER.exec(text)
  if (!parts) return { faults: [{ file, line: 1, field: '-', problem: 'no front matter', remedy: 'begin the file with a block between two lines ---' }] }
  const [, yaml = '', notes = ''] = parts
  const lineOf = fieldLines(yaml)
  let data: unknown
  try {
    data = parse(yaml)
  } catch (error) {
    const at = (error as { linePos?: { line: number }[] }).linePos?.[0]?.line ?? 1
    return {
      faults: [
        {
          file,
          line: at + 1,
          field: '-',
          problem: `not YAML: ${(error as Error).message.split('\n')[0]}`,
          remedy: 'quote a text that holds ": " or begins with a sign',
        },
      ],
    }
  }
  const result = Article.safeParse(data)
  if (!result.success) {
    return {
      faults: result.error.issues.map((issue) => {
        const field = issue.path.join('.') || '-'
        return { file, line: lineOf(field), field, problem: issue.message }
      }),
    }
  }
  return { read: { file, article: result.data, notes, lineOf }, faults: [] }
}

const STYLE_HEADING = /^#\s*([a-z]+)\s*$/
const CASE_MARK = /^\[([a-z0-9-]+)\]\s*/

/** Reads an `.ask.txt`: one utterance a line under `# style` headings. */
export function parseUtterances(file: string, text: string): { utterances: (Utterance & { line: number })[]; faults: Fault[] } {
  const utterances: (Utterance & { line: number })[] = []
  const faults: Fault[] = []
  let style: Style | undefined
  text.split('\n').forEach((raw, i) => {
    const line = raw.trim()
    if (line === '') return
    const heading = STYLE_HEADING.exec(line)
    if (heading) {
      style = STYLES.find((s) => s === heading[1])
      if (!style) faults.push({ file, line: i + 1, field: line, problem: 'unknown style', remedy: `use one of: ${STYLES.join(', ')}` })
      return
    }
    if (!style) {
      faults.push({ file, line: i + 1, field: '-', problem: 'an utterance before the first style heading', remedy: 'put it under # standard' })
      return
    }
    const caseId = CASE_MARK.exec(line)?.[1]
    utterances.push({ text: line.replace(CASE_MARK, ''), style, line: i + 1, ...(caseId ? { caseId } : {}) })
  })
  return { utterances, faults }
}

export type KnowledgeFiles = {
  articles: ArticleFile[]
  utterances: Map<string, (Utterance & { line: number })[]>
  faults: Fault[]
}

/** Reads every article and its utterances below `folder`. Broken files are faults; the rest is served. */
export async function readArticles(folder: string): Promise<KnowledgeFiles> {
  const articles: ArticleFile[] = []
  const utterances: KnowledgeFiles['utterances'] = new Map()
  const faults: Fault[] = []
  for (const name of FOLDERS) {
    const files = (await readdir(join(folder, name)).catch(() => [])).sort()
    for (const base of files) {
      const file = `${name}/${base}`
      const text = await readFile(join(folder, file), 'utf8')
      if (base.endsWith('.md')) {
        const parsed = parseArticle(file, text)
        faults.push(...parsed.faults)
        if (parsed.read) articles.push(parsed.read)
      } else if (base.endsWith('.ask.txt')) {
        const parsed = parseUtterances(file, text)
        faults.push(...parsed.faults)
        utterances.set(file.replace(/\.ask\.txt$/, ''), parsed.utterances)
      }
    }
  }
  return { articles, utterances, faults }
}
