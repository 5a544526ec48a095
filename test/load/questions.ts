import { readRows } from '../evaluation/rows.ts'

/** Without signs, as many people type: the same question, another way through the engine. */
const withoutSigns = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

/** Our own questions, each as it was written and, where it has signs, without them. */
export function variedQuestions(): string[] {
  const texts = readRows().flatMap(({ text, turns }) => turns ?? [text])
  return [...new Set([...texts, ...texts.map(withoutSigns)])]
}

export const answerQuestions = (): { text: string; expect: string[] }[] => readRows().filter(({ kind }) => kind === 'answer')
