import type { Alarm } from '../conversation/understood.ts'
import { softmax } from './classifier.ts'
import { type Expand, featuresOf, vectorOf } from './features.ts'
import { rawScores } from './linear.ts'
import type { Model } from './model.ts'
import { readWords } from './normalise.ts'

/** Probability from which an alarm is raised: a number named in vain costs a citizen little, one not named may cost a life. */
const DANGER = 0.25
const MONEY = 0.5

/** The likeliest alarm of a text: `p` is the probability that it is any alarm at all, which must reach `least` for it to be raised. */
export type Alarmed = { alarm: Alarm; p: number; least: number }

export function createAlarmIn({ model, expand }: { model: Model; expand: Expand }) {
  return (text: string): Alarmed => {
    const scores = softmax(rawScores(model.alarms, vectorOf(featuresOf(readWords(text), expand), model.vocabulary)))
    let best = 0
    for (let i = 1; i < scores.length; i++) if (best === 0 || (scores[i] as number) > (scores[best] as number)) best = i
    const alarm = model.alarmLabels[best] as Alarm
    return { alarm, p: 1 - (scores[0] as number), least: alarm === 'money-leaving' ? MONEY : DANGER }
  }
}
