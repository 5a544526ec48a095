export type Json = Record<string, unknown>
export type Update = Json & { update_id: number }

export const ME = {
  id: 123456,
  is_bot: true,
  first_name: 'Trợ lý',
  username: 'tro_ly_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

const DATE = 1_795_000_000

/** Updates as Telegram would have them; `fields` add to a message or replace what is in it. */
export function createUpdates() {
  let id = 100
  const next = (): number => id++
  const message = (fields: Json): Json => ({
    message_id: next(),
    date: DATE,
    chat: { id: 77, type: 'private', first_name: 'Tư' },
    from: { id: 77, is_bot: false, first_name: 'Tư' },
    ...fields,
  })
  const update = (parts: Json): Update => ({ update_id: next(), ...parts })
  return {
    next,
    message,
    update,
    written: (fields: Json) => update({ message: message(fields) }),
    edited: (fields: Json) => update({ edited_message: message({ edit_date: DATE + id, ...fields }) }),
    tapped: (data: string, keyboard: unknown, chatId = 77) =>
      update({
        callback_query: {
          id: String(next()),
          from: { id: chatId, is_bot: false, first_name: 'Tư' },
          chat_instance: '1',
          data,
          message: message({ from: ME, chat: { id: chatId, type: 'private', first_name: 'Tư' }, reply_markup: keyboard }),
        },
      }),
  }
}
