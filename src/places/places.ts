import { type Gazetteer, loadGazetteer } from './gazetteer.ts'
import { findMentions } from './mentions.ts'
import { type Candidate, candidatesOf, type Place, placeOf } from './place.ts'
import { readWords } from './read-words.ts'
import { createResolve } from './resolve.ts'

export type Places = {
  /** The place that a message names, if it names one. */
  find: (text: string) => Place | undefined
  /** The commune of today that has this official code, with its province. */
  byCode: (code: string) => Candidate | undefined
}

/** Communes and provinces, by today's names and by those before 1 July 2025; read on first use. */
export function createPlaces(): Places {
  let gazetteer: Gazetteer | undefined
  const read = (): Gazetteer => {
    gazetteer ??= loadGazetteer()
    return gazetteer
  }
  return {
    find: (text) => {
      const words = readWords(text)
      const mentions = findMentions(words, read())
      return mentions.length === 0 ? undefined : placeOf(createResolve(words, mentions)())
    },
    byCode: (code) => {
      const commune = read().communeOf(code)
      return commune && candidatesOf({ commune })[0]
    },
  }
}
