import Database from 'better-sqlite3'
import { foldedWords, type Peer, type Topic } from './peer.ts'

/** Any of the words, or of the neighbouring pairs as phrases. */
function queryOf(text: string): string {
  const words = foldedWords(text)
  const phrases = words.slice(1).map((word, i) => `"${words[i]} ${word}"`)
  return [...new Set([...words.map((word) => `"${word}"`), ...phrases])].join(' OR ')
}

export function fts5(topics: Topic[]): Peer {
  const db = new Database(':memory:')
  db.exec('CREATE VIRTUAL TABLE topics USING fts5(id UNINDEXED, text)')
  const insert = db.prepare('INSERT INTO topics VALUES (?, ?)')
  for (const { id, utterances } of topics) insert.run(id, utterances.map((text) => foldedWords(text).join(' ')).join(' . '))
  const select = db.prepare<[string], { id: string }>('SELECT id FROM topics WHERE topics MATCH ? ORDER BY bm25(topics) LIMIT 1')
  return {
    configuration: 'a document a topic; folded words, OR of words and of neighbouring pairs as phrases; bm25; no prefix (−0.2 points)',
    best: (text) => select.get(queryOf(text))?.id,
  }
}
