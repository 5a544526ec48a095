import type { Language } from '../knowledge/article.ts'
import { createRouting } from './route.ts'
import type { RoutingData } from './routing.ts'

/** Names the office that answers for a category at a place (official codes of its commune and province). Nothing where none is entered. */
export function createOffices(data: RoutingData) {
  const routing = createRouting(data)
  const placeIdOf = (codes: string[]): string | undefined => codes.map((code) => data.places.find((p) => p.code === code && !p.example)?.id).find(Boolean)
  return {
    /** Whether any real place is entered: otherwise nobody need be asked where they are. */
    any: data.places.some((p) => !p.example),
    officeOf(category: string, codes: string[], language: Language): string | undefined {
      const routed = routing.routeFor(category, placeIdOf(codes))
      return routed.kind === 'office' ? `${routed.office.name[language]}, {{contact:${routed.office.contact}}}` : undefined
    },
  }
}
export type Offices = ReturnType<typeof createOffices>
