import { idOf, readTaken, type Taken } from '../conversation/choices.ts'
import type { Choice } from '../conversation/message.ts'
import type { NamedPlace, UnderstandInput } from '../conversation/understood.ts'

export type WherePorts = {
  /** The place that a text names, or the places that it may mean, and what it says besides. */
  placeOf: (text: string) => { place?: NamedPlace; placesMeant?: NamedPlace[]; beside?: string }
  /** The place of a commune's official code. */
  placeAt: (code: string) => NamedPlace | undefined
  /** What the link of a poster says: where it hangs, and in which campaign. */
  startOf: (payload: string) => { place?: NamedPlace; campaign?: string }
}
export type Where = { place?: NamedPlace; placesMeant?: NamedPlace[]; campaign?: string; beside?: string }

/** How a conversation begins that a poster's link leads to. */
export const START = /^\/start\s+(\S+)$/

/** Where the citizen is, as far as a message tells: by a poster's link, by a place taken among those offered, or in words. */
export function createWhere({ placeOf, placeAt, startOf }: WherePorts) {
  function takenPlace(taken: Taken, { text, state }: UnderstandInput): NamedPlace | undefined {
    // Only communes are looked up by code; a province is known by the words that were on the choice.
    const label = state.offered.find(({ id }) => id === idOf(taken))?.label ?? text
    return placeAt(taken.about) ?? placeOf(label).place
  }

  /** Of the places offered, the one that lies where the words say: "Tây Ninh", after "which Tân Lập?". */
  function amongOffered(place: NamedPlace, offered: Choice[]): NamedPlace {
    const taken = offered.flatMap(({ id }) => readTaken(id) ?? []).filter(({ verb }) => verb === 'at')
    const there = taken.flatMap(({ about }) => placeAt(about) ?? []).filter(({ codes }) => place.codes.every((code) => codes.includes(code)))
    return there.length === 1 && there[0] ? there[0] : place
  }

  return (input: UnderstandInput, taken: Taken | undefined): Where => {
    const payload = START.exec(input.text)?.[1]
    if (payload) return startOf(payload)
    if (taken?.verb === 'at') {
      const place = takenPlace(taken, input)
      return place ? { place } : {}
    }
    const said = placeOf(input.text)
    return said.place ? { ...said, place: amongOffered(said.place, input.state.offered) } : said
  }
}
