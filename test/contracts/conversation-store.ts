import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../src/conversation/message.ts'
import type { ConversationStore, Delivery, TurnCommit } from '../../src/conversation/ports.ts'
import { emptyState } from '../../src/conversation/turn.ts'
import type { TicketStore } from '../../src/helpdesk/ticket.ts'

/** A database under test; `claimTicket` and `closeTicket` are what staff do meanwhile. */
export type StoreDriver = {
  store: ConversationStore & Pick<TicketStore, 'claimTicket' | 'closeTicket'>
  close: () => Promise<void>
}

const CHANNEL = 'kênh'
/** An instant so many seconds after the story begins. */
const at = (seconds: number): string => new Date(Date.parse('2026-11-21T05:00:00Z') + seconds * 1_000).toISOString()
const replyOf = (text: string): Reply => ({ blocks: [{ kind: 'text', text }], choices: [] })
const textOf = ({ reply }: Delivery): string => reply.blocks.map((block) => ('text' in block ? block.text : '')).join()

/** What every database must do for the conversation. A new one runs this with a driver of its own. */
export function conversationStoreContract(name: string, open: () => Promise<StoreDriver>): void {
  describe(`conversations in ${name}`, () => {
    let driver: StoreDriver
    let store: StoreDriver['store']
    let count: number

    const chat = async (chatId = '77') => (await store.conversationOf(CHANNEL, chatId, { id: `c-${chatId}`, pseudonym: `p-${chatId}`, at: at(0) })).id
    const message = (conversationId: string, fields: { messageId?: string; formerId?: string; text?: string } = {}) =>
      store.addMessage({ channel: CHANNEL, messageId: `m${++count}`, conversationId, text: 'VNeID là gì', receivedAt: at(count), ...fields })
    const arrived = async (conversationId: string) => (await message(conversationId))?.id as number
    const says = (conversationId: string, text: string, when = 0) =>
      store.addDelivery({ conversationId, from: 'assistant', reply: replyOf(text), at: at(when) })
    const due = (when: number, limit = 10, except: string[] = []) => store.dueDeliveries(CHANNEL, at(when), limit, except)
    const dueTexts = async (when: number, ...rest: [number?, string[]?]) => (await due(when, ...rest)).map(textOf)

    const turnOn = (conversationId: string, messageId: number, more: Partial<TurnCommit> = {}): TurnCommit => ({
      turn: {
        id: `t${messageId}`,
        conversationId,
        messageId,
        pseudonym: 'p',
        channel: CHANNEL,
        text: 'VNeID là gì',
        language: 'vi',
        category: 'identity.register',
        candidates: [{ id: 'vneid/activate', score: 0.9 }],
        confidence: 0.9,
        outcome: { kind: 'answer', parts: [{ articleId: 'vneid/activate' }], offers: [] },
        reason: 'matched',
        reply: 'Bài trả lời.',
        tookMs: 1,
        at: at(count),
      },
      state: { ...emptyState(), offered: [{ id: 'human', label: 'Gặp cán bộ' }] },
      keepsWords: true,
      forgetAt: at(86_400),
      delivery: { conversationId, from: 'assistant', reply: replyOf('Bài trả lời.'), at: at(count) },
      ...more,
    })
    const ticketOf = (conversationId: string, id: string) => ({
      id,
      conversationId,
      reason: 'asked-for-human',
      category: 'talk.human',
      question: 'gặp cán bộ',
      openedAt: at(count),
    })

    beforeEach(async () => {
      driver = await open()
      store = driver.store
      count = 0
    })
    afterEach(() => driver.close())

    test('a chat has one conversation, whoever asks first; the same number elsewhere is another chat', async () => {
      const fresh = (id: string) => ({ id, pseudonym: `p-${id}`, at: at(0) })
      const both = await Promise.all(['x', 'y'].map((id) => store.conversationOf(CHANNEL, '77', fresh(id))))
      expect(both[0]).toEqual(both[1])
      expect(both[0]).toMatchObject({ channel: CHANNEL, chatId: '77', state: emptyState() })
      expect(await store.conversation(both[0]?.id ?? '')).toEqual(both[0])
      expect((await store.conversationOf('khác', '77', fresh('z'))).id).toBe('z')
      expect(await store.conversation('không có')).toBeUndefined()
    })

    test('a message is stored once, however often and however fast the platform repeats it', async () => {
      const id = await chat()
      const tries = await Promise.all([1, 2, 3].map(() => message(id, { messageId: 'tin' })))
      expect(tries.filter((stored) => stored !== undefined)).toHaveLength(1)
      expect(await message(id, { messageId: 'tin', text: 'lời khác' })).toBeUndefined()
      expect(await message(id, { messageId: 'băm', formerId: 'tin' })).toBeUndefined()
      expect((await store.unhandled(0, 100)).map(({ messageId, text }) => [messageId, text])).toEqual([['tin', 'VNeID là gì']])
    })

    test('of what is stored at the same moment, only what cannot be stored is refused', async () => {
      const id = await chat()
      const tries = await Promise.allSettled([message(id), message('không có'), message(id)])
      expect(tries.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((await store.unhandled(0, 100)).map(({ messageId }) => messageId)).toEqual(['m1', 'm3'])
    })

    test('a message keeps its choice and the kinds of what came along', async () => {
      const id = await chat()
      const stored = await store.addMessage({
        channel: CHANNEL,
        messageId: '1',
        conversationId: id,
        text: '',
        choice: 'human',
        attachments: ['photo', 'voice'],
        receivedAt: at(1),
      })
      expect(stored).toMatchObject({ choice: 'human', attachments: ['photo', 'voice'], receivedAt: at(1) })
      expect(await store.unhandled(0, 100)).toEqual([stored])
    })

    test('what has no turn is unhandled, oldest first, until it has one or is given up', async () => {
      const [a, b] = [await chat('a'), await chat('b')]
      const ids = [await arrived(a), await arrived(b), await arrived(a)]
      expect((await store.unhandled(0, 100)).map(({ id }) => id)).toEqual(ids)
      expect((await store.unhandled(0, 2)).map(({ id }) => id)).toEqual(ids.slice(0, 2))
      expect((await store.unhandled(ids[0] as number, 100)).map(({ id }) => id)).toEqual(ids.slice(1))
      await store.commit(turnOn(a, ids[0] as number))
      const ticket = { id: 'k1', conversationId: b, reason: 'error-given-up', category: 'talk.unclear', question: 'câu hỏi', openedAt: at(3) }
      await store.giveUp(ids[1] as number, 'không xử lý được', ticket)
      await store.giveUp(ids[1] as number, 'vẫn không được', { ...ticket, id: 'k2' })
      expect(await store.openTicket(b)).toMatchObject({ id: 'k1', claimed: false })
      expect((await store.unhandled(0, 100)).map(({ id }) => id)).toEqual([ids[2]])
    })

    test('a turn is written once, with its state and its reply', async () => {
      const id = await chat()
      const commit = turnOn(id, await arrived(id))
      const written = await Promise.all([store.commit(commit), store.commit({ ...commit, turn: { ...commit.turn, id: 'lần hai' } })])
      expect(written.sort()).toEqual([false, true])
      expect((await store.conversation(id))?.state).toEqual(commit.state)
      expect(await dueTexts(60)).toEqual(['Bài trả lời.'])
    })

    test('a turn is written with everything that it changes, or not at all', async () => {
      const id = await chat()
      await store.commit(turnOn(id, await arrived(id), { ticket: ticketOf(id, 'phiếu') }))
      await store.delivered((await due(60))[0]?.id as number, at(60))
      const second = await arrived(id)
      const broken = turnOn(id, second, { state: { ...emptyState(), greeted: true }, ticket: ticketOf(id, 'phiếu') })
      await expect(store.commit(broken)).rejects.toThrow()
      expect((await store.unhandled(0, 100)).map((m) => m.id)).toEqual([second])
      expect((await store.conversation(id))?.state.greeted).toBeUndefined()
      expect(await due(60)).toEqual([])
    })

    test('an escalated conversation has an open ticket, which a person claims and closes', async () => {
      const id = await chat()
      expect(await store.openTicket(id)).toBeUndefined()
      await store.commit(turnOn(id, await arrived(id), { ticket: ticketOf(id, 'phiếu') }))
      expect(await store.openTicket(id)).toMatchObject({ id: 'phiếu', claimed: false, category: 'talk.human' })
      await store.claimTicket('phiếu', 'hoa', at(5))
      expect(await store.openTicket(id)).toMatchObject({ id: 'phiếu', claimed: true })
      await store.closeTicket('phiếu', { conversationId: id, from: 'notice', reply: replyOf('Đã xong.'), at: at(6) }, at(86_400))
      expect(await store.openTicket(id)).toBeUndefined()
    })

    test('of each conversation only its first reply is due, oldest first, and other channels are left out', async () => {
      const [a, b] = [await chat('a'), await chat('b')]
      const elsewhere = (await store.conversationOf('khác', 'a', { id: 'z', pseudonym: 'z', at: at(0) })).id
      await says(elsewhere, 'z1', 0)
      await says(a, 'a1', 1)
      await says(b, 'b1', 2)
      await says(a, 'a2', 1)
      expect(await dueTexts(1)).toEqual(['a1'])
      expect(await dueTexts(2)).toEqual(['a1', 'b1'])
      expect(await dueTexts(2, 1)).toEqual(['a1'])
      expect(await dueTexts(2, 10, [a])).toEqual(['b1'])
      const [first] = await due(2)
      expect(first).toMatchObject({ conversationId: a, channel: CHANNEL, chatId: 'a', from: 'assistant', attempts: 0, createdAt: at(1) })
      await store.delivered(first?.id as number, at(3))
      expect(await dueTexts(3)).toEqual(['b1', 'a2'])
    })

    test('an earlier reply that waits holds back the later ones of its conversation', async () => {
      const [a, b] = [await chat('a'), await chat('b')]
      for (const text of ['a1', 'a2']) await says(a, text)
      await says(b, 'b1')
      await store.deliveryFailed((await due(0))[0]?.id as number, 'mất mạng', at(10))
      expect(await dueTexts(9)).toEqual(['b1'])
      expect(await dueTexts(10)).toEqual(['a1', 'b1'])
    })

    test('a failed try is counted, a rest that the platform asked for is not', async () => {
      const id = await chat()
      await says(id, 'một')
      const delivery = (await due(0))[0]?.id as number
      await store.deliveryPostponed(delivery, at(5))
      expect(await due(4)).toEqual([])
      expect((await due(5))[0]?.attempts).toBe(0)
      await store.deliveryFailed(delivery, 'mất mạng', at(6))
      await store.deliveryFailed(delivery, 'mất mạng', at(7))
      expect((await due(7))[0]?.attempts).toBe(2)
    })

    test('what was given up, taken back or sent is not due again and lets the next one pass', async () => {
      const id = await chat()
      for (const text of ['một', 'hai', 'ba', 'bốn']) await says(id, text)
      const first = async () => (await due(0))[0]?.id as number
      await store.deliveryFailed(await first(), 'blocked: 403', undefined)
      expect(await dueTexts(0)).toEqual(['hai'])
      await store.cancelDelivery(await first())
      expect(await dueTexts(0)).toEqual(['ba'])
      await store.delivered(await first(), at(1))
      expect(await dueTexts(86_400)).toEqual(['bốn'])
    })

    test('erasing takes the words of a conversation and leaves what is on its way, and other conversations', async () => {
      const [a, b] = [await chat('a'), await chat('b')]
      for (const id of [a, b]) await store.commit(turnOn(id, await arrived(id)))
      await store.commit(
        turnOn(a, await arrived(a), {
          state: emptyState(),
          erases: true,
          delivery: { conversationId: a, from: 'assistant', reply: replyOf('Đã xoá.'), at: at(count) },
        }),
      )
      expect(await store.knownOf(a)).toMatchObject({ messages: 2, words: 0 })
      expect(await store.knownOf(b)).toMatchObject({ messages: 1, words: 1 })
      expect(await dueTexts(60, 10, [b])).toEqual(['Bài trả lời.'])
      expect(await message(a, { messageId: 'm1' })).toBeUndefined()
      expect(await store.unhandled(0, 100)).toEqual([])
    })

    test('words that are not to be kept go with the turn, and a repeat is still known', async () => {
      const id = await chat()
      await store.commit(turnOn(id, await arrived(id), { keepsWords: false }))
      expect(await store.knownOf(id)).toMatchObject({ messages: 1, words: 0 })
      expect(await message(id, { messageId: 'm1' })).toBeUndefined()
    })

    test('words whose time is over go, but not while a person has the conversation', async () => {
      const [a, b] = [await chat('a'), await chat('b')]
      await store.commit(turnOn(a, await arrived(a), { forgetAt: at(100) }))
      await store.commit(turnOn(b, await arrived(b), { forgetAt: at(100), ticket: ticketOf(b, 'phiếu') }))
      expect(await store.forgetWords(at(99))).toBe(0)
      expect(await store.forgetWords(at(100))).toBe(1)
      expect((await store.knownOf(a)).words).toBe(0)
      expect((await store.knownOf(b)).words).toBe(1)
    })

    test('a wish to be asked again is met once, can be put off, and only the last one counts', async () => {
      const id = await chat()
      const wish = async (articleId: string, seconds: number) => store.commit(turnOn(id, await arrived(id), { followUp: { articleId, dueAt: at(seconds) } }))
      await wish('vneid/activate', 100)
      await wish('dossier/track', 200)
      expect(await store.dueFollowUps(at(199))).toEqual([])
      await store.postponeFollowUp(id, at(300))
      expect(await store.dueFollowUps(at(299))).toEqual([])
      expect((await store.dueFollowUps(at(300)))[0]).toEqual({ conversationId: id, articleId: 'dossier/track' })
      const asking = { conversationId: id, from: 'notice' as const, reply: { ...replyOf('Bác làm được chưa?'), choices: [{ id: 'ok', label: 'Được rồi' }] } }
      for (let i = 0; i < 2; i++) await store.askAgain({ conversationId: id, articleId: 'dossier/track' }, { ...asking, at: at(300) })
      expect(await store.dueFollowUps(at(400))).toEqual([])
      expect((await store.conversation(id))?.state.offered).toEqual([{ id: 'ok', label: 'Được rồi' }])
      for (const text of ['Bài trả lời.', 'Bài trả lời.', 'Bác làm được chưa?']) {
        const [delivery] = await due(400)
        expect(delivery && textOf(delivery)).toBe(text)
        await store.delivered(delivery?.id as number, at(400))
      }
      expect(await due(400)).toEqual([])
    })
  })
}
