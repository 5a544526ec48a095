import { z } from 'zod'

/** What may be sent along with or instead of words. Only the kind is taken in. */
export const ATTACHMENTS = ['photo', 'voice', 'document', 'video', 'audio', 'video_note', 'animation', 'sticker', 'location', 'contact', 'poll'] as const

const LONGEST_ID = 64
const LONGEST_CALLBACK = 64

/** A part that is not as Telegram describes it counts as absent: an update is never refused for a part that we could do without. */
const maybe = <T extends z.ZodType>(part: T) => part.optional().catch(undefined)

const Id = z.string().min(1).max(LONGEST_ID)
const Chat = z.object({ id: z.int(), type: z.enum(['private', 'group', 'supergroup', 'channel']) })
const Person = z.object({ id: maybe(z.int()), is_bot: maybe(z.boolean()) })
const anything = z.unknown().optional()
const kinds = Object.fromEntries(ATTACHMENTS.map((kind) => [kind, anything])) as Record<(typeof ATTACHMENTS)[number], typeof anything>

const Message = z.object({
  message_id: z.int(),
  chat: Chat,
  from: maybe(Person),
  text: maybe(z.string()),
  caption: maybe(z.string()),
  edit_date: maybe(z.int()),
  /** The same for every picture of an album, each of which is a message of its own. */
  media_group_id: maybe(Id),
  /** A channel's post, copied into its discussion group. */
  is_automatic_forward: maybe(z.boolean()),
  reply_to_message: maybe(z.object({ from: maybe(Person) })),
  ...kinds,
})

const Button = z.object({ text: z.string(), callback_data: maybe(z.string()) })
const Tap = z.object({
  id: Id,
  data: maybe(z.string().max(LONGEST_CALLBACK)),
  message: maybe(z.object({ chat: Chat, reply_markup: maybe(z.object({ inline_keyboard: z.array(z.array(Button)) })) })),
})

const Update = z.object({ update_id: z.int(), message: maybe(Message), edited_message: maybe(Message), callback_query: maybe(Tap) })

export type TelegramMessage = z.infer<typeof Message>
export type TelegramTap = z.infer<typeof Tap>
export type TelegramUpdate = z.infer<typeof Update>

/** The parts of an update that we read; nothing when it is no update at all. Every kind but these three is an update without parts. */
export const readUpdate = (body: unknown): TelegramUpdate | undefined => Update.safeParse(body).data

/** The kinds to ask Telegram for: the parts above. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query'] as const
