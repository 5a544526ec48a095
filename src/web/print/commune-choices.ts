import type { Candidate } from '../../places/place.ts'
import type { Places } from '../../places/places.ts'

type Commune = Candidate & { commune: NonNullable<Candidate['commune']> }

/** What a typed name comes to: the one commune it says, or those it may mean. */
export type Found = { commune: Commune } | { choices: Commune[] }

const hasCommune = (candidate: Candidate): candidate is Commune => candidate.commune !== undefined

/** A name without its kind ("Gò Vấp") is looked for as a commune and as a ward, and is never taken without being asked about. */
export function findCommune(text: string, { find }: Pick<Places, 'find'>): Found {
  const communesIn = (words: string): Commune[] => {
    const place = find(words)
    return place ? (place.ambiguous ?? [place]).filter(hasCommune) : []
  }
  const named = communesIn(text)
  const [only] = named
  if (only && named.length === 1) return { commune: only }
  const choices = named.length > 0 ? named : [...communesIn(`xã ${text}`), ...communesIn(`phường ${text}`)]
  return { choices: [...new Map(choices.map((choice) => [choice.commune.code, choice])).values()] }
}
