import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { renderToString } from 'preact-render-to-string'
import type { SentReply, WebPorts } from '../ports.ts'
import { ReplyView } from './reply.tsx'
import { type Place, visitorOf } from './visitor.ts'

const HEARTBEAT_MS = 20_000
const RECONNECT_MS = 2_000
const MOST_AT_ONCE = 200
/** Tells a browser that keeps no cookie here (it blocks them, or they were cleared) that no reply will ever come. */
const STRANGER = 'event: stranger\ndata: no cookie\n\n'

const eventOf = (sent: SentReply, path: Place['path'], now: Date): string => {
  const html = renderToString(<ReplyView sent={sent} path={path} messageId={randomUUID()} now={now} />)
  const data = html.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `id: ${sent.id}\nevent: reply\n${data.join('')}\n`
}

/** Replies as they come, beginning with those after the one that the page has seen last. */
export const chatEvents =
  ({ door, chat, now, stopping }: Pick<WebPorts, 'door' | 'chat' | 'now' | 'stopping'>, place: Place): RequestHandler =>
  async (req, res) => {
    const chatId = visitorOf(req, place)
    if (stopping.aborted) return void res.status(204).end() // 204 tells the browser not to try again by itself
    if (!chatId) return void res.type('text/event-stream').send(STRANGER)
    let seen = Number.parseInt(req.get('last-event-id') ?? String(req.query.after), 10) || 0
    const early: SentReply[] = []
    const write = (sent: SentReply) => {
      if (sent.id <= seen) return
      seen = sent.id
      res.write(eventOf(sent, place.path, now()))
    }
    let listener = (sent: SentReply): void => void early.push(sent)
    // Listening begins before reading, so that nothing falls between the two.
    const unsubscribe = door.subscribe(chatId, (sent) => listener(sent))
    const end = () => void res.end()
    const heartbeat = setInterval(() => res.headersSent && res.write(':\n\n'), HEARTBEAT_MS)
    stopping.addEventListener('abort', end)
    res.once('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      stopping.removeEventListener('abort', end)
    })
    const missed = await chat.sentAfter(door.name, chatId, seen, MOST_AT_ONCE)
    if (res.destroyed || res.writableEnded) return
    res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' })
    res.write(`retry: ${RECONNECT_MS}\n\n`)
    for (const sent of [...missed, ...early]) write(sent)
    listener = write
  }
