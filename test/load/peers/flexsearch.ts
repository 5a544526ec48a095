import { Index } from 'flexsearch'
import { type Peer, type Topic, wordsAndPairs } from './peer.ts'

export function flexsearch(topics: Topic[]): Peer {
  const index = new Index({ tokenize: 'strict', resolution: 9, encode: wordsAndPairs })
  for (const [i, { utterances }] of topics.entries()) index.add(i, utterances.join(' . '))
  return {
    configuration: 'a document a topic; folded words and word pairs; tokenize strict, resolution 9, suggest (a question never matches in every word)',
    best: (text) => topics[Number(index.search(text, { suggest: true, limit: 10 })[0] ?? -1)]?.id,
  }
}
