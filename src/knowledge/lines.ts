import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from './catalogue.ts'

/** A line that people say, under a heading `# label: kind`: what nobody here answers, small talk, alarms. */
export type LabelledLine = { label: string; kind: string; text: string; line: number }

const HEADING = /^#\s*([a-z.-]+):\s*(.+)$/

export function parseLines(file: string, text: string): { lines: LabelledLine[]; faults: Fault[] } {
  const lines: LabelledLine[] = []
  const faults: Fault[] = []
  let heading: { label: string; kind: string } | undefined
  text.split('\n').forEach((raw, i) => {
    const line = raw.trim()
    if (line === '') return
    if (line.startsWith('#')) {
      const [, label, kind] = HEADING.exec(line) ?? []
      if (label && kind) heading = { label, kind }
      else faults.push({ file, line: i + 1, field: '-', problem: `not a heading: ${line}`, remedy: 'write # label: kind' })
    } else if (heading) lines.push({ ...heading, text: line, line: i + 1 })
    else faults.push({ file, line: i + 1, field: '-', problem: 'a line before the first heading', remedy: 'write # label: kind above it' })
  })
  return { lines, faults }
}

/** Reads `negatives.txt`, `talk.txt` or `alarms.txt`; a missing file has no lines. */
export const readLines = async (folder: string, file: string): Promise<{ lines: LabelledLine[]; faults: Fault[] }> =>
  parseLines(file, await readFile(join(folder, file), 'utf8').catch(() => ''))
