import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

export const COMMANDS = [
  'start',
  'menu',
  'person',
  'erase',
  'about-me',
  'agree',
  'no-trace',
  'language-en',
  'language-vi',
  'step-done',
  'step-stuck',
  'step-stop',
  'step-on',
] as const
const Commands = z.strictObject(
  Object.fromEntries(COMMANDS.map((c) => [c, z.array(z.string()).min(1)])) as Record<(typeof COMMANDS)[number], z.ZodArray<z.ZodString>>,
)
export type Commands = z.infer<typeof Commands>

export async function readCommands(folder: string): Promise<Commands> {
  const result = Commands.safeParse(parse(await readFile(join(folder, 'commands.yaml'), 'utf8')))
  if (result.success) return result.data
  throw new Error(`knowledge/commands.yaml: ${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}`)
}
