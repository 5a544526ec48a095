import type { SendFailure } from '../conversation/deliver.ts'

/** How fast a platform takes messages: so many a second over all chats, and so long a gap between two in one chat. */
export type Rate = { perSecond: number; perChatMs: number }

export type PacePorts = {
  perSecond: number
  /** The gap between two messages in this chat. */
  gapMs: (chatId: string) => number
  now: () => number
  sleep: (ms: number) => Promise<unknown>
}

/** Chats whose last message is remembered before those whose gap is long over are forgotten. */
const CHATS_REMEMBERED = 1_000

const restFor = (retryAfterMs: number): SendFailure =>
  Object.assign(new Error('the platform asked everybody to rest'), { retryAfterMs, everywhere: true as const })

/** Holds every single call to a platform back until its turn: a reply that is several messages takes several turns. */
export function createPace({ perSecond, gapMs, now, sleep }: PacePorts) {
  const freeAt = new Map<string, number>()
  let nextAt = 0
  let restUntil = 0
  let refused: { chatId: string; until: number } | undefined

  function book(chatId: string): void {
    const at = now()
    freeAt.set(chatId, at + gapMs(chatId))
    if (freeAt.size > CHATS_REMEMBERED) for (const [chat, free] of freeAt) if (free <= at) freeAt.delete(chat)
  }

  async function turn(chatId: string): Promise<void> {
    for (;;) {
      if (now() < restUntil) throw restFor(restUntil - now())
      const waitMs = Math.max(nextAt, freeAt.get(chatId) ?? 0) - now()
      if (waitMs <= 0) break
      await sleep(waitMs)
    }
    nextAt = now() + 1_000 / perSecond
    book(chatId)
  }

  return {
    /** Makes a call to a chat when it is its turn. Fails while everybody rests: nobody waits that long in memory. */
    async call(chatId: string, send: () => Promise<unknown>): Promise<void> {
      await turn(chatId)
      try {
        await send()
      } finally {
        // The platform counts from when it took the message, which is later than when we sent it.
        book(chatId)
      }
    },

    /**
     * A call was refused with a request to rest. Whether it means the chat or everybody, platforms do not say: a second chat that is
     * refused while the first one rests means everybody. Gives whether it does.
     */
    refuse(chatId: string, restMs: number): boolean {
      const everybody = refused !== undefined && refused.chatId !== chatId && now() < refused.until
      refused = { chatId, until: now() + restMs }
      if (everybody) restUntil = Math.max(restUntil, refused.until)
      return everybody
    },
  }
}
