import type { Door } from '../knowledge/policy.ts'
import type { Read, Reading } from './read.ts'
import { sentencesOf } from './training-set.ts'

/** Probability from which a piece of a message is taken for an order to the machine. */
const ORDER = 0.35
const SUSPECTED = 0.1
/** A piece beside an order counts as a question when it is this surely one of ours by itself. */
const QUESTION = 0.5
/** The beginning or the end of a piece, which nothing sets apart, must be this sure; both have so many words, and no more than these are looked at. */
const EDGE = 0.7
const FEWEST_WORDS = 3
const LONGEST_EDGED = 20
/** A story's first pieces are read one by one; what comes after them is read with the whole. */
const MOST_PIECES = 6
/** Tags and addresses are no words of a question; whoever sends them means a machine. */
const MARKUP = /<[^<>]{0,400}>|\]\([^)\s]{0,400}\)|https?:\/\/\S+/gu
const CLAUSES = /\s*(?:[,;:?!.]|(?<![\p{L}])(?:và|va|rồi|roi|and|then)(?![\p{L}]))\s*/giu

/** What is left of a message without what gives the machine orders: they change nothing, and a question beside them is still answered. */
export function createWithoutOrders(read: Read, doors: Door[]) {
  const abuse = new Set(doors.filter((d) => d.category === 'other.abuse').map((d) => d.id))
  /** Not clearly an order, nor clearly a question. */
  const isSuspect = ({ best: { door }, confidence }: Reading): boolean => abuse.has(door.id) && door.p >= SUSPECTED && confidence < QUESTION
  const isOrder = ({ best: { door, topics } }: Reading): boolean => abuse.has(door.id) && door.p >= ORDER && door.p > (topics[0]?.p ?? 0)

  /** An order may follow the question, or go before it, without so much as a comma. */
  function edgeThatAsks(text: string): string | undefined {
    const words = text.split(' ').slice(0, LONGEST_EDGED)
    const cuts = words.map((_, i) => i + 1).filter((n) => n >= FEWEST_WORDS && words.length - n >= FEWEST_WORDS)
    const edges = cuts.flatMap((n) => [words.slice(0, n).join(' '), words.slice(n).join(' ')]).map(read)
    const surest = edges.filter((edge) => edge.confidence >= EDGE && !isOrder(edge)).sort((a, b) => b.confidence - a.confidence)
    return surest[0]?.sensed.text
  }

  return (text: string): string => {
    const plain = text.replace(MARKUP, ' ').trim() || text
    const sentences = sentencesOf(plain)
    const kept = sentences.filter((sentence, i) => i >= MOST_PIECES || sentences.length === 1 || !isOrder(read(sentence)))
    const left = kept.length > 0 ? kept.join(' ') : plain
    const whole = read(left)
    if (!isOrder(whole)) return (isSuspect(whole) && edgeThatAsks(left)) || left
    const asking = left
      .split(CLAUSES)
      .filter(Boolean)
      .slice(0, MOST_PIECES)
      .filter((clause) => read(clause).confidence >= QUESTION)
    return asking.length > 0 ? asking.join(', ') : (edgeThatAsks(left) ?? left)
  }
}
