import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { beginLimit, messageLimits } from '../guards.ts'
import type { WebPorts } from '../ports.ts'
import { html } from '../public/page.tsx'
import { ChatPage } from './chat-page.tsx'
import { chatEvents } from './events.tsx'
import { isStart, startMessage, startOf } from './start.ts'
import { OWN_PAGE, type Place, visitorOf, welcome } from './visitor.ts'

const LONGEST_TEXT = 4_000
const SHOWN_LINES = 100
/** How long a page without a script waits for its answer before it is shown again. */
const ANSWER_WITHIN_MS = 2_500

const Fields = {
  messageId: z.string('Thiếu mã tin nhắn.').regex(/^[\w-]{8,64}$/, 'Mã tin nhắn không hợp lệ.'),
  text: z
    .string('Tin nhắn phải là chữ.')
    .max(LONGEST_TEXT, `Tin nhắn dài quá ${LONGEST_TEXT} ký tự. Bác chia làm nhiều tin ngắn hơn giúp tôi nhé.`)
    .default(''),
  choice: z.string('Lựa chọn không hợp lệ.').min(1, 'Lựa chọn không hợp lệ.').max(100, 'Lựa chọn không hợp lệ.').optional(),
}
const Message = z
  .object(Fields, 'Nội dung gửi lên không đúng dạng.')
  .refine((posted) => posted.choice !== undefined || posted.text.trim() !== '', 'Bác chưa viết gì. Bác gõ câu hỏi rồi gửi lại giúp tôi nhé.')
type Message = z.infer<typeof Message>

/** The citizen's page, what it sends, and what it listens to: on our own page, or in a frame of another site. */
export function citizenRoutes(ports: WebPorts, place: Place = OWN_PAGE): Router {
  const { door, chat, say, now } = ports

  async function showPage(res: Response, chatId: string, failed?: { problem: string; draft: string }): Promise<void> {
    const lines = (await chat.history(door.name, chatId, SHOWN_LINES)).filter((line) => !isStart(line))
    res.send(html(<ChatPage path={place.path} lines={lines} messageId={randomUUID()} privacy={say('vi', 'privacy')} now={now()} {...failed} />))
  }

  async function take(chatId: string, { messageId, text, choice }: Message): Promise<void> {
    // What was tapped is stored with the words that were on it, so that whoever reads the conversation understands it.
    const words = text || (choice && (await chat.offeredLabel(door.name, chatId, choice))) || ''
    await door.receive({ chatId, messageId: `${chatId}:${messageId}`, text: words, ...(choice ? { choice } : {}) })
  }

  /** Resolves with the next reply of a chat, or when it is not worth waiting any longer. */
  const nextReply = (chatId: string): Promise<void> =>
    new Promise((resolve) => {
      const stop = door.subscribe(chatId, () => done())
      const timer = setTimeout(() => done(), ANSWER_WITHIN_MS)
      const done = () => {
        stop()
        clearTimeout(timer)
        resolve()
      }
    })

  /** Hands something over and waits for the reply, unless a person has the conversation. */
  async function untilAnswered(chatId: string, handOver: () => Promise<void>): Promise<void> {
    const answered = (await chat.withStaff(door.name, chatId)) ? undefined : nextReply(chatId)
    await handOver()
    await answered
  }

  async function begin(chatId: string, payload: string): Promise<void> {
    const message = startMessage(chatId, payload)
    const lines = await chat.history(door.name, chatId, SHOWN_LINES)
    const isAgain = lines.some((line) => line.kind === 'said' && line.messageId === message.messageId)
    if (!isAgain) await untilAnswered(chatId, () => door.receive(message))
  }

  async function open(req: Request, res: Response): Promise<void> {
    const chatId = welcome(req, res, place)
    const payload = startOf(req)
    if (payload) await begin(chatId, payload)
    await showPage(res, chatId)
  }

  async function fromForm(res: Response, chatId: string, message: Message): Promise<void> {
    await untilAnswered(chatId, () => take(chatId, message))
    res.redirect(303, `${place.path || '/'}#m-${message.messageId}`)
  }

  async function post(req: Request, res: Response): Promise<void> {
    const chatId = welcome(req, res, place)
    const asJson = Boolean(req.is('application/json'))
    const posted = Message.safeParse(req.body ?? {})
    if (!posted.success) {
      const problem = posted.error.issues[0]?.message ?? ''
      res.status(400)
      if (asJson) return void res.json({ message: problem })
      return showPage(res, chatId, { problem, draft: String((req.body as { text?: unknown } | undefined)?.text ?? '') })
    }
    if (!asJson) return fromForm(res, chatId, posted.data)
    await take(chatId, posted.data)
    res.status(202).json({ withStaff: await chat.withStaff(door.name, chatId) })
  }

  const router = Router()
  router.get(
    '/',
    beginLimit((req) => startOf(req) !== undefined),
    open,
  )
  router.post('/chat/messages', ...messageLimits((req) => visitorOf(req, place) ?? ''), post)
  router.get('/chat/events', chatEvents(ports, place))
  return router
}
