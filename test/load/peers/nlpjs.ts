import { NlpManager } from 'node-nlp'
import { tell } from '../measure.ts'
import { foldedWords, type Peer, type Topic } from './peer.ts'

/** The default of 20,000 rounds takes hours with this many topics; after these the order of the topics hardly changes. */
const ROUNDS = 8
const LANGUAGE = 'vi'

const asked = (text: string): string => foldedWords(text).join(' ')

export async function nlpjs(topics: Topic[]): Promise<Peer> {
  const nlu = { log: false, useNoneFeature: false, iterations: ROUNDS }
  const manager = new NlpManager({ languages: [LANGUAGE], forceNER: false, autoSave: false, autoLoad: false, nlu })
  for (const { id, utterances } of topics) for (const text of utterances) manager.addDocument(LANGUAGE, asked(text), id)
  const started = performance.now()
  await manager.train()
  tell(`peers: nlp.js trained for ${Math.round((performance.now() - started) / 1000)} s`)
  return {
    configuration: `folded utterances, the language given instead of guessed, no entities, no none feature, ${ROUNDS} rounds of training`,
    best: async (text) => (await manager.process(LANGUAGE, asked(text))).intent,
  }
}
