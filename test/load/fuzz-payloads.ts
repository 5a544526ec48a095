import { gzipSync } from 'node:zlib'
import fc, { type Arbitrary } from 'fast-check'
import { createUpdates, ME } from '../support/telegram-updates.ts'

/** One request to the webhook, and the statuses that may answer it. */
export type Payload = { kind: string; body: string | Uint8Array; headers: Record<string, string | string[]>; may: readonly number[] }

export const SECRET = 'a-secret-of-the-webhook_1'
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
const USUAL = { 'content-type': 'application/json', [SECRET_HEADER]: SECRET }
const updates = createUpdates()

const words = fc.oneof(
  fc.constantFrom('VNeID là gì', 'hồ sơ của tôi 079190001234 tới đâu', 'gặp cán bộ', '/start c_26734', '@tro_ly_test_bot VNeID', '1', 'xoá dữ liệu', ''),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('0', '9', ' ', '.', '-', '\n', '<b>', '&', '\u0000', '\ud800', '\u202e', 'một', 'số'), { maxLength: 80 })
    .map((parts) => parts.join('')),
)
const chat = fc.record({ id: fc.integer({ min: -40, max: 200 }), type: fc.constantFrom('private', 'private', 'private', 'group', 'supergroup', 'channel') })
const sentAlong = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constantFrom({ photo: [{}] }, { voice: {} }, { sticker: {} }, { new_chat_members: [] }, { is_automatic_forward: true }, { media_group_id: '1' }),
  fc.constantFrom({ reply_to_message: { from: ME } }, { forward_origin: { type: 'user' } }, { edit_date: 5 }, { from: { id: 5, is_bot: true } }),
)
const message = fc.record({ chat, text: words, along: sentAlong }).map(({ along, ...fields }) => ({ ...fields, ...along }))
const keyboard = fc.constant({ inline_keyboard: [[{ text: '1. Kích hoạt', callback_data: 'vneid/activate' }]] })

/** Updates as Telegram sends them. */
const update: Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 4, arbitrary: message.map((fields) => updates.written(fields)) },
  message.map((fields) => updates.edited(fields)),
  fc.tuple(fc.constantFrom('vneid/activate', 'human', '1'), keyboard).map(([data, buttons]) => updates.tapped(data, buttons)),
  fc.constantFrom('channel_post', 'my_chat_member', 'poll', 'message_reaction').map((kind) => updates.update({ [kind]: {} })),
)

const NOTHINGS = [null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 53, '', '5', [], {}, [[]], { id: null }, { toString: 5 }] as const
const wild: Arbitrary<unknown> = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom<unknown>(...NOTHINGS, JSON.parse('{"__proto__":5}')) },
  { weight: 5, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 5_000 }).map((length) => 'Ạ\ud83d'.repeat(length)) },
)

/** A copy in which the value at one of its places is another one, or gone. `where` picks at each level, so every place can be hit. */
function changed(value: unknown, where: readonly number[], what: unknown): unknown {
  const [first, ...rest] = where
  if (first === undefined || typeof value !== 'object' || value === null || Object.keys(value).length === 0) return what
  const entries = Object.entries(value)
  const at = first % entries.length
  const copy = entries.map(([key, old], i) => [key, i === at ? changed(old, rest, what) : old] as const).filter(([, now]) => now !== undefined)
  return Array.isArray(value) ? copy.map(([, now]) => now) : Object.fromEntries(copy)
}
/** Mostly inside a message or tap: an update without its number is refused before anything of it is read. */
const where = fc.tuple(fc.constantFrom(0, 1, 1, 1, 1, 1, 1, 1), fc.array(fc.nat(20), { minLength: 1, maxLength: 4 })).map(([first, rest]) => [first, ...rest])
const change = fc.tuple(where, fc.oneof({ weight: 5, arbitrary: wild }, fc.constant(undefined)))
const mutated = fc
  .tuple(update, fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([valid, changes]) => changes.reduce<unknown>((now, [path, what]) => changed(now, path, what), valid))

const deep = fc.tuple(fc.integer({ min: 1_000, max: 100_000 }), fc.constantFrom('[]', '{}'), fc.boolean()).map(([depth, pair, closed]) => {
  const opening = pair === '[]' ? '[' : '{"message":'
  const nest = `${opening.repeat(depth)}${closed ? `1${(pair[1] as string).repeat(depth)}` : ''}`
  return `{"update_id":1,"message":{"message_id":1,"chat":{"id":1,"type":"private"},"text":"a","reply_to_message":${nest}}}`
})
const giant = fc
  .tuple(fc.integer({ min: 50_000, max: 1_100_000 }), fc.constantFrom('a', '0', '9 ', '@', 'ế', '\n', '(', '09 '))
  .map(([length, unit]) => JSON.stringify(updates.written({ text: unit.repeat(length / unit.length) })))

const strangeHeaders: Arbitrary<Record<string, string | string[]>> = fc.oneof(
  fc
    .constantFrom('text/plain', 'application/json; charset=utf-16', 'application/json; charset=no-such', 'application/x-www-form-urlencoded', '', ';;;', 'a/b')
    .map((type) => ({ 'content-type': type })),
  fc.constantFrom('gzip', 'deflate', 'br', 'zstd', 'identity', 'no-such').map((encoding) => ({ 'content-encoding': encoding })),
  fc.constantFrom({ 'transfer-encoding': 'chunked' }, { expect: '100-continue' }, { connection: 'close' }, { accept: 'text/html' }, { cookie: '=;=;a' }),
  fc.constantFrom({ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'x-forwarded-for': 'not, an, address' }, { forwarded: 'for=' }),
  fc.constantFrom({ host: '' }, { host: 'evil.example:99999' }, { 'x-filler': 'x'.repeat(20_000) }, { 'x-http-method-override': 'DELETE' }),
)
const wrongSecret = fc.oneof(
  fc.constantFrom<string | string[]>('', 'wrong', `${SECRET} ${SECRET}`, SECRET.slice(1), SECRET.toUpperCase(), [SECRET, SECRET]),
  fc.stringMatching(/^[!-~]{1,300}$/).filter((text) => text !== SECRET),
)

const text = (value: unknown): string => JSON.stringify(value) ?? ''
const TAKEN = [200]
const READ = [200, 400]
const REFUSED = [400]
const anyBody = fc.oneof(update.map(text), mutated.map(text), fc.json(), fc.string())

/** The mixture. Whatever comes, no status is 500 or more. */
export const payloads: Arbitrary<Payload> = fc.oneof(
  { weight: 120, arbitrary: update.map((value) => ({ kind: 'valid', body: text(value), headers: USUAL, may: TAKEN })) },
  { weight: 380, arbitrary: mutated.map((value) => ({ kind: 'mutated', body: text(value), headers: USUAL, may: READ })) },
  { weight: 150, arbitrary: fc.json({ maxDepth: 3 }).map((body) => ({ kind: 'random JSON', body, headers: USUAL, may: READ })) },
  {
    weight: 120,
    arbitrary: fc.tuple(update, fc.double({ min: 0, max: 0.999, noNaN: true })).map(([value, share]) => {
      const whole = text(value)
      return { kind: 'truncated', body: whole.slice(0, Math.floor(whole.length * share)), headers: USUAL, may: REFUSED }
    }),
  },
  {
    weight: 100,
    arbitrary: fc
      .tuple(anyBody, wrongSecret)
      .map(([body, secret]) => ({ kind: 'wrong secret', body, headers: { ...USUAL, [SECRET_HEADER]: secret }, may: [401] })),
  },
  {
    weight: 80,
    arbitrary: fc.tuple(anyBody, strangeHeaders, fc.boolean()).map(([body, odd, zipped]) => ({
      kind: 'odd headers',
      body: zipped ? gzipSync(body) : body,
      headers: { ...USUAL, ...odd },
      may: [200, 400, 413, 415, 431],
    })),
  },
  { weight: 40, arbitrary: fc.uint8Array({ maxLength: 300 }).map((body) => ({ kind: 'bytes', body, headers: USUAL, may: READ })) },
  { weight: 8, arbitrary: deep.map((body) => ({ kind: 'deep', body, headers: USUAL, may: [200, 400, 413] })) },
  { weight: 2, arbitrary: giant.map((body) => ({ kind: 'giant', body, headers: USUAL, may: [200, 413] })) },
)
