import type { Turn } from '../conversation/turn.ts'
import { SIGNALS, type Spoken } from './contributions.ts'
import { type Check, type Checks, holdsCheck } from './decide.ts'
import type { Explanation } from './explain.ts'
import { CHECK_WORDS, OUTCOMES, percent, points, readingNotes, SIGNAL_WORDS, whyRule } from './explanation-words.ts'
import type { Shown } from './features.ts'

/** Of topics that are less likely, but for the first, only the name is told. */
const LEAST_TOLD = 0.005

const MARKS: Readonly<Record<Shown['kind'], (text: string) => string>> = {
  word: (text) => text,
  pair: (text) => text,
  signed: (text) => `“${text}”`,
  letters: (text) => `[${text}]`,
}
const spoken = (features: Spoken[]): string => features.map((f) => `${MARKS[f.kind](f.text)} ${points(f.points)}`).join(' · ') || '–'

function topicLines({ id, title, p, signals, nearest, for: pro, against }: Explanation['topics'][number], i: number): string[] {
  const said = SIGNALS.map(
    (name) => `${SIGNAL_WORDS[name]} ${points(signals[name].points)} (thô ${signals[name].raw.toFixed(2)}, ${percent(signals[name].share)})`,
  )
  return [
    `${i + 1}. ${percent(p).padStart(5)}  ${id} – ${title}`,
    `     ${said.join(' · ')}`,
    ...nearest.map((n) => `     ≈ ${percent(n.likeness).padStart(4)}  “${n.text}”`),
    `     cho:    ${spoken(pro)}`,
    `     ngược:  ${spoken(against)}`,
  ]
}

const checkLine = ([name, check]: [keyof Checks, Check]): string =>
  `  ${holdsCheck(check) ? '✓' : '✗'} ${CHECK_WORDS[name]}: ${percent(check.is)} (mức ${percent(check.least)})`

const verdict = (explanation: Explanation): string => `${OUTCOMES[explanation.outcome.kind]} [${explanation.reason}]. ${whyRule(explanation)}`

/** An explanation as lines of text for a terminal. `turn`: what became of the text in a conversation, which may be something else. */
export function explanationText(explanation: Explanation, turn?: Pick<Turn, 'reason'>): string {
  if (turn && turn.reason !== explanation.reason) return `  Câu này được hiểu theo mạch trò chuyện. Đọc riêng thì: ${verdict(explanation)}`
  const { text, words, expanded, known, language, place, door, talk, alarm, right, checks } = explanation
  const facts = [
    `Câu: ${text}`,
    `Đọc: ${words.join(' ')}`,
    ...(expanded.length > 0 ? [`Viết tắt: ${expanded.map(({ word, stands }) => `${word} = ${stands.join(' ')}`).join(', ')}`] : []),
    `Ngôn ngữ: ${language} · từ đã biết: ${percent(known)}${place ? ` · nơi: ${place}` : ''}`,
    ...readingNotes(explanation),
  ]
  return [
    ...facts.map((fact) => `  ${fact}`),
    ...explanation.topics.flatMap((topic, i) => topicLines(topic, i).slice(0, i > 0 && topic.p < LEAST_TOLD ? 1 : undefined)).map((line) => `  ${line}`),
    `  Không trả lời: ${door.about} ${percent(door.p)} · Trò chuyện: ${talk.id} ${percent(talk.p)} · Báo động: ${alarm.alarm} ${percent(alarm.p)} (mức ${percent(alarm.least)})`,
    `  Bài đầu đúng, nếu thuộc việc trợ lý trả lời: ${percent(right)}`,
    ...(Object.entries(checks) as [keyof Checks, Check][]).map(checkLine),
    `  → ${verdict(explanation)}`,
  ].join('\n')
}
