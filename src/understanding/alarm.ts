import type { Alarm } from '../conversation/understood.ts'
import { softmax } from './classifier.ts'
import { type Expand, featuresOf, vectorOf } from './features.ts'
import { rawScores } from './linear.ts'
import type { Model } from './model.ts'
import { readWords } from './normalise.ts'

/** Probability from which an alarm is raised: a number named in vain costs a citizen little, one not named may cost a life. */
const DANGER = 0.25
const MONEY = 0.5
/** A piece of a message, which says less, must be clearer; of a long message no piece is a cry. */
const IN_A_PIECE = 0.7
const LONGEST_CRY = 20

/** The likeliest alarm of a text: `p` is the probability that it is any alarm at all, which must reach `least` for it to be raised. */
export type Alarmed = { alarm: Alarm; p: number; least: number }

/** Where a cry ends and something else begins: who and where must not drown what has happened. */
const PIECES = /[,.!?;:…\n]+|\s(?:ở|o|tại|tai|gần|gan|khi|lúc|luc|tren|trên|trong|at|in|near|while)\s/iu
const FEWEST_WORDS = 2
const MOST_PIECES = 8

export function createAlarmIn({ model, expand }: { model: Model; expand: Expand }) {
  function alarmOf(text: string): Alarmed {
    const scores = softmax(rawScores(model.alarms, vectorOf(featuresOf(readWords(text), expand), model.vocabulary)))
    let best = 0
    for (let i = 1; i < scores.length; i++) if (best === 0 || (scores[i] as number) > (scores[best] as number)) best = i
    const alarm = model.alarmLabels[best] as Alarm
    return { alarm, p: 1 - (scores[0] as number), least: alarm === 'money-leaving' ? MONEY : DANGER }
  }

  return (text: string): Alarmed => {
    const whole = alarmOf(text)
    if (whole.p >= whole.least || text.split(/\s+/).length > LONGEST_CRY) return whole
    const pieces = text.split(PIECES).filter((piece) => piece.trim().split(/\s+/).length >= FEWEST_WORDS)
    if (pieces.length < 2) return whole
    const loud = pieces
      .slice(0, MOST_PIECES)
      .map(alarmOf)
      .find(({ alarm, p }) => alarm !== 'money-leaving' && p >= IN_A_PIECE)
    return loud ?? whole
  }
}
