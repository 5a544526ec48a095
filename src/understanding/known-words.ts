import { countsOf, type Vocabulary } from './features.ts'

/** What it adds to a word's surprise, in nats, that nobody said it after the word before. */
const NO_PAIR = 1.5

/** The words that the model has learned, how often they are said, and how likely they follow one another. */
export function createKnownWords(vocabulary: Vocabulary) {
  const { counts, texts } = countsOf(vocabulary)
  const countOf = (feature: string): number => {
    const id = vocabulary.ids.get(feature)
    return id === undefined ? 0 : (counts[id] as number)
  }
  const all = (prefix: string): string[] => [...vocabulary.ids.keys()].filter((f) => f.startsWith(prefix)).map((f) => f.slice(prefix.length))

  return {
    /** All words without their signs, and all that are known with their signs. */
    folded: () => all('w '),
    accented: () => all('a '),
    /** How many of the learned texts hold a word, without its signs or with them. */
    countFolded: (word: string): number => countOf(`w ${word}`),
    countAccented: (word: string): number => countOf(`a ${word}`),
    /** Whether anybody says the second word after the first. */
    isPair: (first: string, second: string): boolean => vocabulary.ids.has(`p ${first} ${second}`),
    /** How surprising a word without signs is after another, in nats; infinite when it is not known. */
    surprise(word: string, before: string | undefined): number {
      const alone = NO_PAIR + Math.log(texts / countOf(`w ${word}`))
      if (before === undefined) return alone
      const pairs = countOf(`p ${before} ${word}`)
      return pairs > 0 ? Math.min(alone, Math.log(countOf(`w ${before}`) / pairs)) : alone
    },
  }
}
export type KnownWords = ReturnType<typeof createKnownWords>
