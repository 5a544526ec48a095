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

/** For each word the questions that hold it, by their number, rising. */
type Holders = Map<string, number[]>

function holdersOf(questions: string[], wordsOf: (text: string) => string[]): Holders {
  const holders: Holders = new Map()
  questions.forEach((text, i) => {
    for (const word of new Set(wordsOf(text))) {
      const list = holders.get(word)
      if (list) list.push(i)
      else holders.set(word, [i])
    }
  })
  return holders
}

/** Tells whether a short message could mean several topics: whose questions hold all its words, and in which shares. */
export function createAmbiguity(utterances: Record<string, Utterance[]>) {
  const topics = Object.keys(utterances)
  const topicOf = topics.flatMap((topic, t) => (utterances[topic] ?? []).map(() => t))
  const questions = Object.values(utterances).flatMap((list) => list.map((u) => u.text))
  const accented = holdersOf(questions, (text) => readWords(text).accented)
  const folded = holdersOf(questions, (text) => readWords(text).folded)
  const topicsOf = (list: number[]): number => new Set(list.map((i) => topicOf[i])).size

  /** Of each topic the share of its questions that hold every one of these words; a single one may be chance. */
  function sharesOf(holders: Holders, words: string[]): { id: string; share: number }[] {
    const [first = [], ...rest] = words.map((word) => holders.get(word) ?? []).sort((a, b) => a.length - b.length)
    const others = rest.map((list) => new Set(list))
    const hits = new Array<number>(topics.length).fill(0)
    for (const i of first) if (others.every((set) => set.has(i))) hits[topicOf[i] as number] = (hits[topicOf[i] as number] as number) + 1
    return topics.flatMap((id, t) => ((hits[t] as number) >= 2 ? [{ id, share: (hits[t] as number) / (utterances[id]?.length ?? 1) }] : []))
  }

  /** The topics that a short message leaves open, likeliest first; none when it is clear, long, or says nothing known. */
  return (text: string, ranked: { id: string; p: number }[]): string[] => {
    const said = readWords(text)
    if (said.folded.length === 0 || said.folded.length > LONGEST) return []
    const holders = said.hasMarks ? accented : folded
    const words = [...new Set(said.hasMarks ? said.accented : said.folded)].filter((word) => {
      const list = holders.get(word)
      return list !== undefined && topicsOf(list) < COMMON * topics.length
    })
    if (words.length === 0) return []
    const shares = sharesOf(holders, words)
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
