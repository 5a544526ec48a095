import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from './catalogue.ts'
import { foldedWords } from './check-lines.ts'

/** A short message and the topics that it leaves open, likeliest first; below the heading `# clear` the one topic that it means. */
export type ShortLine = { text: string; topics: string[]; isClear: boolean; line: number }

const FILE = 'ambiguous.txt'
const CLEAR = '# clear'
const MOST_TOPICS = 5

/** Reads `ambiguous.txt`; a missing file has no lines. */
export async function readAmbiguous(folder: string): Promise<ShortLine[]> {
  const lines = (await readFile(join(folder, FILE), 'utf8').catch(() => '')).split('\n')
  const clearFrom = lines.findIndex((line) => line.startsWith(CLEAR))
  return lines.flatMap((raw, i) => {
    const [text = '', ids = ''] = raw.trim().split(' | ')
    const isClear = clearFrom >= 0 && i > clearFrom
    return text === '' || text.startsWith('#') ? [] : [{ text, topics: ids.split(',').flatMap((id) => id.trim() || []), isClear, line: i + 1 }]
  })
}

/** Faults of the lines: unknown topics, too many or too few, the same message twice, one that an article takes for clear. */
export function checkAmbiguous(lines: ShortLine[], topics: Set<string>, asked: Map<string, string>): Fault[] {
  const seen = new Map<string, number>()
  return lines.flatMap(({ text, topics: ids, isClear, line }) => {
    const faults: Fault[] = []
    const add = (problem: string, remedy: string) => faults.push({ file: FILE, line, field: '-', problem, remedy })
    const words = foldedWords(text).join(' ')
    const before = seen.get(words)
    for (const id of ids) if (!topics.has(id)) add(`no topic ${id}`, 'name the id of an article')
    if (isClear && ids.length !== 1) add('a clear message has one topic', `name the one that is meant, or move the line above "${CLEAR}"`)
    if (!isClear && (ids.length < 2 || ids.length > MOST_TOPICS)) add(`leaves ${ids.length} topics open`, `name two to ${MOST_TOPICS}`)
    if (new Set(ids).size !== ids.length) add('names a topic twice', 'take one out')
    if (before !== undefined) add(`is line ${before} again`, 'take one out')
    if (!isClear && asked.has(words)) add(`is asked in ${asked.get(words)}, as if it were clear`, 'take it out there or here')
    seen.set(words, line)
    return faults
  })
}
