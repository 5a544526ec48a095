import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TelegramServer } from '../../support/telegram-server.ts'

/** Nobody refuses that anything be kept (one of the later choices when asked): what is erased cannot be held against anything. */
const SAID = [
  'quên mật khẩu vneid thì làm sao',
  'dang ky tam tru can giay to gi',
  'Nộp phạt nguội trên mạng thế nào?',
  'cách xem hồ sơ đang ở đâu',
  'chao ban',
  'cảm ơn nhé',
  'tien dien tra qua app nao dc',
  'How do I activate my account?',
  'bị khoá',
  'gặp cán bộ',
  'xong',
  'mắc',
  'làm tiếp',
  'dừng',
  '1',
  'tôi ở xã Kim Liên, Nghệ An, đổi thẻ căn cước ở đâu, số của tôi là 001099012345',
  'kết quả bóng đá hôm qua',
]
const TAPPED = [
  'walk:vneid/forgot-password',
  'step-done',
  'step-stuck',
  'step-stop',
  'step-on',
  'good:vneid/activate',
  'human',
  'vneid/activate',
  'agree',
  'remind:dossier/sign-in',
]

/** What share of everything comes by the page, the rest by Telegram; of that, taps and pictures. */
const WEB = 0.2
const TAPS = 0.2
const PICTURES = 0.03
/** So many messages a citizen on average. */
const EACH = 40
const FIRST_CHAT = 1_000
const WEB_AGAIN_MS = 200
const WEB_REPEATS = 0.05

export type Expected = { channel: 'telegram' | 'web'; messageId: string }

const from = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T

/** Citizens who write: each thing they do is listed with the id by which the database must know it. */
export function createCitizens(telegram: TelegramServer, url: string, events: number, random: () => number) {
  const count = Math.max(10, Math.round(events / EACH))
  const expected: Expected[] = []
  const visitors = Array.from({ length: Math.max(2, Math.round(count * WEB)) }, (_, i) => ({
    token: randomBytes(16).toString('base64url'),
    // Each from an address of its own: the limits are not what is drilled.
    address: `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`,
    last: Promise.resolve(),
    said: 0,
  }))
  let posting = 0

  async function post(body: string, { token, address }: (typeof visitors)[number]): Promise<void> {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', Cookie: `tlcd_chat=${token}`, 'X-Forwarded-For': address }
    for (;;) {
      const answer = await fetch(`${url}/chat/messages`, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
      await answer?.arrayBuffer().catch(() => undefined)
      if (answer?.status === 202) return
      await sleep(WEB_AGAIN_MS)
    }
  }

  function byPage(): void {
    const visitor = from(visitors, random)
    const messageId = randomBytes(16).toString('hex')
    // The database knows a visitor by the hash of the cookie.
    expected.push({ channel: 'web', messageId: `${createHash('sha256').update(visitor.token).digest('hex').slice(0, 32)}:${messageId}` })
    const body = JSON.stringify({ messageId, text: from(SAID, random) })
    const times = random() < WEB_REPEATS ? 2 : 1
    posting++
    visitor.last = visitor.last.then(async () => {
      for (let i = 0; i < times; i++) await post(body, visitor)
      posting--
    })
  }

  function byTelegram(): void {
    const id = FIRST_CHAT + Math.floor(random() * count)
    const who = { chat: { id, type: 'private', first_name: 'Tư' }, from: { id, is_bot: false, first_name: 'Tư' } }
    const drawn = random()
    if (drawn < TAPS) {
      const update = telegram.updates.tapped(from(TAPPED, random), { inline_keyboard: [] }, id)
      expected.push({ channel: 'telegram', messageId: `cb:${(update.callback_query as { id: string }).id}` })
      telegram.push(update)
    } else {
      const fields = drawn < TAPS + PICTURES ? { photo: [{ file_id: 'x', file_unique_id: 'x', width: 1, height: 1 }] } : { text: from(SAID, random) }
      const update = telegram.updates.written({ ...who, ...fields })
      expected.push({ channel: 'telegram', messageId: `${id}:${(update.message as { message_id: number }).message_id}` })
      telegram.push(update)
    }
  }

  return {
    expected,
    act: (): void => (random() < WEB ? byPage() : byTelegram()),
    /** How much has been done that is not taken yet. */
    waiting: (): number => posting,
  }
}
