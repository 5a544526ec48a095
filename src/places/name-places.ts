import { parseStart } from './deep-link.ts'
import type { Candidate } from './place.ts'
import { placeText } from './place-text.ts'
import type { Places } from './places.ts'

/** A place in words, and the official codes of its commune and province as far as they are named, narrowest first. */
type NamedPlace = { text: string; codes: string[] }

function named(candidate: Candidate): NamedPlace | undefined {
  const text = placeText(candidate)
  const codes = [candidate.commune?.code, candidate.province?.code].filter((code) => code !== undefined)
  return text ? { text, codes } : undefined
}

/** Places as a conversation remembers them. */
export function createNamePlaces(places: Places) {
  const placeAt = (code: string): NamedPlace | undefined => {
    const candidate = places.byCode(code)
    return candidate && named(candidate)
  }
  return {
    /** The place that a text names; where it may mean several, those too. */
    placeOf(text: string): { place?: NamedPlace; placesMeant?: NamedPlace[] } {
      const found = places.find(text)
      const place = found && named(found)
      const placesMeant = (found?.ambiguous ?? []).flatMap((candidate) => named(candidate) ?? [])
      return { ...(place ? { place } : {}), ...(placesMeant.length > 0 ? { placesMeant } : {}) }
    },
    placeAt,
    /** What the link of a poster says. */
    startOf(payload: string): { place?: NamedPlace; campaign?: string } {
      const { commune, campaign } = parseStart(payload) ?? {}
      const place = commune === undefined ? undefined : placeAt(commune)
      return { ...(place ? { place } : {}), ...(campaign ? { campaign } : {}) }
    },
  }
}
