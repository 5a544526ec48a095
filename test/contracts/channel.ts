import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import type { IncomingMessage, Reply } from '../../src/conversation/message.ts'
import type { Delivery } from '../../src/conversation/ports.ts'

/** How one channel is driven from its citizen's side. */
export type ChannelDriver = {
  channel: Channel
  chatId: string
  writes: (text: string) => Promise<void> | void
  /** The platform hands over the last message again. */
  repeats: () => Promise<void> | void
  taps: (choice: { id: string; label: string }) => Promise<void> | void
  /** Every word that the citizen has seen so far. */
  seen: () => Promise<string> | string
  /** The labels of what can be tapped. */
  buttons: () => Promise<string[]> | string[]
  stop: () => Promise<void>
}

const REPLY: Reply = {
  blocks: [
    { kind: 'warning', text: 'Đừng đọc mã OTP.' },
    { kind: 'heading', text: 'Mức 2' },
    { kind: 'text', text: 'Mang căn cước <gốc> & điện thoại.' },
    { kind: 'list', title: 'Các bước:', ordered: true, items: ['Tới công an xã', 'Chụp ảnh'] },
    { kind: 'list', ordered: false, items: ['Trẻ em: cha mẹ làm thay'] },
    { kind: 'source', text: 'Nghị định 69/2024', url: 'https://vanban.chinhphu.vn/?a=1&b=2' },
    { kind: 'note', text: 'Kiểm tra ngày 20/11/2026.' },
  ],
  choices: [
    { id: 'vneid/activate', label: 'Kích hoạt' },
    { id: 'human', label: 'Gặp cán bộ' },
  ],
}

/** What every channel must do. A new channel runs this with a driver of its own. */
export function channelContract(name: string, open: () => Promise<ChannelDriver>): void {
  describe(`the ${name} channel`, () => {
    let driver: ChannelDriver
    let received: IncomingMessage[]
    let id = 0
    const delivery = (reply: Reply): Delivery => ({
      id: ++id,
      conversationId: 'c',
      channel: driver.channel.name,
      chatId: driver.chatId,
      from: 'assistant',
      reply,
      attempts: 0,
      createdAt: new Date().toISOString(),
    })
    const arrived = (count: number) => vi.waitFor(() => expect(received).toHaveLength(count), 5_000)

    beforeEach(async () => {
      driver = await open()
      received = []
      await driver.channel.start(async (incoming) => void received.push(incoming))
    })
    afterEach(() => driver.stop())

    test('hands over what a citizen writes, in order, each with an id of its own', async () => {
      await driver.writes('VNeID là gì?')
      await driver.writes('/start')
      await arrived(2)
      expect(received.map((m) => [m.channel, m.chatId, m.text])).toEqual([
        [driver.channel.name, driver.chatId, 'VNeID là gì?'],
        [driver.channel.name, driver.chatId, '/start'],
      ])
      expect(new Set(received.map((m) => m.messageId)).size).toBe(2)
    })

    test('gives a message that the platform repeats the same id', async () => {
      await driver.writes('VNeID là gì?')
      await arrived(1)
      await driver.repeats()
      await arrived(2)
      expect(received[0]?.messageId).toBe(received[1]?.messageId)
    })

    test('shows every word of every block, and what can be chosen', async () => {
      await driver.channel.send(delivery(REPLY))
      const words = [
        '⚠',
        'Đừng đọc mã OTP.',
        'Mức 2',
        'Mang căn cước <gốc> & điện thoại.',
        'Các bước:',
        'Tới công an xã',
        'Chụp ảnh',
        'cha mẹ làm thay',
        'Nghị định 69/2024',
        '20/11/2026',
      ]
      const seen = await driver.seen()
      for (const word of words.slice(1)) expect(seen).toContain(word)
      if (driver.channel.capabilities.buttons) expect(await driver.buttons()).toEqual(['Kích hoạt', 'Gặp cán bộ'])
      else expect(seen).toMatch(/1\. Kích hoạt[\s\S]*2\. Gặp cán bộ/)
    })

    test('hands over a tap with what was on it', async () => {
      if (!driver.channel.capabilities.buttons) return
      await driver.channel.send(delivery(REPLY))
      await driver.taps(REPLY.choices[0] as { id: string; label: string })
      await arrived(1)
      expect(received[0]).toMatchObject({ choice: 'vneid/activate', text: 'Kích hoạt' })
    })

    test('sends a reply that is longer than a message whole', async () => {
      const long = Array.from({ length: 1_200 }, (_, i) => `chữ${i}`).join(' ')
      await driver.channel.send(
        delivery({
          blocks: [
            { kind: 'text', text: 'Đầu' },
            { kind: 'text', text: long },
            { kind: 'note', text: 'Cuối' },
          ],
          choices: [],
        }),
      )
      const seen = (await driver.seen()).replace(/\s+/g, ' ')
      expect(seen).toContain('Đầu')
      expect(seen).toContain(long)
      expect(seen).toContain('Cuối')
    })

    test('offers many choices with long labels without losing one', async () => {
      const choices = Array.from({ length: 8 }, (_, i) => ({
        id: `procedure/${'rất-dài-'.repeat(i)}${i}`,
        label: `Thủ tục số ${i} có cái tên khá là dài để thử`,
      }))
      await driver.channel.send(delivery({ blocks: [{ kind: 'text', text: 'Chọn:' }], choices }))
      const seen = `${await driver.seen()} ${(await driver.buttons()).join(' ')}`
      for (const { label } of choices) expect(seen).toContain(label)
    })

    test('takes nothing more in once it is stopped', async () => {
      await driver.writes('trước')
      await arrived(1)
      await driver.channel.stop()
      await Promise.resolve(driver.writes('sau')).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(received).toHaveLength(1)
    })
  })
}
