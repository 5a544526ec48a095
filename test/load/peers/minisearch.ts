import MiniSearch from 'minisearch'
import { type Peer, type Topic, wordsAndPairs } from './peer.ts'

export function minisearch(topics: Topic[]): Peer {
  const index = new MiniSearch({ fields: ['text'], tokenize: wordsAndPairs, processTerm: (term) => term })
  index.addAll(topics.map(({ id, utterances }) => ({ id, text: utterances.join(' . ') })))
  const bm25 = { k: 1.6, b: 0.75, d: 0.5 }
  return {
    configuration: 'a document a topic; folded words and word pairs; BM25+ k 1.6, b 0.75, d 0.5; no fuzzy (−0.8 points), no prefix (−3.5 points)',
    best: (text) => index.search(text, { bm25 })[0]?.id as string | undefined,
  }
}
