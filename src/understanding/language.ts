import type { Language, Utterance } from '../knowledge/article.ts'
import type { LabelledLine } from '../knowledge/lines.ts'
import { readWords } from './normalise.ts'

export type GuessLanguage = (text: string, before: Language | undefined) => Language

/** A guess must be this clear, in nats, to leave the language that the conversation was in. */
const CLEAR = 1.5

/** Learns from the utterances which words are English and which are Vietnamese. Diacritics settle it. */
export function createGuessLanguage(utterances: Utterance[], lines: LabelledLine[]): GuessLanguage {
  const counts = new Map<string, [vi: number, en: number]>()
  const add = (text: string, at: 0 | 1) => {
    for (const word of new Set(readWords(text).folded)) {
      const count = counts.get(word) ?? [0, 0]
      count[at]++
      counts.set(word, count)
    }
  }
  for (const { text, style } of utterances) add(text, style === 'english' ? 1 : 0)
  for (const { text } of lines) if (readWords(text).hasMarks) add(text, 0)
  return (text, before) => {
    const { accented, folded } = readWords(text)
    const marked = accented.filter((word, i) => word !== folded[i]).length
    if (marked >= 2 || marked > folded.length / 3) return 'vi'
    let evidence = 0
    for (const word of folded) {
      const [vi, en] = counts.get(word) ?? [0, 0]
      evidence += Math.log((en * 4 + 0.5) / (vi + 0.5)) * (vi + en > 0 ? 1 : 0)
    }
    if (evidence > CLEAR) return 'en'
    if (evidence < -CLEAR) return 'vi'
    return before ?? (evidence > 0 ? 'en' : 'vi')
  }
}
