import { createDeliver, type Send } from './conversation/deliver.ts'
import { createEngine } from './conversation/engine.ts'
import { createIntake } from './conversation/intake.ts'
import { createReceive } from './conversation/receive.ts'
import { type Knowledge, versionOn } from './knowledge/knowledge.ts'
import type { Logger } from './log.ts'
import type { Choose } from './model/choose.ts'
import { placeText } from './places/place-text.ts'
import { createPlaces } from './places/places.ts'
import { mask } from './privacy/mask.ts'
import { createPseudonym } from './privacy/pseudonym.ts'
import type { Storage } from './storage/open.ts'
import { createCompose } from './understanding/compose.ts'
import { createConsult } from './understanding/consult.ts'
import type { Model } from './understanding/model.ts'
import { createRelevance } from './understanding/relevance.ts'
import { createUnderstand } from './understanding/understand.ts'

/** The Hanoi calendar day of an instant. Viet Nam has one time zone, UTC+7, and no summer time. */
export const hanoiDay = (at: Date | string): string => new Date(new Date(at).getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

export type AssistantPorts = {
  knowledge: Knowledge
  model: Model
  storage: Storage
  sends: Map<string, Send>
  key: string
  now: () => Date
  log: Logger
  choose?: Choose | undefined
}

/** Wires intake, understanding, engine and deliveries: what the service, the terminal chat and the evaluation all run. */
export function createAssistant({ knowledge, model, storage, sends, key, now, log, choose }: AssistantPorts) {
  const places = createPlaces()
  const placeOf = (text: string): string | undefined => {
    const place = places.find(text)
    return place && placeText(place)
  }
  placeOf('') // reads the names now, so that the first question does not wait for them
  const relevance = createRelevance(knowledge.articles, knowledge.lexicon, knowledge.utterances)
  const alone = createUnderstand({ knowledge, model, relevance, placeOf })
  const deliver = createDeliver({ store: storage, sends, now, log })
  const intake = createIntake({ store: storage, mask, pseudonym: createPseudonym(key), now })
  const engine = createEngine({
    store: storage,
    understand: choose ? createConsult(alone, knowledge, choose) : async (input) => alone(input),
    compose: createCompose(knowledge, relevance),
    versionOf: (articleId, day) => versionOn(knowledge, articleId, day)?.article.validFrom ?? '',
    staffed: () => storage.anyStaff(),
    stored: () => void deliver.flush(),
    now,
    dayOf: hanoiDay,
    log,
  })
  return { intake, engine, deliver, receive: createReceive({ intake, process: engine.process, log }) }
}
export type Assistant = ReturnType<typeof createAssistant>
