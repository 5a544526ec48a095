import type { Utterance } from '../knowledge/article.ts'
import { readWords } from './normalise.ts'

/** Only short messages are looked at: a longer one says enough for the ranking to be trusted. */
const LONGEST = 6
/** A word that this share of all topics knows says nothing about which topic is meant. */
const COMMON = 0.45
/** One topic holding this share of the questions with the same words is meant; below it several are. */
const CLEAR = 0.72
/** Messages of so few telling words are asked back even when one topic is likelier by far. */
const FEW = 3
const CLEAR_FEW = 0.88
/** How much the ranking has a say in the order of what is offered. */
const RANKING = 0.3
const MOST_OPTIONS = 5

type Holders = Map<string, Map<string, Set<number>>>

/** For each word the questions of each topic that hold it, by their number. */
function holdersOf(utterances: Record<string, Utterance[]>, wordsOf: (text: string) => string[]): Holders {
  const holders: Holders = new Map()
  for (const [topic, list] of Object.entries(utterances)) {
    list.forEach(({ text }, i) => {
      for (const word of new Set(wordsOf(text))) {
        const byTopic = holders.get(word) ?? new Map<string, Set<number>>()
        const hits = byTopic.get(topic) ?? new Set<number>()
        holders.set(word, byTopic.set(topic, hits.add(i)))
      }
    })
  }
  return holders
}

/** Tells whether a short message could mean several topics: whose questions hold all its words, and in which shares. */
export function createAmbiguity(utterances: Record<string, Utterance[]>) {
  const topics = Object.keys(utterances)
  const accented = holdersOf(utterances, (text) => readWords(text).accented)
  const folded = holdersOf(utterances, (text) => readWords(text).folded)

  /** The share of a topic's questions that hold every one of these words; a single one may be chance. */
  function shareOf(holders: Holders, topic: string, words: string[]): number {
    const sets = words.map((word) => holders.get(word)?.get(topic) ?? new Set<number>())
    const [first = new Set<number>(), ...rest] = sets.sort((a, b) => a.size - b.size)
    const hits = [...first].filter((i) => rest.every((set) => set.has(i))).length
    return hits < 2 ? 0 : hits / Math.max(1, utterances[topic]?.length ?? 0)
  }

  /** The topics that a short message leaves open, likeliest first; none when it is clear, long, or says nothing known. */
  return (text: string, ranked: { id: string; p: number }[]): string[] => {
    const said = readWords(text)
    if (said.folded.length === 0 || said.folded.length > LONGEST) return []
    const holders = said.hasMarks ? accented : folded
    const words = [...new Set(said.hasMarks ? said.accented : said.folded)].filter((word) => {
      const known = holders.get(word)?.size ?? 0
      return known > 0 && known < COMMON * topics.length
    })
    if (words.length === 0) return []
    const shares = topics.map((id) => ({ id, share: shareOf(holders, id, words) })).filter((t) => t.share > 0)
    const total = shares.reduce((sum, t) => sum + t.share, 0)
    const most = Math.max(0, ...shares.map((t) => t.share)) / total
    if (shares.length < 2 || most >= (words.length <= FEW ? CLEAR_FEW : CLEAR)) return []
    const likely = new Map(ranked.map((t) => [t.id, t.p]))
    return shares
      .map(({ id, share }) => ({ id, rank: (share / total) * ((likely.get(id) ?? 0) + 1e-4) ** RANKING }))
      .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_OPTIONS)
      .map((t) => t.id)
  }
}
