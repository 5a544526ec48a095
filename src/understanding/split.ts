import type { Read, Reading } from './read.ts'

/** Where one message may hold two questions. */
const JOINTS = /\s*(?:[,;?!+.&]|(?<![\p{L}])(?:và|va|với|voi|vs|rồi|roi|còn|con|cùng|cung|lẫn|lan|thêm|them|and|also|plus|then)(?![\p{L}]))\s*/giu
/**
 * Two answers are given when each half has a topic of its own. The more the message sounds like two questions (`two`, a probability),
 * the less sure each half need be, the more of a topic may be in the other half, and the further down among the whole message's
 * topics both may be. Below the last line nothing is taken apart.
 */
const BOUNDS = [
  { two: 0.5, sure: 0.4, other: 0.1, among: 15, elliptic: true },
  { two: 0.1, sure: 0.7, other: 0.02, among: 5, elliptic: false },
  { two: 0.02, sure: 0.9, other: 0.005, among: 3, elliptic: false },
]
const FEWEST_WORDS = 2
/** A long story has many joints; its last ones, where it comes to the point, are looked at with the first. */
const MOST_JOINTS = 4
/** What a half may have left out because the other says it: so many words. Longer messages leave nothing out. */
const SHARED_WORDS = 3
const LONGEST_ELLIPTIC = 30

/** The topics that are asked about, and how surely they are the right ones. */
export type Asked = { topics: string[]; confidence: number }

type Halves = { left: string; right: string }

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean)

function halvesOf(text: string): Halves[] {
  const all = [...text.matchAll(JOINTS)].map((m) => ({ left: text.slice(0, m.index), right: text.slice((m.index ?? 0) + m[0].length) }))
  const usable = all.filter(({ left, right }) => wordsOf(left).length >= FEWEST_WORDS && wordsOf(right).length >= FEWEST_WORDS)
  return usable.length <= MOST_JOINTS ? usable : [...usable.slice(0, MOST_JOINTS / 2), ...usable.slice(-MOST_JOINTS / 2)]
}

/** A topic's share of a reading's topics (0–1). */
function share({ best }: Reading, id: string): number {
  const mass = best.topics.reduce((sum, t) => sum + t.p, 0) || 1
  return (best.topics.find((t) => t.id === id)?.p ?? 0) / mass
}

/** The topics that a message asks about: one, or two when it clearly holds two questions; the likelier one of the whole message first. */
export function createSplit(read: Read, soundsLikeTwo: (text: string) => number) {
  const surest = (texts: string[]): Reading => texts.map(read).reduce((a, b) => (b.confidence > a.confidence ? b : a))

  /** The readings of both halves; with `elliptic`, each also with the words that the other may have said for both. */
  function readHalves({ left, right }: Halves, elliptic: boolean): [Reading, Reading] {
    if (!elliptic) return [read(left), read(right)]
    const head = wordsOf(left).slice(0, SHARED_WORDS).join(' ')
    const tail = wordsOf(right).slice(-SHARED_WORDS).join(' ')
    return [surest([left, `${left} ${tail}`]), surest([right, `${head} ${right}`])]
  }

  return (text: string, whole: Reading): Asked => {
    const first = whole.best.topics[0]
    if (!first) return { topics: [], confidence: 0 }
    const single = { topics: [first.id], confidence: whole.confidence }
    const two = soundsLikeTwo(text)
    const bounds = BOUNDS.find((b) => two >= b.two)
    if (!bounds) return single
    const { sure: least, other, among } = bounds
    const elliptic = bounds.elliptic && wordsOf(text).length <= LONGEST_ELLIPTIC
    const likely = new Set(whole.best.topics.slice(0, among).map((t) => t.id))
    let found: { ids: string[]; sure: number } | undefined
    for (const halves of halvesOf(text)) {
      const [a, b] = readHalves(halves, elliptic)
      const [ta, tb] = [a.best.topics[0]?.id ?? '', b.best.topics[0]?.id ?? '']
      const sure = Math.min(a.confidence, b.confidence)
      if (ta === tb || sure < least || Math.max(share(a, tb), share(b, ta)) > other || !likely.has(ta) || !likely.has(tb)) continue
      if (!found || sure > found.sure) found = { ids: [ta, tb], sure }
    }
    if (!found) return single
    const place = (id: string) => whole.best.topics.findIndex((t) => t.id === id)
    return { topics: found.ids.sort((a, b) => place(a) - place(b)), confidence: Math.max(whole.confidence, found.sure) }
  }
}
