import { parseArgs } from 'node:util'
import { indexBuild } from './index-build.ts'
import { type Figures, tell } from './measure.ts'
import { memory } from './memory.ts'
import { peers } from './peers.ts'
import { procedures } from './procedures.ts'
import { start } from './start.ts'
import { turn } from './turn.ts'
import { understand } from './understand.ts'
import { webhook } from './webhook.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' }, procedures: { type: 'string' } } })
const catalogue = values.procedures

/** Every part by the key that its figures stand under. To add one, add a line. */
const PARTS: Record<string, () => Promise<Figures>> = {
  start,
  index: indexBuild,
  understand,
  webhook,
  turn,
  memory,
  peers,
  ...(catalogue === undefined ? {} : { procedures: () => procedures(catalogue) }),
}

const chosen = values.only?.split(',') ?? Object.keys(PARTS)
const unknown = chosen.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  tell(
    `No such part: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}${catalogue === undefined ? ', and procedures with --procedures FILE' : ''}.`,
  )
  process.exit(2)
}

const figures: Record<string, Figures> = {}
for (const name of chosen) {
  tell(`${name} …`)
  const found = await PARTS[name]?.()
  if (found) figures[name] = found
}
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
else for (const [name, found] of Object.entries(figures)) process.stdout.write(`${name.padEnd(12)} ${JSON.stringify(found)}\n`)
