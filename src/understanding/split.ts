import type { Read, Reading } from './read.ts'

/** Where one message may hold two questions. */
const JOINTS = /\s*(?:[,;?!+.]|(?<![\p{L}])(?:và|va|với|voi|vs|rồi|roi|còn|con|cùng|cung|and|also|plus|then)(?![\p{L}]))\s*/giu
/**
 * Two answers are given when each half surely has a topic of its own, that has no part in the other half and is among the best
 * of the whole message.
 */
const SURE = 0.7
const OTHER = 0.02
const AMONG = 5
const FEWEST_WORDS = 2
/** A long story has many joints; its first ones are looked at. */
const MOST_JOINTS = 5

const pieces = (text: string): [string, string][] =>
  [...text.matchAll(JOINTS)].slice(0, MOST_JOINTS).map((m) => [text.slice(0, m.index), text.slice((m.index ?? 0) + m[0].length)] as [string, string])

/** A topic's share of a reading's topics (0–1). */
function share({ best }: Reading, id: string): number {
  const mass = best.topics.reduce((sum, t) => sum + t.p, 0) || 1
  return (best.topics.find((t) => t.id === id)?.p ?? 0) / mass
}

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** The topics that a message asks about: one, or two when it clearly holds two questions; the likelier one of the whole message first. */
export function createSplit(read: Read) {
  return (text: string, whole: Reading): string[] => {
    const first = whole.best.topics[0]
    if (!first) return []
    const likely = new Set(whole.best.topics.slice(0, AMONG).map((t) => t.id))
    let found: { ids: string[]; sure: number } | undefined
    for (const [left, right] of pieces(text)) {
      if (wordCount(left) < FEWEST_WORDS || wordCount(right) < FEWEST_WORDS) continue
      const a = read(left)
      if (a.confidence < SURE) continue
      const b = read(right)
      const [ta, tb] = [a.best.topics[0]?.id ?? '', b.best.topics[0]?.id ?? '']
      const sure = Math.min(a.confidence, b.confidence)
      if (ta === tb || sure < SURE || Math.max(share(a, tb), share(b, ta)) > OTHER) continue
      if (!likely.has(ta) || !likely.has(tb)) continue
      if (!found || sure > found.sure) found = { ids: [ta, tb], sure }
    }
    if (!found) return [first.id]
    const place = (id: string) => whole.best.topics.findIndex((t) => t.id === id)
    return found.ids.sort((a, b) => place(a) - place(b))
  }
}
