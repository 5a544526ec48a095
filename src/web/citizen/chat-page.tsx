import type { ChatLine } from '../ports.ts'
import { Brand, Page } from '../public/page.tsx'
import { shortTime } from '../times.ts'
import { EXAMPLES } from './examples.ts'
import { ReplyView } from './reply.tsx'
import type { Place } from './visitor.ts'

export type ChatView = {
  path: Place['path']
  lines: ChatLine[]
  /** The id of the next message, when it is sent without a script. */
  messageId: string
  privacy: string
  now: Date
  /** What went wrong with a message that was sent without a script, and its words. */
  problem?: string
  draft?: string
}

const SaidLine = ({ id, at, text, now }: { id?: string; at?: string; text: string; now: Date }) => (
  <article class="line said" {...(id ? { id } : {})}>
    <p class="who">
      <span class="unseen">Bác viết:</span> {at && <time dateTime={at}>{shortTime(at, now)}</time>}
    </p>
    <p class="text">{text}</p>
    <p class="state" hidden />
  </article>
)

const messagesOf = (path: Place['path']): string => `${path}/chat/messages`

const Welcome = ({ path, messageId, privacy, lines }: Pick<ChatView, 'path' | 'messageId' | 'privacy' | 'lines'>) => (
  <section id="welcome" class={lines.length === 0 ? '' : 'small'} aria-labelledby="welcome-title">
    <h2 id="welcome-title">Bác cần hỏi việc gì?</h2>
    <p>
      Hỏi bằng lời của mình về <strong>VNeID</strong>, <strong>nộp hồ sơ trực tuyến</strong> và <strong>thanh toán không dùng tiền mặt</strong>. Đây là hệ thống
      trả lời tự động; câu trả lời có nguồn và ngày kiểm tra.
    </p>
    <p class="privacy">{privacy}</p>
    {lines.length === 0 && (
      <form class="examples" method="post" action={messagesOf(path)} data-chat aria-label="Câu hỏi mẫu">
        <input type="hidden" name="messageId" value={messageId} />
        {EXAMPLES.map((example) => (
          <button type="submit" name="text" value={example}>
            {example}
          </button>
        ))}
      </form>
    )}
  </section>
)

const Composer = ({ path, messageId, problem, draft }: Pick<ChatView, 'path' | 'messageId' | 'problem' | 'draft'>) => (
  <form id="composer" method="post" action={messagesOf(path)} data-chat>
    <input type="hidden" name="messageId" value={messageId} />
    <p id="problem" role="alert" hidden={!problem}>
      {problem}
    </p>
    <div class="row">
      <label class="unseen" for="text">
        Câu hỏi của bác
      </label>
      <textarea id="text" name="text" rows={1} placeholder="Viết câu hỏi…" autocomplete="off" enterkeyhint="send" aria-describedby="hint problem">
        {draft}
      </textarea>
      <button type="submit" class="primary">
        Gửi
      </button>
    </div>
    <p id="hint">
      <span class="keys">Enter để gửi, Shift + Enter để xuống dòng. </span>
      <span id="count" />
    </p>
  </form>
)

/** The citizen's page. Everything on it works as plain forms; the script only makes it live. */
export const ChatPage = (view: ChatView) => (
  <Page title="Trợ lý Công dân" name="citizen" script framed={view.path !== ''}>
    <a class="skip" href="#text">
      Tới ô viết câu hỏi
    </a>
    <header class="top">
      <Brand line="Trả lời tự động" more=", không phải người" />
      <div class="tools">
        <button type="button" id="large-type" aria-pressed="false">
          Chữ to
        </button>
        <form method="post" action={messagesOf(view.path)} data-chat>
          <input type="hidden" name="messageId" value={view.messageId} />
          <button type="submit" name="text" value="Gặp cán bộ" class="person">
            Gặp cán bộ
          </button>
        </form>
      </div>
    </header>
    <main>
      <Welcome {...view} />
      <h2 class="unseen">Cuộc trò chuyện</h2>
      <div id="log" role="log" aria-live="polite" aria-label="Cuộc trò chuyện">
        {view.lines.map((line) =>
          line.kind === 'said' ? (
            <SaidLine id={`m-${line.messageId.split(':').at(-1)}`} at={line.at} text={line.text} now={view.now} />
          ) : (
            <ReplyView sent={line.reply} path={view.path} messageId={view.messageId} now={view.now} />
          ),
        )}
      </div>
      <p id="typing" role="status" />
      <noscript>
        <p class="note">
          Trình duyệt không chạy được phần tự cập nhật. <a href={`${view.path || '/'}#typing`}>Tải lại trang</a> để xem câu trả lời mới.
        </p>
      </noscript>
      <template id="said-template">
        <SaidLine text="" now={view.now} />
      </template>
    </main>
    <footer>
      <p id="connection" role="status" hidden />
      <p id="stranger" role="status" hidden>
        Trình duyệt này không nhớ được cuộc trò chuyện ở đây nên câu trả lời không về được.{' '}
        <a href="/" target="_blank" rel="noopener">
          Mở trang hỏi đáp
        </a>
      </p>
      <Composer {...view} />
    </footer>
  </Page>
)
