import type { Explanation } from '../../understanding/explain.ts'
import { percent } from '../../understanding/explanation-words.ts'

/** The second topic is so near to a likely first that the two need to be told apart better. */
const NEAR = 0.2
const LIKELY = 0.2
/** Fewer known words than this: something is missing in what was learned. */
const FEW_KNOWN = 0.75

const askFile = (id: string) => <code>knowledge/{id}.ask.txt</code>

const Rivals = ({ topics: [first, second] }: Explanation) =>
  first && second && first.p >= LIKELY && second.p > NEAR * first.p ? (
    <li>
      <strong>Phân định hai bài đầu.</strong> “{first.title}” và “{second.title}” rất sát nhau: xoá câu giống nhau ở {askFile(first.id)} và {askFile(second.id)}
      , rồi thêm ở mỗi bài những câu chỉ bài đó trả lời được.
    </li>
  ) : null

/** What an editor can do when the decision is not the right one. */
export const Hints = (explanation: Explanation) => {
  const { known, topics, door } = explanation
  const first = topics[0]
  return (
    <section class="card hints" aria-labelledby="hints-title">
      <h3 id="hints-title">Nếu chưa đúng, sửa gì?</h3>
      <ul>
        <li>
          <strong>Đúng ra phải là một bài:</strong> thêm câu này (bản đã che) cùng vài cách nói khác vào tệp cách hỏi của bài đúng
          {first && <>, ví dụ {askFile(first.id)}</>}. Nếu câu gần nhất của bài sai thật ra thuộc bài đúng thì chuyển nó sang.
        </li>
        <Rivals {...explanation} />
        <li>
          <strong>Không phải việc của trợ lý:</strong> thêm câu này vào <code>knowledge/negatives.txt</code>, dưới cửa phù hợp
          {door.id && (
            <>
              {' '}
              (gần nhất là <code>{door.id}</code>)
            </>
          )}
          .
        </li>
        {known < FEW_KNOWN && (
          <li>
            <strong>Nhiều từ lạ:</strong> chỉ {percent(known)} số từ đã gặp. Từ viết tắt thì thêm vào <code>knowledge/lexicon.yaml</code>.
          </li>
        )}
      </ul>
      <p class="meta">
        Sửa xong chạy <code>npm run -s knowledge -- check</code>, khởi động lại để trợ lý học, rồi thử lại câu này.
      </p>
    </section>
  )
}
