import type { Alarm } from '../conversation/understood.ts'
import { softmax } from './classifier.ts'
import { type Expand, featuresOf, type Vector, vectorOf } from './features.ts'
import { rawScores } from './linear.ts'
import type { Model } from './model.ts'
import { readWords } from './normalise.ts'
import type { Read } from './read.ts'

/** Probability from which an alarm is raised: a number named in vain costs a citizen little, one not named may cost a life. */
const DANGER = 0.1
const MONEY = 0.5
/** A piece of a message, which says less, must be clearer; one of a long story, which has many pieces, clearer still. */
const IN_A_PIECE = 0.7
const IN_A_STORY = 0.93
const LONGEST_CRY = 20
/** What is this surely a question for another article than these is no cry, whatever its words sound like; of pieces less is asked. */
const QUESTION = 0.7
const QUESTION_IN_A_PIECE = 0.5
const ALARMING = /^(?:safety\/|support\/emergency$)/
/** Where a question hides a cry, with nothing between them, its beginning or its end is this clear by itself; looked for from the first on. */
const SUSPECTED = 0.02
const AT_AN_EDGE = 0.9
const FEWEST_AT_AN_EDGE = 3
const MOST_EDGES = 25

/** The likeliest alarm of a text: `p` is the probability that it is any alarm at all, which must reach `least` for it to be raised. */
export type Alarmed = { alarm: Alarm; p: number; least: number }
const NEVER = 1

/** Where a cry ends and something else begins: in a short message who and where must not drown what has happened. */
const SENTENCES = /[,.!?;:…\n]+/u
const PIECES = /[,.!?;:…\n]+|\s(?:ở|o|tại|tai|gần|gan|khi|lúc|luc|tren|trên|trong|at|in|near|while)\s/iu
const FEWEST_WORDS = 2
const MOST_PIECES = 8

const wordsOf = (text: string): string[] => text.trim().split(/\s+/)

/** The beginnings and the ends of a text. */
function edgesOf(text: string): string[] {
  const words = wordsOf(text)
  const cuts = words.map((_, i) => i).filter((n) => n >= FEWEST_AT_AN_EDGE && words.length - n >= FEWEST_AT_AN_EDGE)
  return cuts.slice(0, MOST_EDGES).flatMap((n) => [words.slice(0, n).join(' '), words.slice(-n).join(' ')])
}

export function createAlarmIn({ model, expand, read }: { model: Model; expand: Expand; read: Read }) {
  const vectorOfText = (text: string): Vector => vectorOf(featuresOf(readWords(text), expand), model.vocabulary)

  function alarmOf(vector: Vector): Alarmed {
    const scores = softmax(rawScores(model.alarms, vector))
    let best = 0
    for (let i = 1; i < scores.length; i++) if (best === 0 || (scores[i] as number) > (scores[best] as number)) best = i
    const alarm = model.alarmLabels[best] as Alarm
    return { alarm, p: 1 - (scores[0] as number), least: alarm === 'money-leaving' ? MONEY : DANGER }
  }

  function isQuestion(text: string, least: number): boolean {
    const { confidence, best } = read(text)
    return confidence >= least && !ALARMING.test(best.topics[0]?.id ?? '')
  }

  function cryAmong(parts: string[], least: number): Alarmed | undefined {
    for (const part of parts) {
      const { alarm, p } = alarmOf(vectorOfText(part))
      if (alarm !== 'money-leaving' && p >= least && !isQuestion(part, QUESTION_IN_A_PIECE)) return { alarm, p, least }
    }
    return undefined
  }

  return (text: string): Alarmed => {
    const whole = alarmOf(read(text).sensed.vector)
    const asks = isQuestion(text, QUESTION)
    if (whole.p >= whole.least && !asks) return whole
    const isShort = wordsOf(text).length <= LONGEST_CRY
    const pieces = text.split(isShort && !asks ? PIECES : SENTENCES).filter((piece) => wordsOf(piece).length >= FEWEST_WORDS)
    const inPieces = pieces.length < 2 ? undefined : cryAmong(pieces.slice(0, MOST_PIECES), isShort ? IN_A_PIECE : IN_A_STORY)
    const cry = inPieces ?? (asks && whole.p >= SUSPECTED ? cryAmong(edgesOf(text), AT_AN_EDGE) : undefined)
    return cry ?? (asks ? { ...whole, least: NEVER } : whole)
  }
}
