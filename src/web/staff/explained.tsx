import { replyText } from '../../conversation/message.ts'
import { type Check, type Checks, holdsCheck } from '../../understanding/decide.ts'
import type { Explanation } from '../../understanding/explain.ts'
import { CHECK_WORDS, OUTCOMES, percent, readingNotes, whyRule } from '../../understanding/explanation-words.ts'
import { Hints } from './explain-hints.tsx'
import { Candidates, NearestLines } from './explained-topics.tsx'

/** How much of the reply is shown: its beginning is enough to recognise it. */
const REPLY_BEGINNING = 320

function beginning(text: string): string {
  if (text.length <= REPLY_BEGINNING) return text
  const cut = text.slice(0, REPLY_BEGINNING)
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`
}

const Decided = (explanation: Explanation) => {
  const { outcome, reply, answered, reason } = explanation
  const offered = reply.choices.map((choice) => choice.label)
  return (
    <section class="card decided" aria-labelledby="decided-title">
      <h3 id="decided-title">
        Trợ lý sẽ: <span class="badge">{OUTCOMES[outcome.kind]}</span>
      </h3>
      {answered.length > 0 && (
        <p>
          Bằng {answered.length > 1 ? 'các bài' : 'bài'}: <strong>{answered.map((t) => t.title).join(' · ')}</strong>
        </p>
      )}
      <p>
        <strong>Vì sao:</strong> {whyRule(explanation)} <span class="meta">(mã lý do: {reason})</span>
      </p>
      {readingNotes(explanation).map((note) => (
        <p>{note}</p>
      ))}
      <blockquote>{beginning(replyText(reply))}</blockquote>
      {offered.length > 0 && <p class="meta">Kèm nút: {offered.join(' · ')}</p>}
    </section>
  )
}

const LANGUAGES = { vi: 'tiếng Việt', en: 'tiếng Anh' } as const

const Read = ({ text, words, expanded, known, language, place }: Explanation) => (
  <section class="card" aria-labelledby="read-title">
    <h3 id="read-title">Câu được đọc thế nào</h3>
    <dl class="facts">
      <dt>Sau khi che</dt>
      <dd>{text}</dd>
      <dt>Từ được so</dt>
      <dd>{words.join(' ') || '(không có từ nào)'}</dd>
      {expanded.length > 0 && [<dt>Viết tắt</dt>, <dd>{expanded.map(({ word, stands }) => `${word} = ${stands.join(' ')}`).join(', ')}</dd>]}
      <dt>Từ đã gặp</dt>
      <dd>{percent(known)}</dd>
      <dt>Ngôn ngữ</dt>
      <dd>{LANGUAGES[language]}</dd>
      {place && [<dt>Nơi</dt>, <dd>{place}</dd>]}
    </dl>
  </section>
)

const Weighed = ({ checks, right }: Explanation) => (
  <section class="card" aria-labelledby="weighed-title">
    <h3 id="weighed-title">Các mức đã xét, theo thứ tự</h3>
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">Điều được xét</th>
          <th scope="col">Đo được</th>
          <th scope="col">Mức cần</th>
          <th scope="col">Đạt</th>
        </tr>
      </thead>
      <tbody>
        {(Object.entries(checks) as [keyof Checks, Check][]).map(([name, check]) => (
          <tr class={holdsCheck(check) ? 'holds' : ''}>
            <th scope="row">{CHECK_WORDS[name]}</th>
            <td>{percent(check.is)}</td>
            <td>{percent(check.least)}</td>
            <td>{holdsCheck(check) ? 'có' : 'không'}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p class="meta">
      Tin cậy = thuộc việc trợ lý trả lời ({percent(checks.ours.is)}) × bài đầu đúng nếu thuộc ({percent(right)}). Trả lời sai tốn 100%, hỏi lại tốn{' '}
      {percent(1 - checks.sure.least)}: cái nào rẻ hơn cho người dân thì làm.
    </p>
  </section>
)

const Elsewhere = ({ door, talk, alarm }: Explanation) => (
  <section class="card" aria-labelledby="elsewhere-title">
    <h3 id="elsewhere-title">Ngoài các bài</h3>
    <dl class="facts">
      <dt>Điều không trả lời</dt>
      <dd>
        {door.about}: <strong>{percent(door.p)}</strong>
      </dd>
      <dt>Trò chuyện</dt>
      <dd>
        <code>{talk.id}</code>: <strong>{percent(talk.p)}</strong>
      </dd>
      <dt>Báo động</dt>
      <dd>
        <code>{alarm.alarm}</code>: <strong>{percent(alarm.p)}</strong> (báo từ {percent(alarm.least)})
      </dd>
    </dl>
    {door.nearest.length > 0 && (
      <details>
        <summary>Câu gần nhất trong điều không trả lời</summary>
        <NearestLines nearest={door.nearest} />
      </details>
    )}
  </section>
)

/** One explanation, the decision first. */
export const Explained = (explanation: Explanation) => (
  <>
    <Decided {...explanation} />
    <Candidates topics={explanation.topics} />
    <Hints {...explanation} />
    <Weighed {...explanation} />
    <Elsewhere {...explanation} />
    <Read {...explanation} />
  </>
)
