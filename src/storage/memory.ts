import type { Kysely, Transaction } from 'kysely'
import type { ConversationStore } from '../conversation/ports.ts'
import type { ConversationState } from '../conversation/turn.ts'
import { insertDelivery } from './deliveries.ts'
import type { Tables } from './tables.ts'

export type MemoryStore = Pick<ConversationStore, 'knownOf' | 'forgetWords' | 'dueFollowUps' | 'askAgain' | 'postponeFollowUp'>

export const NO_WORDS = { text: '', choice: null }

/** A conversation's state without anything that the citizen said. */
function withoutWords({ pending, last, ...state }: ConversationState): ConversationState {
  return { ...state, ...(pending ? { pending: { ...pending, question: '' } } : {}), ...(last ? { last: { ...last, question: '' } } : {}) }
}

/** The words of a conversation go, its figures stay. What is still on its way to the citizen is sent. */
async function forgetWordsOf(trx: Transaction<Tables>, conversationId: string): Promise<void> {
  await trx.updateTable('messages').set(NO_WORDS).where('conversation_id', '=', conversationId).execute()
  await trx.updateTable('turns').set({ text: '', reply: '', pseudonym: '' }).where('conversation_id', '=', conversationId).execute()
  await trx.updateTable('tickets').set({ question: '' }).where('conversation_id', '=', conversationId).execute()
  await trx.deleteFrom('deliveries').where('conversation_id', '=', conversationId).where('status', '!=', 'pending').execute()
}

/** The same, and the citizen's wishes go too: they asked for it. */
export async function eraseConversation(trx: Transaction<Tables>, conversationId: string): Promise<void> {
  await forgetWordsOf(trx, conversationId)
  await trx.deleteFrom('follow_ups').where('conversation_id', '=', conversationId).execute()
}

/** What is remembered about citizens beyond their messages, and how it is forgotten, in SQL. */
export function memoryStore(db: Kysely<Tables>): MemoryStore {
  return {
    async knownOf(conversationId) {
      const { channel, created_at: since } = await db
        .selectFrom('conversations')
        .select(['channel', 'created_at'])
        .where('id', '=', conversationId)
        .executeTakeFirstOrThrow()
      const counted = await db
        .selectFrom('messages')
        .select((eb) => [eb.fn.countAll<number>().as('messages'), eb.fn.countAll<number>().filterWhere('text', '!=', '').as('words')])
        .where('conversation_id', '=', conversationId)
        .executeTakeFirstOrThrow()
      return { channel, since, messages: Number(counted.messages), words: Number(counted.words) }
    },

    async forgetWords(now) {
      const due = await db
        .selectFrom('conversations')
        .select(['id', 'state'])
        .where('forget_at', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('tickets').select('tickets.id').whereRef('tickets.conversation_id', '=', 'conversations.id').where('status', '!=', 'closed'))),
        )
        .execute()
      for (const { id, state } of due) {
        await db.transaction().execute(async (trx) => {
          const forgotten = JSON.stringify(withoutWords(JSON.parse(state) as ConversationState))
          const done = await trx
            .updateTable('conversations')
            .set({ state: forgotten, forget_at: null })
            .where('id', '=', id)
            .where('state', '=', state)
            .where('forget_at', '<=', now)
            .executeTakeFirst()
          // Written to meanwhile: its time begins anew.
          if (done.numUpdatedRows > 0n) await forgetWordsOf(trx, id)
        })
      }
      return due.length
    },

    async dueFollowUps(now) {
      const rows = await db.selectFrom('follow_ups').selectAll().where('due_at', '<=', now).orderBy('due_at').limit(200).execute()
      return rows.map((row) => ({ conversationId: row.conversation_id, articleId: row.article }))
    },

    askAgain: ({ conversationId, articleId }, delivery) =>
      db.transaction().execute(async (trx) => {
        const gone = await trx.deleteFrom('follow_ups').where('conversation_id', '=', conversationId).where('article', '=', articleId).executeTakeFirst()
        if (gone.numDeletedRows === 0n) return
        const row = await trx.selectFrom('conversations').select('state').where('id', '=', conversationId).executeTakeFirstOrThrow()
        const { pending: _over, ...state } = JSON.parse(row.state) as ConversationState
        const remembered: ConversationState = { ...state, offered: delivery.reply.choices }
        await trx
          .updateTable('conversations')
          .set({ state: JSON.stringify(remembered) })
          .where('id', '=', conversationId)
          .execute()
        await insertDelivery(trx, delivery)
      }),

    async postponeFollowUp(conversationId, dueAt) {
      await db.updateTable('follow_ups').set({ due_at: dueAt }).where('conversation_id', '=', conversationId).execute()
    },
  }
}
