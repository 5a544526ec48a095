import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Message } from '../conversation/message.ts'
import { subjectOf } from '../conversation/outcome.ts'
import type { ConversationStore, NewTicket, TurnCommit } from '../conversation/ports.ts'
import { type ConversationState, emptyState } from '../conversation/turn.ts'
import { type DeliveryStore, insertDelivery } from './deliveries.ts'
import { eraseConversation, type MemoryStore, NO_WORDS } from './memory.ts'
import type { Tables } from './tables.ts'
import type { Together } from './together.ts'

type Row<T extends keyof Tables> = Selectable<Tables[T]>

const toMessage = (row: Row<'messages'>): Message => ({
  id: row.id,
  channel: row.channel,
  messageId: row.message_id,
  conversationId: row.conversation_id,
  text: row.text,
  receivedAt: row.received_at,
  ...(row.choice === null ? {} : { choice: row.choice }),
  ...(row.attachments === null ? {} : { attachments: JSON.parse(row.attachments) as string[] }),
})

const toConversation = (row: Row<'conversations'>) => ({
  id: row.id,
  channel: row.channel,
  chatId: row.chat_id,
  pseudonym: row.pseudonym,
  state: JSON.parse(row.state) as ConversationState,
})

const newTicket = ({ id, conversationId, reason, category, question, openedAt }: NewTicket) => ({
  id,
  conversation_id: conversationId,
  reason,
  category,
  question,
  status: 'open',
  opened_at: openedAt,
})

async function writeTurn(
  trx: Transaction<Tables>,
  { turn, state, keepsWords, forgetAt, delivery, ticket, erases, followUp }: TurnCommit,
  dayOf: (at: string) => string,
): Promise<void> {
  if (erases) await eraseConversation(trx, turn.conversationId)
  if (!keepsWords) await trx.updateTable('messages').set(NO_WORDS).where('id', '=', turn.messageId).execute()
  await trx
    .insertInto('turns')
    .values({
      id: turn.id,
      message_id: turn.messageId,
      conversation_id: turn.conversationId,
      pseudonym: erases ? '' : turn.pseudonym,
      channel: turn.channel,
      text: erases ? '' : turn.text,
      language: turn.language,
      category: turn.category,
      place: turn.place ?? null,
      candidates: JSON.stringify(turn.candidates),
      confidence: turn.confidence,
      kind: turn.outcome.kind,
      outcome: JSON.stringify(turn.outcome),
      reason: turn.reason,
      reply: turn.reply,
      article: subjectOf(turn.outcome) ?? null,
      step: turn.outcome.kind === 'step' ? turn.outcome.index + 1 : null,
      campaign: turn.campaign ?? null,
      took_ms: turn.tookMs,
      at: turn.at,
      day: dayOf(turn.at),
    })
    .execute()
  await trx
    .updateTable('conversations')
    .set({ state: JSON.stringify(state), updated_at: turn.at, forget_at: forgetAt })
    .where('id', '=', turn.conversationId)
    .execute()
  if (ticket) await trx.insertInto('tickets').values(newTicket(ticket)).execute()
  if (delivery) await insertDelivery(trx, delivery)
  if (followUp) {
    const wish = { article: followUp.articleId, due_at: followUp.dueAt }
    await trx
      .insertInto('follow_ups')
      .values({ conversation_id: turn.conversationId, ...wish })
      .onConflict((c) => c.column('conversation_id').doUpdateSet(wish))
      .execute()
  }
}

/** Conversations, messages and turns in SQL. `dayOf` gives the Hanoi calendar day of an instant. */
export function conversationStore(
  db: Kysely<Tables>,
  together: Together,
  dayOf: (at: string) => string,
): Omit<ConversationStore, keyof DeliveryStore | keyof MemoryStore> {
  const isKnown = async (channel: string, messageId: string): Promise<boolean> =>
    (await db.selectFrom('messages').select('id').where('channel', '=', channel).where('message_id', '=', messageId).executeTakeFirst()) !== undefined

  const chat = (channel: string, chatId: string) => db.selectFrom('conversations').selectAll().where('channel', '=', channel).where('chat_id', '=', chatId)

  return {
    async conversationOf(channel, chatId, fresh) {
      const known = await chat(channel, chatId).executeTakeFirst()
      if (known) return toConversation(known)
      const { id, pseudonym, at } = fresh
      const row = { id, channel, chat_id: chatId, pseudonym, state: JSON.stringify(emptyState()), created_at: at, updated_at: at }
      await together((trx) =>
        trx
          .insertInto('conversations')
          .values(row)
          .onConflict((c) => c.columns(['channel', 'chat_id']).doNothing())
          .execute(),
      )
      return toConversation(await chat(channel, chatId).executeTakeFirstOrThrow())
    },

    async conversation(id) {
      const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toConversation(row)
    },

    async addMessage(m) {
      if (m.formerId !== undefined && (await isKnown(m.channel, m.formerId))) return undefined
      const values = {
        channel: m.channel,
        message_id: m.messageId,
        conversation_id: m.conversationId,
        text: m.text,
        choice: m.choice ?? null,
        attachments: m.attachments ? JSON.stringify(m.attachments) : null,
        received_at: m.receivedAt,
      }
      const row = await together((trx) =>
        trx
          .insertInto('messages')
          .values(values)
          .onConflict((c) => c.columns(['channel', 'message_id']).doNothing())
          .returningAll()
          .executeTakeFirst(),
      )
      return row && toMessage(row)
    },

    async unhandled(after, most) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('id', '>', after)
        .where('given_up', 'is', null)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('turns').select('turns.id').whereRef('turns.message_id', '=', 'messages.id'))))
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map(toMessage)
    },

    giveUp: (messageId, error, ticket) =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('messages')
          .set({ given_up: error.slice(0, 500) })
          .where('id', '=', messageId)
          .execute()
        const { conversationId } = ticket
        const open = await trx
          .selectFrom('tickets')
          .select('id')
          .where('conversation_id', '=', conversationId)
          .where('status', '!=', 'closed')
          .executeTakeFirst()
        if (!open) await trx.insertInto('tickets').values(newTicket(ticket)).execute()
      }),

    async openTicket(conversationId) {
      const row = await db
        .selectFrom('tickets')
        .select(['id', 'status', 'category'])
        .where('conversation_id', '=', conversationId)
        .where('status', '!=', 'closed')
        .executeTakeFirst()
      return row && { id: row.id, claimed: row.status === 'claimed', category: row.category }
    },

    commit: (commit) =>
      together(async (trx) => {
        const done = await trx.selectFrom('turns').select('id').where('message_id', '=', commit.turn.messageId).executeTakeFirst()
        if (done) return false
        await writeTurn(trx, commit, dayOf)
        return true
      }),
  }
}
