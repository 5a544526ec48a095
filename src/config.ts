import { z } from 'zod'

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  KNOWLEDGE_DIR: z.string().min(1).default('knowledge'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SECRET_KEY: z.string().min(32, 'needs at least 32 characters').optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'is not a token as BotFather gives it (123456:ABC…)')
    .optional(),
  /** A server that speaks the OpenAI protocol. With LLM_MODEL it lets a model choose where the engine would ask back. */
  LLM_BASE_URL: z.url().optional(),
  LLM_MODEL: z.string().optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_DEADLINE_MS: z.coerce.number().int().min(100).max(30_000).default(4_000),
})
export type Config = z.infer<typeof Environment>

/** A wrong environment: every wrong value is named. */
export class ConfigError extends Error {}

/** Reads the environment; an empty value counts as absent. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const result = Environment.safeParse(given)
  if (result.success) {
    const { LLM_BASE_URL, LLM_MODEL } = result.data
    if ((LLM_BASE_URL === undefined) !== (LLM_MODEL === undefined))
      throw new ConfigError('LLM_BASE_URL and LLM_MODEL are set together, or neither is. See .env.example.')
    return result.data
  }
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new ConfigError(`Wrong settings in the environment:\n${lines.join('\n')}\nSee .env.example for every setting.`)
}
