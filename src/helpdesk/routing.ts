import { z } from 'zod'
import type { Fault } from '../knowledge/catalogue.ts'
import type { ReadData } from '../knowledge/data-file.ts'

const Bilingual = z.strictObject({ vi: z.string().trim().min(1), en: z.string().trim().min(1) })
const Id = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'an id is small letters, digits and hyphens')

const Place = z.strictObject({
  id: Id,
  name: Bilingual,
  kind: z.enum(['province', 'commune']),
  /** The province of a commune. */
  within: z.string().optional(),
  code: z.string().regex(/^\d*$/, 'a code is digits, or empty').default(''),
  formerly: z.array(z.string()).default([]),
  /** Shows how it is written: never named to a citizen. */
  example: z.boolean().default(false),
})
export type Place = z.infer<typeof Place>

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const Span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'hours are written 07:30-11:30')
  .refine((span) => span.slice(0, 5) < span.slice(6), 'ends before it begins')
const Office = z.strictObject({
  id: Id,
  name: Bilingual,
  place: z.string(),
  /** An id of contacts.yaml; empty while the province has not entered it. */
  contact: z.string().default(''),
  hours: z.partialRecord(z.enum(WEEKDAYS), z.array(Span)).default({}),
  closed: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD')).default([]),
})
export type Office = z.infer<typeof Office>
const Group = Office.pick({ id: true, name: true, place: true, contact: true })
export type Group = z.infer<typeof Group>
const Route = z.strictObject({ place: z.string(), categories: z.array(z.string()).min(1), office: z.string(), groups: z.array(z.string()).default([]) })

const Places = z.strictObject({ places: z.array(Place) })
const Routes = z.strictObject({ offices: z.array(Office), groups: z.array(Group), routes: z.array(Route) })
export type RoutingData = z.infer<typeof Places> & z.infer<typeof Routes>

/** What the files may name: categories, and the contacts that are verified. */
export type Known = { categories: Set<string>; contacts: Set<string> }

const isCategory = (name: string, known: Set<string>): boolean => name === '*' || known.has(name) || [...known].some((c) => c.startsWith(`${name}.`))

/** Reads `places.yaml` and `routing.yaml` and compares them with each other. */
export async function readRouting(read: ReadData, known: Known): Promise<{ data: RoutingData; faults: Fault[] }> {
  const [placesFile, routesFile] = await Promise.all([read('places.yaml', Places), read('routing.yaml', Routes)])
  const data: RoutingData = { places: [], offices: [], groups: [], routes: [], ...placesFile.value, ...routesFile.value }
  const faults = [...placesFile.faults, ...routesFile.faults]
  const fault = (list: keyof RoutingData, i: number, field: string, problem: string, remedy: string) => {
    const [file, lineOf] = list === 'places' ? (['places.yaml', placesFile.lineOf] as const) : (['routing.yaml', routesFile.lineOf] as const)
    faults.push({ file, line: lineOf([list, i, field]), field: `${list}.${i}.${field}`, problem, remedy })
  }
  if (!placesFile.value || !routesFile.value) return { data, faults }

  const ids = (list: { id: string }[]) => new Set(list.map((x) => x.id))
  const [places, offices, groups] = [ids(data.places), ids(data.offices), ids(data.groups)]
  for (const list of ['places', 'offices', 'groups'] as const) {
    data[list].forEach(({ id }, i) => {
      if (data[list].findIndex((other) => other.id === id) !== i) fault(list, i, 'id', `${id} stands twice`, 'an id is used once')
    })
  }
  data.places.forEach(({ kind, within, example }, i) => {
    const province = data.places.find((p) => p.id === within && p.kind === 'province')
    if (kind === 'commune' && !province) fault('places', i, 'within', 'names no province of this file', 'name the province of the commune')
    if (kind === 'province' && within !== undefined) fault('places', i, 'within', 'a province lies within nothing here', 'take it out')
    if (province?.example && !example) fault('places', i, 'example', 'a real commune in the example province', 'enter the real province first')
  })
  for (const list of ['offices', 'groups'] as const) {
    data[list].forEach(({ place, contact }, i) => {
      if (!places.has(place)) fault(list, i, 'place', `no place ${place}`, 'see places.yaml')
      if (contact !== '' && !known.contacts.has(contact)) fault(list, i, 'contact', `no verified contact ${contact}`, 'see contacts.yaml, or leave it empty')
    })
  }
  data.routes.forEach((route, i) => {
    if (!places.has(route.place)) fault('routes', i, 'place', `no place ${route.place}`, 'see places.yaml')
    if (!offices.has(route.office)) fault('routes', i, 'office', `no office ${route.office}`, 'name one of offices')
    for (const group of route.groups) if (!groups.has(group)) fault('routes', i, 'groups', `no group ${group}`, 'name one of groups')
    for (const category of route.categories)
      if (!isCategory(category, known.categories)) fault('routes', i, 'categories', `unknown category ${category}`, 'see categories.yaml')
  })
  return { data, faults }
}
