import type { Channel } from './channel.ts'
import { NAME, type TelegramApi } from './telegram-api.ts'
import { ALLOWED_UPDATES, readUpdate } from './telegram-schema.ts'
import { incomingOf } from './telegram-update.ts'

/** Updates by long polling. Its offset moves on only after every message of the batch is stored, so a killed process loses none. */
export function createTelegramPolling({ telegraf, telegram, stopping, told, warn, untilReached, log }: TelegramApi, sayDatabaseDown: () => string) {
  let storing: Promise<unknown> = Promise.resolve()

  const way: Pick<Channel, 'start' | 'stop'> = {
    async start(receive) {
      telegraf.use(async (ctx) => {
        const update = readUpdate(ctx.update)
        const incoming = update && incomingOf(update, ctx.botInfo)
        if (incoming) {
          // One after the other: telegraf runs a batch side by side, and a citizen's messages must keep their order.
          const stored = storing.then(() => receive({ ...incoming, channel: NAME }))
          storing = stored.catch(() => undefined)
          await stored.catch(async (error: unknown) => {
            log.error({ channel: NAME, err: told(error) }, 'a message could not be stored')
            await telegram.sendMessage(incoming.chatId, sayDatabaseDown())
          })
        }
        if (update?.callback_query) await telegram.answerCbQuery(update.callback_query.id)
      })
      telegraf.catch(warn('an update could not be handled'))
      void untilReached(() => telegraf.launch({ allowedUpdates: [...ALLOWED_UPDATES] }, () => stopping.signal.throwIfAborted()))
    },

    async stop() {
      stopping.abort()
      try {
        telegraf.stop()
      } catch {
        // It says so when it was not polling at this moment, which is just as well.
      }
      await storing
    },
  }
  return way
}
