import type { Door } from '../knowledge/policy.ts'
import type { Read, Reading } from './read.ts'
import { sentencesOf } from './training-set.ts'

/** Probability from which a piece of a message is taken for an order to the machine. */
const ORDER = 0.35
/** A piece beside an order counts as a question when it is this surely one of ours by itself. */
const QUESTION = 0.5
/** A story's first pieces are read one by one; what comes after them is read with the whole. */
const MOST_PIECES = 6
/** Tags and addresses are no words of a question; whoever sends them means a machine. */
const MARKUP = /<[^<>]{0,400}>|\]\([^)\s]{0,400}\)|https?:\/\/\S+/gu
const CLAUSES = /\s*(?:[,;:?!.]|(?<![\p{L}])(?:và|va|rồi|roi|and|then)(?![\p{L}]))\s*/giu

/** What is left of a message without what gives the machine orders: they change nothing, and a question beside them is still answered. */
export function createWithoutOrders(read: Read, doors: Door[]) {
  const abuse = new Set(doors.filter((d) => d.category === 'other.abuse').map((d) => d.id))
  const isOrder = ({ best: { door, topics } }: Reading): boolean => abuse.has(door.id) && door.p >= ORDER && door.p > (topics[0]?.p ?? 0)

  return (text: string): string => {
    const plain = text.replace(MARKUP, ' ').trim() || text
    const sentences = sentencesOf(plain)
    const kept = sentences.filter((sentence, i) => i >= MOST_PIECES || sentences.length === 1 || !isOrder(read(sentence)))
    const left = kept.length > 0 ? kept.join(' ') : plain
    if (!isOrder(read(left))) return left
    const asking = left
      .split(CLAUSES)
      .filter(Boolean)
      .slice(0, MOST_PIECES)
      .filter((clause) => read(clause).confidence >= QUESTION)
    return asking.length > 0 ? asking.join(', ') : left
  }
}
