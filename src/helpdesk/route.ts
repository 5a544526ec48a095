import { type Group, type Office, type Place, type RoutingData, WEEKDAYS } from './routing.ts'

/** Who answers for a question; `empty` when the province has not entered its office, which is then said plainly. */
export type Routed = { kind: 'office'; office: Office; groups: Group[] } | { kind: 'empty' }

const HANOI_MS = 7 * 3_600_000

/** Whether an office is open at an instant; undefined when it has not entered its hours. Viet Nam has one time zone, UTC+7. */
export function isOpen(office: Office, at: Date): boolean | undefined {
  if (Object.keys(office.hours).length === 0) return undefined
  const local = new Date(at.getTime() + HANOI_MS)
  const [day = '', time = ''] = local.toISOString().split('T')
  const spans = office.hours[WEEKDAYS[local.getUTCDay()] as (typeof WEEKDAYS)[number]] ?? []
  return !office.closed.includes(day) && spans.some((span) => span.slice(0, 5) <= time.slice(0, 5) && time.slice(0, 5) < span.slice(6))
}

/** How closely a route's category fits: the longest name wins, `*` is the last resort. */
function closeness(named: string, category: string): number {
  if (named === '*') return 0
  return named === category || category.startsWith(`${named}.`) ? named.length : -1
}

export function createRouting({ places, offices, groups, routes }: RoutingData) {
  // An example is there for editors; nobody is ever sent to it.
  const real = new Map(places.filter((p) => !p.example).map((p) => [p.id, p]))
  const around = (id: string | undefined): Place[] => {
    const place = id === undefined ? undefined : real.get(id)
    return place ? [place, ...around(place.within)] : []
  }
  const entered = <T extends { contact: string; place: string }>(x: T): boolean => x.contact !== '' && real.has(x.place)

  return {
    /** The office for a category at a place: of the commune, otherwise of its province. */
    routeFor(category: string, placeId: string | undefined): Routed {
      for (const place of around(placeId)) {
        const fitting = routes
          .filter((route) => route.place === place.id)
          .map((route) => ({ route, fit: Math.max(...route.categories.map((c) => closeness(c, category))) }))
          .filter(({ fit }) => fit >= 0)
          .sort((a, b) => b.fit - a.fit)
        for (const { route } of fitting) {
          const office = offices.find((o) => o.id === route.office && entered(o))
          if (office) return { kind: 'office', office, groups: groups.filter((g) => route.groups.includes(g.id) && entered(g)) }
        }
      }
      return { kind: 'empty' }
    },
  }
}
export type Routing = ReturnType<typeof createRouting>
