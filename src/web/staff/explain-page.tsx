import type { Member } from '../../helpdesk/accounts.ts'
import type { Explanation } from '../../understanding/explain.ts'
import { Explained } from './explained.tsx'
import { StaffPage } from './staff-page.tsx'

/** A citizen's longer message would be cut here; an editor is told. */
const LONGEST_QUESTION = 4_000

export function questionProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Bạn chưa viết câu nào.'
  return text.length > LONGEST_QUESTION ? `Câu dài quá ${LONGEST_QUESTION} ký tự (đang có ${text.length}). Bạn cắt bớt rồi thử lại.` : undefined
}

const EXPLAIN_PATH = '/staff/explain'

const EXAMPLES = ['quen mk vneid', 'Trả tiền điện trên điện thoại thế nào?', 'Tôi muốn ly hôn thì nộp đơn ở đâu?']

const Ask = ({ text, problem }: { text: string; problem?: string | undefined }) => (
  <form method="post" action={EXPLAIN_PATH} class="stacked card">
    {problem && (
      <p class="problem" role="alert">
        {problem}
      </p>
    )}
    <label for="text">Câu của người dân</label>
    <textarea id="text" name="text" rows={3} maxLength={LONGEST_QUESTION} aria-describedby="ask-hint" required>
      {text}
    </textarea>
    <p id="ask-hint" class="meta">
      Số giấy tờ, số điện thoại, mật khẩu … được che trước khi xét. Câu thử ở đây không được lưu lại, không tính vào báo cáo.
    </p>
    <button type="submit" class="primary">
      Giải thích
    </button>
  </form>
)

const Nothing = () => (
  <div class="card hint">
    <p>
      <strong>Chưa có câu nào.</strong> Viết một câu như người dân hay hỏi. Trang này cho thấy trợ lý sẽ làm gì với câu đó, bài nào gần nhất, từ nào kéo câu về
      bài nào, các mức đã xét, và nên sửa gì khi trợ lý hiểu sai. Hoặc thử một câu có sẵn:
    </p>
    <form method="post" action={EXPLAIN_PATH} class="examples">
      {EXAMPLES.map((example) => (
        <button type="submit" name="text" value={example}>
          {example}
        </button>
      ))}
    </form>
  </div>
)

type ExplainPageProps = { member: Member; text?: string; problem?: string; explanation?: Explanation }

/** For editors: what would be said to a question, and why. */
export const ExplainPage = ({ member, text, problem, explanation }: ExplainPageProps) => (
  <StaffPage title="Vì sao trợ lý trả lời như vậy?" member={member} here={EXPLAIN_PATH}>
    <h2>Vì sao trợ lý trả lời như vậy?</h2>
    <Ask text={explanation?.text ?? text ?? ''} problem={problem} />
    {explanation ? <Explained {...explanation} /> : <Nothing />}
  </StaffPage>
)
