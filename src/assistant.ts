import { forgetAt } from './conversation/consent.ts'
import { createDeliver, type Send } from './conversation/deliver.ts'
import { createEngine } from './conversation/engine.ts'
import { createFollowUps, followUpAt } from './conversation/follow-ups.ts'
import { clean, createIntake } from './conversation/intake.ts'
import { createQueue } from './conversation/queue.ts'
import { createReceive } from './conversation/receive.ts'
import { verdictAlone } from './conversation/verdict-alone.ts'
import { createOffices, type Offices } from './helpdesk/offices.ts'
import { readRouting } from './helpdesk/routing.ts'
import { createReadData } from './knowledge/data-file.ts'
import { type Knowledge, versionOn } from './knowledge/knowledge.ts'
import type { Logger } from './log.ts'
import type { Choose } from './model/choose.ts'
import { createNamePlaces } from './places/name-places.ts'
import { createPlaces } from './places/places.ts'
import { mask } from './privacy/mask.ts'
import { createPseudonym } from './privacy/pseudonym.ts'
import type { Storage } from './storage/open.ts'
import { createCompose } from './understanding/compose.ts'
import { createConsult } from './understanding/consult.ts'
import { createExplain } from './understanding/explain.ts'
import type { Model } from './understanding/model.ts'
import { createRelevance } from './understanding/relevance.ts'
import { stepsOn } from './understanding/steps.ts'
import { createUnderstand } from './understanding/understand.ts'

/** The Hanoi calendar day of an instant. Viet Nam has one time zone, UTC+7, and no summer time. */
export const hanoiDay = (at: Date | string): string => new Date(new Date(at).getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

const NO_ROUTING = { places: [], offices: [], groups: [], routes: [] }

/** The offices that the province has entered; faulty files name none, `knowledge check` says why. */
export async function readOffices(folder: string, { categories, contacts }: Knowledge): Promise<Offices> {
  const verified = Object.entries(contacts.contacts).filter(([, contact]) => contact.status === 'verified')
  const known = { categories: new Set(categories.map((c) => c.id)), contacts: new Set(verified.map(([id]) => id)) }
  const { data, faults } = await readRouting(createReadData(folder), known)
  return createOffices(faults.length === 0 ? data : NO_ROUTING)
}

export type AssistantPorts = {
  knowledge: Knowledge
  model: Model
  /** Without them the general contacts are named. */
  offices?: Offices
  storage: Storage
  sends: Map<string, Send>
  key: string
  /** Whether a citizen's first reply says what answers here and asks about keeping words; a terminal need not. */
  greets?: boolean
  now: () => Date
  log: Logger
  choose?: Choose | undefined
}

/** Wires intake, understanding, engine and deliveries: what the service, the terminal chat and the evaluation all run. */
export function createAssistant({
  knowledge,
  model,
  offices = createOffices(NO_ROUTING),
  storage,
  sends,
  key,
  greets = false,
  now,
  log,
  choose,
}: AssistantPorts) {
  const places = createPlaces()
  const named = createNamePlaces(places)
  named.placeOf('') // reads the names now, so that the first question does not wait for them
  const relevance = createRelevance(knowledge.articles, knowledge.lexicon, knowledge.utterances)
  const understand = createUnderstand({ knowledge, model, relevance, ...named })
  const compose = createCompose(knowledge, relevance, offices.officeOf)
  const deliver = createDeliver({ store: storage, sends, now, log })
  const intake = createIntake({ store: storage, mask, pseudonym: createPseudonym(key), now })
  const engine = createEngine({
    store: storage,
    understand: choose ? createConsult(understand, knowledge, choose) : async (input) => understand(input),
    compose,
    versionOf: (articleId, day) => versionOn(knowledge, articleId, day)?.article.validFrom ?? '',
    stepsOf: (part, day) => stepsOn(knowledge, part, day).length,
    staffed: () => storage.anyStaff(),
    routes: offices.any,
    greets,
    followUpAt,
    stored: deliver.wake,
    now,
    dayOf: hanoiDay,
    log,
  })
  const queue = createQueue({ store: storage, handle: engine.handle, now, log })
  const askFor = (articleId: string, language: 'vi' | 'en') => {
    const outcome = { kind: 'notice', about: 'follow-up-ask', part: { articleId } } as const
    return compose({ outcome, reason: 'follow-up', language, day: hanoiDay(now()), category: '', about: '' })
  }
  const followUps = createFollowUps({ store: storage, askFor, inTurn: queue.between, stored: deliver.wake, now, log })
  const explain = createExplain({
    knowledge,
    model,
    understand,
    compose,
    masked: (text) => mask(clean(text)),
    verdictOn: async (text, understood, day) =>
      verdictAlone(text, { understood, staffed: await storage.anyStaff(), stepsOf: (part) => stepsOn(knowledge, part, day).length }),
    today: () => hanoiDay(now()),
  })
  return {
    intake,
    explain,
    queue,
    deliver,
    followUps,
    places,
    receive: createReceive({ intake, push: queue.push, log }),
    /** Until when the words of a conversation stay after a person has finished with it. */
    keepUntil: (closedAt: Date) => forgetAt(undefined, closedAt).toISOString(),
  }
}
export type Assistant = ReturnType<typeof createAssistant>
