import { SIGNALS, type Spoken } from '../../understanding/contributions.ts'
import type { Explained } from '../../understanding/explain.ts'
import { FEATURE_WORDS, percent, points, SIGNAL_WORDS } from '../../understanding/explanation-words.ts'
import type { Nearest } from '../../understanding/nearest.ts'

export const NearestLines = ({ nearest }: { nearest: Nearest[] }) => (
  <ul class="nearest">
    {nearest.map(({ text, likeness }) => (
      <li>
        <span class="likeness">{percent(likeness)}</span> <span>{text}</span>
      </li>
    ))}
  </ul>
)

/** The bar says nothing that the numbers below do not: it is hidden from screen readers. `most`: the points of a full bar. */
const Bar = ({ signals, most }: { signals: Explained['signals']; most: number }) => {
  let from = 0
  return (
    <svg class="bar" width="100%" height="12" aria-hidden="true" focusable="false">
      {SIGNALS.map((name) => {
        const width = (Math.max(0, signals[name].points) / most) * 100
        const x = from
        from += width
        return <rect class={name} x={`${x.toFixed(1)}%`} width={`${width.toFixed(1)}%`} height="12" />
      })}
    </svg>
  )
}

const Features = ({ title, features }: { title: string; features: Spoken[] }) => (
  <div>
    <h4>{title}</h4>
    {features.length === 0 ? (
      <p class="meta">Không có gì đáng kể.</p>
    ) : (
      <ul class="features">
        {features.map((feature) => (
          <li>
            <span class="feature">{feature.text}</span>{' '}
            <small>
              {FEATURE_WORDS[feature.kind]} {points(feature.points)}
            </small>
          </li>
        ))}
      </ul>
    )}
  </div>
)

const Candidate = ({ topic, at, most }: { topic: Explained; at: number; most: number }) => (
  <tbody>
    <tr>
      <th scope="rowgroup" colSpan={4}>
        {at + 1}. {topic.title} <code>{topic.id}</code>
        <Bar signals={topic.signals} most={most} />
      </th>
    </tr>
    <tr class="numbers">
      <td>
        <strong>{percent(topic.p)}</strong>
      </td>
      {SIGNALS.map((name) => (
        <td>
          {points(topic.signals[name].points)} <small>{percent(Math.abs(topic.signals[name].share))}</small>
        </td>
      ))}
    </tr>
    <tr>
      <td colSpan={4}>
        <details open={at === 0}>
          <summary>Cách hỏi gần nhất, từ kéo về và đẩy ra</summary>
          <h4>Cách hỏi gần nhất của bài này</h4>
          {topic.nearest.length > 0 ? <NearestLines nearest={topic.nearest} /> : <p class="meta">Không cách hỏi nào có chung từ.</p>}
          <div class="spoke">
            <Features title="Kéo câu về bài này" features={topic.for} />
            <Features title="Đẩy câu ra khỏi bài này" features={topic.against} />
          </div>
        </details>
      </td>
    </tr>
  </tbody>
)

/** The likeliest topics with what each signal gave them. */
export const Candidates = ({ topics }: { topics: Explained[] }) => {
  const sums = topics.map(({ signals }) => SIGNALS.reduce((sum, name) => sum + Math.max(0, signals[name].points), 0))
  const most = Math.max(1, ...sums)
  return (
    <section class="card" aria-labelledby="candidates-title">
      <h3 id="candidates-title">Các bài gần nhất</h3>
      <table class="figures candidates">
        <thead>
          <tr>
            <th scope="col">Khả năng</th>
            {SIGNALS.map((name) => (
              <th scope="col">
                <span class={`key ${name}`} aria-hidden="true" /> {SIGNAL_WORDS[name]}
              </th>
            ))}
          </tr>
        </thead>
        {topics.map((topic, at) => (
          <Candidate topic={topic} at={at} most={most} />
        ))}
      </table>
      <p class="meta">
        Điểm của ba tín hiệu là phần hơn một bài trung bình; số nhỏ bên cạnh là phần của tín hiệu đó. Cộng cả ba, hơn bài bên cạnh 1 điểm là khả dĩ gấp gần ba
        lần, hơn 3 điểm là gấp hai mươi lần. Nhóm chữ là bốn chữ cái liền nhau, dấu _ là khoảng trống.
      </p>
    </section>
  )
}
