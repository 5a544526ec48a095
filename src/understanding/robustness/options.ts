import { parseArgs } from 'node:util'
import { z } from 'zod'

/** The command was called with something that it does not understand; says what. */
export class RobustnessError extends Error {}

const whole = (least: number, most: number) => z.coerce.number(`phải là số nguyên từ ${least} đến ${most}`).int().min(least).max(most)
const Options = z.object({
  article: z.string().optional(),
  per: whole(1, 1000).default(40),
  seed: whole(0, 1_000_000).default(7),
  json: z.boolean().default(false),
})
export type Options = z.infer<typeof Options>

const TYPES = {
  article: { type: 'string' },
  per: { type: 'string' },
  seed: { type: 'string' },

  json: { type: 'boolean' },
} as const

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: TYPES }).values
  } catch (error) {
    throw new RobustnessError((error as Error).message)
  }
}

export function readOptions(args: string[]): Options {
  const result = Options.safeParse(parse(args))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new RobustnessError(`--${issue?.path.join('.')}: ${issue?.message}`)
}
