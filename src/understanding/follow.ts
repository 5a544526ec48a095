import type { ConversationState } from '../conversation/turn.ts'
import type { Model } from './model.ts'
import { fold, readWords } from './normalise.ts'
import { type Read, type Reading, readingOf } from './read.ts'

/** A message that is this clear by itself is not read in the light of the one before. */
const CLEAR_ALONE = 0.75
/** Words with which a message leans on the one before: "còn …", "thế …", "nếu …", "what about …". */
const LEANING = /^(?:a |u |vay |the |con |roi |neu |va |y |khong,? |hong,? |gia su |xong |luc do |trong luc |and |what about |what if |but |so |then |also )/

/** How much the message read together with the last question counts against the message alone. */
const TOGETHER = 0.6
/** Longer messages are no answer to a question back. */
const LONGEST_ANSWER = 12
/** How likely the best option must be among the offered ones to be taken as chosen. */
const CHOSEN = 0.55
/** A message that points this clearly outside the options is a new question. */
const ELSEWHERE = 0.6

/** Reads a message in the light of the conversation: follow-ups, corrections, answers to a question back. */
export function createFollow({ read, model }: { read: Read; model: Model }) {
  /** Geometric mean of two readings, so that what both find unlikely stays unlikely. */
  function blend(alone: Reading, together: Reading): Reading {
    const scores = alone.scores.map((p, i) => (p + 1e-6) ** (1 - TOGETHER) * ((together.scores[i] as number) + 1e-6) ** TOGETHER)
    const sum = scores.reduce((a, b) => a + b, 0)
    const shares = scores.map((p) => p / sum)
    const blended = readingOf(model, shares, { ...together.sensed, known: 1 })
    // A follow-up is about what went before: what it is about is ours if that was.
    const ours = Math.max(blended.ours, together.ours)
    return { ...blended, ours, confidence: (blended.confidence / Math.max(blended.ours, 1e-6)) * ours }
  }

  return {
    read(text: string, { last, pending }: ConversationState): Reading {
      const alone = read(text)
      const before = pending?.question ?? last?.question
      if (before === undefined) return alone
      if (alone.confidence >= CLEAR_ALONE && !LEANING.test(fold(text))) return alone
      if (alone.best.talks >= 0.5) return alone
      return blend(alone, read(`${before} ${text}`))
    },

    /** The option that a short answer in words points to. */
    chosenByWords(text: string, { options, question }: { options: string[]; question: string }): string | undefined {
      if (options.length === 0 || readWords(text).folded.length > LONGEST_ANSWER) return undefined
      const alone = read(text)
      const first = alone.best.topics[0]
      if (first && first.p >= ELSEWHERE && !options.includes(first.id)) return undefined
      if (alone.best.talks >= 0.5 && alone.best.talk.id.startsWith('talk.human')) return undefined
      const { best } = blend(alone, read(`${question} ${text}`))
      const among = best.topics.filter((t) => options.includes(t.id))
      const mass = among.reduce((sum, t) => sum + t.p, 0)
      const top = among[0]
      return top && mass >= 0.2 && top.p / mass >= CHOSEN ? top.id : undefined
    },
  }
}
