import type { Json } from './telegram-updates.ts'

export type Refusal = { error_code: number; description: string; parameters?: Json }

/** How Telegram says no to a call. */
export class Refused {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    this.refusal = refusal
  }
}

export const badRequest = (words: string): Refused => new Refused({ error_code: 400, description: `Bad Request: ${words}` })
