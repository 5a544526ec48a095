import { type Gazetteer, loadGazetteer } from './gazetteer.ts'
import { findMentions } from './mentions.ts'
import { type Place, placeOf } from './place.ts'
import { readWords } from './read-words.ts'
import { createResolve } from './resolve.ts'

export type Places = {
  /** The place that a message names, if it names one. */
  find: (text: string) => Place | undefined
}

/** Communes and provinces, by today's names and by those before 1 July 2025; read on first use. */
export function createPlaces(): Places {
  let gazetteer: Gazetteer | undefined
  return {
    find: (text) => {
      gazetteer ??= loadGazetteer()
      const words = readWords(text)
      const mentions = findMentions(words, gazetteer)
      return mentions.length === 0 ? undefined : placeOf(createResolve(words, mentions)())
    },
  }
}
