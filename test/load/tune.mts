import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import MiniSearch from 'minisearch'
import FlexSearch from 'flexsearch'
import { readKnowledge } from '../../src/knowledge/knowledge.ts'
import { fold } from '../../src/understanding/normalise.ts'
const { knowledge } = await readKnowledge('knowledge')
const topics = Object.entries(knowledge.utterances)
const utt = topics.flatMap(([id, l]) => l.map((u) => ({ topic: id, text: u.text })))
const rows = readFileSync('test/evaluation/answer.jsonl','utf8').trim().split('\n').map((l) => JSON.parse(l))
const words = (t: string) => fold(t).match(/[\p{L}\p{N}]+/gu) ?? []
const pairs = (w: string[]) => w.slice(1).map((x, i) => `${w[i]}_${x}`)
const terms = (t: string) => { const w = words(t); return [...w, ...pairs(w)] }
function test(name: string, top: (t: string) => string | undefined) {
  const s = performance.now(); let ok = 0
  for (const r of rows) if (r.expect.includes(top(r.text))) ok++
  console.log(name, (ok / rows.length).toFixed(3), ((performance.now() - s) / rows.length).toFixed(2), 'ms')
}
const vote = (hits: { topic: string; score: number }[], k: number) => {
  const m = new Map<string, number>(); for (const h of hits.slice(0, k)) m.set(h.topic, (m.get(h.topic) ?? 0) + h.score)
  return [...m].sort((a, b) => b[1] - a[1])[0]?.[0]
}
const which = process.argv[2]
if (which === 'mini') {
  for (const mode of ['topic', 'utt']) {
    const ms = new MiniSearch({ fields: ['text'], storeFields: ['topic'], tokenize: terms, processTerm: (t) => t })
    if (mode === 'topic') ms.addAll(topics.map(([id, l], i) => ({ id: i, topic: id, text: l.map((u) => u.text).join(' . ') })))
    else ms.addAll(utt.map((u, i) => ({ id: i, ...u })))
    for (const [n, o] of Object.entries({ plain: {}, k: { bm25: { k: 1.6, b: 0.75, d: 0.5 } }, fuzzy: { fuzzy: (t: string) => (t.includes('_') || t.length < 5 ? false : 0.2) }, prefix: { prefix: (t: string) => !t.includes('_') && t.length > 3 } }))
      for (const k of mode === 'topic' ? [1] : [1, 5, 10, 20]) test(`mini ${mode} ${n} k${k}`, (t) => vote(ms.search(t, o as never).map((h) => ({ topic: h.topic as string, score: h.score })), k))
  }
}
if (which === 'fts') {
  for (const mode of ['topic', 'utt']) {
    const db = new Database(':memory:')
    db.exec(`CREATE VIRTUAL TABLE d USING fts5(topic UNINDEXED, text, tokenize="unicode61 remove_diacritics 2")`)
    const ins = db.prepare('INSERT INTO d VALUES (?, ?)')
    const docs = mode === 'topic' ? topics.map(([topic, l]) => ({ topic, text: l.map((u) => words(u.text).join(' ')).join(' . ') })) : utt
    db.transaction(() => { for (const d of docs) ins.run(d.topic, words(d.text).join(' ')) })()
    const q = db.prepare('SELECT topic, -bm25(d) AS score FROM d WHERE d MATCH ? ORDER BY bm25(d) LIMIT 20')
    const query = (t: string, p: boolean, tri: boolean, pre: boolean) => { const w = words(t); const s = new Set(w.map((x) => `"${x}"${pre && x.length > 3 ? '*' : ''}`)); if (p) w.slice(1).forEach((x, i) => s.add(`"${w[i]} ${x}"`)); if (tri) w.slice(2).forEach((x, i) => s.add(`"${w[i]} ${w[i+1]} ${x}"`)); return [...s].join(' OR ') }
    for (const [p, tri, pre] of [[false, false, false], [true, false, false], [true, true, false], [true, false, true]] as const)
      for (const k of mode === 'topic' ? [1] : [1, 5, 20]) test(`fts ${mode} pairs${p} tri${tri} pre${pre} k${k}`, (t) => vote(q.all(query(t, p, tri, pre)) as never, k))
  }
}
if (which === 'flex') {
  for (const mode of ['topic', 'utt']) for (const tokenize of ['strict', 'forward'] as const) for (const resolution of [9, 100]) for (const context of [false, true]) for (const bigram of [false, true]) {
    const index = new FlexSearch.Index({ tokenize, resolution, context: context ? { depth: 1, resolution, bidirectional: false } : false, encode: (t: string) => bigram ? terms(t) : words(t) } as never)
    const docs = mode === 'topic' ? topics.map(([topic, l]) => ({ topic, text: l.map((u) => u.text).join(' . ') })) : utt
    docs.forEach((d, i) => index.add(i, d.text))
    for (const how of ['suggest', 'vote']) test(`flex ${mode} ${tokenize} r${resolution} ctx${context} bi${bigram} ${how}`, (t) => {
      if (how === 'suggest') { const hits = index.search(t, { suggest: true, limit: 20 }) as number[]; return docs[hits[0] ?? -1]?.topic }
      const m = new Map<string, number>()
      for (const w of new Set(bigram ? terms(t) : words(t))) { const hits = index.search(w, { limit: 200 }) as number[]; for (const h of hits) { const topic = docs[h]!.topic; m.set(topic, (m.get(topic) ?? 0) + 1 / hits.length) } }
      return [...m].sort((a, b) => b[1] - a[1])[0]?.[0]
    })
  }
}
