import { z } from 'zod'

/** Telegram brings updates to these ports only. */
const WEBHOOK_PORTS = ['', '80', '88', '443', '8443']

const isOrigin = (url: string): boolean => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`
const isPublic = (url: string): boolean => url.startsWith('https://') && WEBHOOK_PORTS.includes(new URL(url).port)

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where citizens find the assistant, for what is printed. Without it: the address at which the printed page was asked for. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isOrigin, 'is an origin alone, for example https://tro-ly.tinh.gov.vn')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  KNOWLEDGE_DIR: z.string().min(1).default('knowledge'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SECRET_KEY: z.string().min(32, 'needs at least 32 characters').optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'is not a token as BotFather gives it (123456:ABC…)')
    .optional(),
  /** The bot's name, for links to it. */
  TELEGRAM_BOT_USERNAME: z
    .string()
    .regex(/^[A-Za-z]\w{4,31}$/, 'is the name as BotFather gives it, without @ (tro_ly_bot)')
    .optional(),
  /** With both, Telegram brings updates to this public address; without, we ask for them. */
  TELEGRAM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isOrigin, 'is an origin alone, for example https://tro-ly.tinh.gov.vn')
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{24,256}$/, 'needs 24 to 256 of the letters A-Z a-z 0-9 _ -')
    .optional(),
  /** Another server than Telegram's, for tests and drills. */
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).optional(),
  /** How fast Telegram is written to, for drills: messages a second / milliseconds between two in one chat. Without it, as Telegram asks. */
  TELEGRAM_RATE: z
    .string()
    .regex(/^[1-9]\d*\/\d+$/, 'is messages a second / milliseconds between two in one chat, for example 30/1000')
    .transform((rate) => ({ perSecond: Number(rate.split('/')[0]), perChatMs: Number(rate.split('/')[1]) }))
    .optional(),
  /** Sites whose pages may show the chat in a frame. */
  WIDGET_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .refine((origins) => origins.every(isOrigin), 'is origins separated by commas, for example https://tinh.gov.vn,https://xa.tinh.gov.vn')
    .transform((origins) => origins.map((origin) => new URL(origin).origin)),
  /** A server that speaks the OpenAI protocol. With LLM_MODEL it lets a model choose where the engine would ask back. */
  LLM_BASE_URL: z.url().optional(),
  LLM_MODEL: z.string().optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_DEADLINE_MS: z.coerce.number().int().min(100).max(30_000).default(4_000),
})
export type Config = z.infer<typeof Environment>

/** A wrong environment: every wrong value is named. */
export class ConfigError extends Error {}

/** What is wrong with settings that each are right. */
const CONFLICTS: readonly { when: (config: Config) => boolean; message: string }[] = [
  { when: (c) => (c.LLM_BASE_URL === undefined) !== (c.LLM_MODEL === undefined), message: 'LLM_BASE_URL and LLM_MODEL are set together, or neither is.' },
  {
    when: (c) => (c.TELEGRAM_WEBHOOK_URL === undefined) !== (c.TELEGRAM_WEBHOOK_SECRET === undefined),
    message: 'TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET are set together, or neither is.',
  },
  {
    when: (c) => (c.TELEGRAM_WEBHOOK_URL ?? c.TELEGRAM_WEBHOOK_SECRET) !== undefined && c.TELEGRAM_BOT_TOKEN === undefined,
    message: 'TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET need TELEGRAM_BOT_TOKEN.',
  },
  {
    when: (c) => c.TELEGRAM_WEBHOOK_URL !== undefined && c.TELEGRAM_API_ROOT === undefined && !isPublic(c.TELEGRAM_WEBHOOK_URL),
    message: 'TELEGRAM_WEBHOOK_URL begins with https:// and is on port 443, 80, 88 or 8443: Telegram brings updates nowhere else.',
  },
]

/** Reads the environment; an empty value counts as absent. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const result = Environment.safeParse(given)
  if (result.success) {
    const wrong = CONFLICTS.filter(({ when }) => when(result.data)).map(({ message }) => message)
    if (wrong.length > 0) throw new ConfigError(`${wrong.join('\n')}\nSee .env.example.`)
    return result.data
  }
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new ConfigError(`Wrong settings in the environment:\n${lines.join('\n')}\nSee .env.example for every setting.`)
}
