import { parseArgs } from 'node:util'
import { startAssistant } from './ask.ts'
import { confusions, type Figures, figuresOf, type Judged, reliability } from './figures.ts'
import { brokenFloors, readFloors } from './floors.ts'
import { readRows } from './rows.ts'
import { score } from './score.ts'

const MOST_CONFUSIONS = 15
const { values } = parseArgs({ options: { misses: { type: 'string' } } })
const print = (line = ''): void => void process.stdout.write(`${line}\n`)
const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`

function printFigures(figures: Figures): void {
  const width = Math.max(...[...figures.keys()].map((name) => name.length))
  for (const [name, { hits, total }] of figures) print(`${name.padEnd(width)}  ${percent(hits / total)}  (${hits}/${total})`)
}

function printReliability(judged: Judged[]): void {
  const { bins, error } = reliability(judged)
  print('\nConfidence of answer rows: said and right in each tenth')
  for (const { from, said, right, n } of bins) {
    if (n > 0) print(`  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}  said ${percent(said / n)}  right ${percent(right / n)}  n ${n}`)
  }
  print(`  expected calibration error ${error.toFixed(4)}`)
}

function printConfusions(judged: Judged[]): void {
  print('\nMost frequent confusions (expected → got)')
  for (const { pair, n } of confusions(judged).slice(0, MOST_CONFUSIONS)) print(`  ${String(n).padStart(3)}  ${pair}`)
}

function printMisses(judged: Judged[], most: number): void {
  const missed = judged.filter(({ score: { good } }) => !good)
  print(`\nMisses (${Math.min(most, missed.length)} of ${missed.length})`)
  for (const { row, got } of missed.slice(0, most)) {
    const wanted = [row.expect, row.expect_all.flat(), row.options, row.must.flat(), row.mask].flat().join(', ')
    const heard = [got.kind, ...got.topics, ...got.options].join(' ')
    print(`  ${row.id}  ${(row.turns ?? [row.text]).join(' ⏎ ')}\n      wanted ${wanted || row.kind}; got ${heard} (${got.confidence.toFixed(2)})`)
  }
}

const { KNOWLEDGE_DIR = 'knowledge', DATA_DIR = 'data' } = process.env
const learning = (): void => void process.stderr.write('Learning from the knowledge folder, once …\n')
const { ask, categoryOf, isLearned, close } = await startAssistant({ knowledgeDir: KNOWLEDGE_DIR, cacheDir: `${DATA_DIR}/cache`, learning })
const judged: Judged[] = []
const rows = readRows()
for (const row of rows) {
  const got = await ask(row)
  judged.push({ row, got, score: score(row, got, categoryOf) })
}
await close()

const figures = figuresOf(judged)
const answers = judged.filter(({ row }) => row.kind === 'answer')
printFigures(figures)
printReliability(answers)
printConfusions(answers)
if (values.misses) printMisses(judged, Number(values.misses))
const learned = rows.filter(isLearned).map(({ id }) => id)
if (learned.length > 0) print(`\n${learned.length} rows stand word for word in knowledge/: ${learned.join(', ')}`)
const floors = readFloors()
const broken = brokenFloors(figures, floors)
const bounds = Object.keys(floors.min).length + Object.keys(floors.max).length
print(`\n${judged.length} questions; ${bounds - broken.length} floors and ceilings hold, ${broken.length} broken`)
for (const sentence of broken) print(`BROKEN  ${sentence}`)
process.exitCode = broken.length > 0 ? 1 : 0
