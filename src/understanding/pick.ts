import { readTaken, type Taken } from '../conversation/choices.ts'
import type { Choice } from '../conversation/message.ts'
import type { Command } from '../conversation/understood.ts'
import { COMMANDS } from '../knowledge/commands.ts'
import { pickByLabel, pickByNumber } from './choose.ts'

/** What was picked among what a reply offered: a command, an article (or a case of one, `id#case`), or something else. */
export type Picked = { command?: Command; chosen?: string; taken?: Taken }

const ARTICLE = /^[a-z]+\/[a-z0-9-]+(#[a-z0-9-]+)?$/

/** Reads the id of a choice. It comes from outside: one that is no choice of ours picks nothing. */
function read(id: string): Picked {
  if (id === 'human') return { command: 'person' }
  const command = COMMANDS.find((c) => c === id)
  if (command) return { command }
  if (ARTICLE.test(id)) return { chosen: id }
  const taken = readTaken(id)
  return taken ? { taken } : {}
}

/** By a tap, by number or place ("cái thứ hai"), or by the words on the button. */
export function pick(text: string, choice: string | undefined, offered: Choice[]): Picked {
  if (choice !== undefined) return read(choice)
  const at = pickByNumber(text, offered.length)
  const picked = (at === undefined ? undefined : offered[at]) ?? pickByLabel(text, offered)
  return picked ? read(picked.id) : {}
}
