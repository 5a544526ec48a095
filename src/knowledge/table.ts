import { STYLES } from './article.ts'
import type { KnowledgeFiles } from './catalogue.ts'
import type { LabelledLine } from './lines.ts'

const counted = <T>(things: T[], key: (thing: T) => string): string => {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(key(thing), (counts.get(key(thing)) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')
}

export type TableRow = [name: string, value: string | number]

/** What the knowledge folder holds, as lines of figures; `more` are the figures of other folders. */
export function knowledgeTable(files: KnowledgeFiles, negatives: LabelledLine[], more: TableRow[]): string[] {
  const articles = files.articles.map((a) => a.article)
  const steps = articles.flatMap((a) => [...a.steps, ...a.cases.flatMap((c) => c.steps)])
  const utterances = [...files.utterances.values()].flat()
  const rows: TableRow[] = [
    ['articles', new Set(articles.map((a) => a.id)).size],
    ['by folder', counted(articles, (a) => a.id.split('/')[0] ?? '')],
    ['versions', articles.length],
    ['cases', articles.flatMap((a) => a.cases).length],
    ['steps', steps.length],
    ['stuck hints', steps.flatMap((s) => s.stuck).length],
    ['conditions', articles.flatMap((a) => a.conditions).length],
    ['details', articles.flatMap((a) => a.details).length],
    ['confidence', counted(articles, (a) => a.confidence)],
    ['utterances', utterances.length],
    ['by style', STYLES.map((style) => `${style} ${utterances.filter((u) => u.style === style).length}`).join(', ')],
    ['negatives', `${negatives.length} in ${new Set(negatives.map((n) => `${n.label}: ${n.kind}`)).size} kinds`],
    ['by door', counted(negatives, (n) => n.label)],
    ['sources', articles.flatMap((a) => a.sources).length],
    [
      'by read',
      counted(
        articles.flatMap((a) => a.sources),
        (s) => s.read,
      ),
    ],
    ...more,
  ]
  return rows.map(([name, value]) => `${name.padEnd(12)} ${value}`)
}
