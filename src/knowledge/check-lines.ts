import type { Fault } from './catalogue.ts'
import type { LabelledLine } from './lines.ts'

/** Two questions that share a run of this many words come from one template. */
const FRAME_WORDS = 6
/** What `negatives.txt` must hold at least. */
export const FEWEST_NEGATIVES = { lines: 900, kinds: 60 }

/** The words of a line as they are compared: folded, without signs. */
export const foldedWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? []

const framesOf = (text: string): string[] => {
  const words = foldedWords(text)
  return words.slice(FRAME_WORDS - 1).map((_, i) => words.slice(i, i + FRAME_WORDS).join(' '))
}

/** Faults of a file of labelled lines: unknown labels, lines with a shared frame, lines that an article's utterances hold as well. */
export function checkLines(file: string, lines: LabelledLine[], labels: Set<string>, asked: Map<string, string>): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  for (const { label, text, line } of lines) {
    if (!labels.has(label)) faults.push({ file, line, field: label, problem: 'unknown label', remedy: `use one of: ${[...labels].join(', ')}` })
    const twin = asked.get(foldedWords(text).join(' '))
    if (twin) faults.push({ file, line, field: '-', problem: `is asked in ${twin} too`, remedy: 'an article answers it: take it out here' })
    for (const frame of framesOf(text)) {
      const before = seen.get(frame)
      if (before !== undefined && before !== line) {
        faults.push({ file, line, field: '-', problem: `shares "${frame}" with line ${before}`, remedy: 'ask it in other words' })
        break
      }
      seen.set(frame, line)
    }
  }
  return faults
}

/** Faults of the number and variety of negatives. */
export function checkNegatives(lines: LabelledLine[]): Fault[] {
  const file = 'negatives.txt'
  const kinds = new Set(lines.map((l) => `${l.label}: ${l.kind}`)).size
  return [
    ...(lines.length < FEWEST_NEGATIVES.lines
      ? [{ file, line: 1, field: '-', problem: `only ${lines.length} lines`, remedy: `write at least ${FEWEST_NEGATIVES.lines}` }]
      : []),
    ...(kinds < FEWEST_NEGATIVES.kinds
      ? [{ file, line: 1, field: '-', problem: `only ${kinds} kinds`, remedy: `write at least ${FEWEST_NEGATIVES.kinds}` }]
      : []),
  ]
}
