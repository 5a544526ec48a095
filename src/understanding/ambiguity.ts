import type { Utterance } from '../knowledge/article.ts'
import { readWords } from './normalise.ts'

/** Only short messages are looked at: a longer one says enough for the ranking to be trusted. */
const LONGEST = 6
/** A word that this share of all topics knows says nothing about which topic is meant. */
const COMMON = 0.45
/** One topic holding this share of the questions with the same words is meant; below it several are. */
const CLEAR = 0.72
const LEAST_SHARE = 0.06
const FEWEST_HITS = 3
const MOST_OPTIONS = 5

/** Tells whether a short message could mean several topics: whose questions hold all its words, and in which shares. */
export function createAmbiguity(utterances: Record<string, Utterance[]>) {
  const topics = Object.keys(utterances)
  const holders = new Map<string, Map<string, Set<number>>>()
  for (const topic of topics) {
    utterances[topic]?.forEach(({ text }, i) => {
      for (const word of new Set(readWords(text).folded)) {
        const byTopic = holders.get(word) ?? new Map<string, Set<number>>()
        const hits = byTopic.get(topic) ?? new Set<number>()
        holders.set(word, byTopic.set(topic, hits.add(i)))
      }
    })
  }
  const telling = (word: string): boolean => (holders.get(word)?.size ?? 0) < COMMON * topics.length

  /** The share of a topic's questions that hold every one of these words. */
  function shareOf(topic: string, words: string[]): number {
    const sets = words.map((word) => holders.get(word)?.get(topic) ?? new Set<number>())
    const [first = new Set<number>(), ...rest] = sets.sort((a, b) => a.size - b.size)
    const hits = [...first].filter((i) => rest.every((set) => set.has(i))).length
    return hits / Math.max(1, utterances[topic]?.length ?? 0)
  }

  /** The topics that a short message leaves open, likeliest first; none when it is clear, long, or says nothing known. */
  return (text: string): string[] => {
    const { folded } = readWords(text)
    if (folded.length === 0 || folded.length > LONGEST) return []
    const words = [...new Set(folded)].filter((word) => telling(word) && holders.has(word))
    if (words.length === 0) return []
    const shares = topics.map((id) => ({ id, share: shareOf(id, words) })).filter((t) => t.share > 0)
    const total = shares.reduce((sum, t) => sum + t.share, 0)
    const open = shares.map((t) => ({ ...t, share: t.share / total })).sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    if (open.length < FEWEST_HITS || (open[0]?.share ?? 1) >= CLEAR) return []
    return open.filter((t) => t.share >= LEAST_SHARE).slice(0, MOST_OPTIONS).map((t) => t.id)
  }
}
