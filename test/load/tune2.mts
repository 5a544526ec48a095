import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readKnowledge } from '../../src/knowledge/knowledge.ts'
import { fold } from '../../src/understanding/normalise.ts'
const { NlpManager } = createRequire(import.meta.url)('node-nlp')
const { knowledge } = await readKnowledge('knowledge')
const rows = readFileSync('test/evaluation/answer.jsonl','utf8').trim().split('\n').map((l) => JSON.parse(l))
const words = (t: string) => fold(t).match(/[\p{L}\p{N}]+/gu) ?? []
const pairs = (w: string[]) => w.slice(1).map((x, i) => `${w[i]}_${x}`)
const withPairs = process.argv[2] === 'pairs'
const iterations = Number(process.argv[3] ?? 150)
const text = (t: string) => { const w = words(t); return (withPairs ? [...w, ...pairs(w).map((p) => p.replace('_', ''))] : w).join(' ') }
const m = new NlpManager({ languages: ['vi'], forceNER: false, autoSave: false, autoLoad: false, nlu: { log: true, useNoneFeature: false, iterations } })
for (const [id, l] of Object.entries(knowledge.utterances).slice(0, Number(process.argv[4]))) for (const u of l) m.addDocument('vi', text(u.text), id)
let s = performance.now(); m.nlp.nluManager; console.log('added'); await m.train(); console.log('train', performance.now() - s)
s = performance.now(); let ok = 0
for (const r of rows) { const res = await m.process('vi', text(r.text)); if (r.expect.includes(res.intent)) ok++ }
console.log(withPairs, iterations, ok / rows.length, (performance.now() - s) / rows.length)
