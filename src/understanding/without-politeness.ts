import type { Read, Reading } from './read.ts'

/** Greetings and thanks of these many words around a question are looked for, the longest first; each look costs a reading. */
const LENGTHS = [8, 6, 4, 3, 2]
/** A question has at least so many words besides. */
const FEWEST_LEFT = 3
/** How surely words at the edge must be small talk to be left out, and from which share of it in the whole they are looked for. */
const SMALL_TALK = 0.8
const SUSPECTED = 0.15
const UNSURE = 0.6
/** What is left must be this surely a question for us; a kind word about the weather is none. */
const OURS = 0.5

const isSmallTalk = ({ best }: Reading): boolean => best.talk.id.startsWith('talk.small') && best.talks >= SMALL_TALK

/** What is left of a message without the greeting before it and the thanks after it, where they hide what is asked. */
export function createWithoutPoliteness(read: Read) {
  return (text: string): string => {
    const words = text.split(' ')
    if (words.length <= FEWEST_LEFT) return text
    const whole = read(text)
    if (whole.best.talks < SUSPECTED && whole.confidence >= UNSURE) return text
    const lengths = LENGTHS.filter((n) => n <= words.length - FEWEST_LEFT)
    const before = lengths.find((n) => isSmallTalk(read(words.slice(0, n).join(' ')))) ?? 0
    const after = lengths.find((n) => n <= words.length - before - FEWEST_LEFT && isSmallTalk(read(words.slice(-n).join(' ')))) ?? 0
    if (before + after === 0) return text
    const left = words.slice(before, words.length - after).join(' ')
    const rest = read(left)
    return rest.ours >= OURS && rest.confidence > whole.confidence ? left : text
  }
}
