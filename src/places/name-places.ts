import { parseStart } from './deep-link.ts'
import type { Candidate } from './place.ts'
import { placeText } from './place-text.ts'
import type { Places } from './places.ts'
import { readWords } from './read-words.ts'

/** A place in words, and the official codes of its commune and province as far as they are named, narrowest first. */
type NamedPlace = { text: string; codes: string[] }

function named(candidate: Candidate): NamedPlace | undefined {
  const text = placeText(candidate)
  const codes = [candidate.commune?.code, candidate.province?.code].filter((code) => code !== undefined)
  return text ? { text, codes } : undefined
}

const wordsOf = (names: (string | undefined)[]): string[] => names.flatMap((name) => readWords(name ?? '').map((word) => word.folded))

/** What a text says besides the names of these places, as bare words; "x.", "P." and the like stand for a unit. */
function besides(text: string, candidates: Candidate[]): string {
  const names = new Set(wordsOf(candidates.flatMap(({ commune, province, formerly = {} }) => [commune?.name, province?.name, ...Object.values(formerly)])))
  return readWords(text)
    .filter(({ folded }) => folded.length > 1 && !names.has(folded))
    .map((word) => word.text)
    .join(' ')
}

/** Places as a conversation remembers them. */
export function createNamePlaces(places: Places) {
  const placeAt = (code: string): NamedPlace | undefined => {
    const candidate = places.byCode(code)
    return candidate && named(candidate)
  }
  return {
    /** The place that a text names; where it may mean several, those too. `beside`: what it says besides, if it names any. */
    placeOf(text: string): { place?: NamedPlace; placesMeant?: NamedPlace[]; beside?: string } {
      const found = places.find(text)
      if (!found) return {}
      const place = named(found)
      const placesMeant = (found.ambiguous ?? []).flatMap((candidate) => named(candidate) ?? [])
      const beside = besides(text, [found, ...(found.ambiguous ?? [])])
      return { ...(place ? { place } : {}), ...(placesMeant.length > 0 ? { placesMeant } : {}), beside }
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
