import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from './catalogue.ts'
import { foldedWords } from './check-lines.ts'

/** What somebody says and the topics that are in it; `isPlain` below the heading from which on every line means one topic alone. */
export type NamedLine = { text: string; topics: string[]; isPlain: boolean; line: number }

/** The files of such lines: `text | id, id`. */
export const NAMED_FILES = {
  /** Leaves open which of these is meant, likeliest first. */
  open: { file: 'ambiguous.txt', between: ',', plain: '# clear', most: 5 },
  /** Asks about both. */
  joint: { file: 'joint.txt', between: ' + ', plain: '# one', most: 2 },
} as const
export type NamedFile = (typeof NAMED_FILES)[keyof typeof NAMED_FILES]

/** Reads a file of named lines; a missing file has none. */
export async function readNamedLines(folder: string, { file, between, plain }: NamedFile): Promise<NamedLine[]> {
  const lines = (await readFile(join(folder, file), 'utf8').catch(() => '')).split('\n')
  const plainFrom = lines.findIndex((line) => line.startsWith(plain))
  return lines.flatMap((raw, i) => {
    const [text = '', ids = ''] = raw.trim().split(' | ')
    const isPlain = plainFrom >= 0 && i > plainFrom
    return text === '' || text.startsWith('#') ? [] : [{ text, topics: ids.split(between).flatMap((id) => id.trim() || []), isPlain, line: i + 1 }]
  })
}

/** Faults of such a file: unknown topics, too many or too few, the same line twice, one that an article takes for its own. */
export function checkNamedLines({ file, plain, most }: NamedFile, lines: NamedLine[], topics: Set<string>, asked: Map<string, string>): Fault[] {
  const seen = new Map<string, number>()
  return lines.flatMap(({ text, topics: ids, isPlain, line }) => {
    const faults: Fault[] = []
    const add = (problem: string, remedy: string) => faults.push({ file, line, field: '-', problem, remedy })
    const words = foldedWords(text).join(' ')
    const before = seen.get(words)
    for (const id of ids) if (!topics.has(id)) add(`no topic ${id}`, 'name the id of an article')
    if (isPlain && ids.length !== 1) add(`names ${ids.length} topics below "${plain}"`, 'name the one that is meant, or move the line up')
    if (!isPlain && (ids.length < 2 || ids.length > most)) add(`names ${ids.length} topics`, most === 2 ? 'name two' : `name two to ${most}`)
    if (new Set(ids).size !== ids.length) add('names a topic twice', 'take one out')
    if (before !== undefined) add(`is line ${before} again`, 'take one out')
    if (!isPlain && asked.has(words)) add(`is asked in ${asked.get(words)}, as if it meant that alone`, 'take it out there or here')
    seen.set(words, line)
    return faults
  })
}
