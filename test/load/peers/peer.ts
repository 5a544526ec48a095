/** A topic and everything that people say for it. */
export type Topic = { id: string; utterances: string[] }

/** Another engine, set up with the same utterances. */
export type Peer = {
  /** How it is set up, in words. */
  configuration: string
  /** The topic that it finds for a question. */
  best: (text: string) => string | undefined | Promise<string | undefined>
}

/** Words without signs: what makes these engines fit for Vietnamese. */
export const foldedWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Vietnamese words are mostly two syllables, so neighbouring syllables are joined as terms of their own. */
export function wordsAndPairs(text: string): string[] {
  const words = foldedWords(text)
  return [...words, ...words.slice(1).map((word, i) => `${words[i]}_${word}`)]
}
