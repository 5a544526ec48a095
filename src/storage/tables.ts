import type { Generated } from 'kysely'

/** The tables as SQL sees them. Instants are ISO 8601 in UTC; JSON stands in text columns. */
export type Tables = {
  conversations: {
    id: string
    channel: string
    chat_id: string
    pseudonym: string
    state: string
    /** When its words go, if there still are some. */
    forget_at: Generated<string | null>
    created_at: string
    updated_at: string
  }
  messages: {
    id: Generated<number>
    channel: string
    message_id: string
    conversation_id: string
    text: string
    choice: string | null
    attachments: string | null
    received_at: string
    /** Why it was given up, if it was. */
    given_up: Generated<string | null>
  }
  turns: {
    id: string
    message_id: number
    conversation_id: string
    pseudonym: string
    channel: string
    text: string
    language: string
    category: string
    place: string | null
    candidates: string
    confidence: number
    kind: string
    outcome: string
    reason: string
    reply: string
    /** The article that the turn is about, and the step of it (from 1) in a walkthrough. */
    article: string | null
    step: number | null
    campaign: string | null
    took_ms: number
    at: string
    /** The Hanoi calendar day of `at`, kept so that reports group without arithmetic on time zones. */
    day: string
  }
  follow_ups: { conversation_id: string; article: string; due_at: string }
  deliveries: {
    id: Generated<number>
    conversation_id: string
    /** That of its conversation. */
    channel: string
    sender: string
    reply: string
    status: string
    attempts: Generated<number>
    error: string | null
    next_at: string
    created_at: string
    done_at: string | null
  }
  tickets: {
    id: string
    conversation_id: string
    reason: string
    category: string
    question: string
    status: string
    claimed_by: string | null
    opened_at: string
    claimed_at: string | null
    closed_at: string | null
  }
  staff: { id: string; username: string; name: string; password_hash: string; created_at: string }
  sign_ins: { token_hash: string; staff_id: string; expires_at: string }
}
