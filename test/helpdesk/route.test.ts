import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRouting, isOpen } from '../../src/helpdesk/route.ts'
import { type Known, type Office, readRouting } from '../../src/helpdesk/routing.ts'
import { createReadData } from '../../src/knowledge/data-file.ts'

const KNOWN: Known = {
  categories: new Set(['identity.access', 'identity.install', 'dossier.fees', 'safety.scam']),
  contacts: new Set(['commune-police', 'commune-service-centre']),
}
const PLACES = `places:
  - { id: p, name: { vi: Tỉnh P, en: P }, kind: province }
  - { id: p/x, name: { vi: Xã X, en: X }, kind: commune, within: p }
  - { id: p/y, name: { vi: Xã Y, en: Y }, kind: commune, within: p }
`
const ROUTING = `offices:
  - { id: centre, name: { vi: Trung tâm, en: Centre }, place: p, contact: commune-service-centre, hours: { sat: ['07:30-11:30'] }, closed: ['2027-01-02'] }
  - { id: police, name: { vi: Công an, en: Police }, place: p/x, contact: commune-police }
  - { id: not-entered, name: { vi: Chưa nhập, en: Not entered }, place: p/y }
groups:
  - { id: group, name: { vi: Tổ, en: Group }, place: p/x, contact: commune-service-centre }
routes:
  - { place: p, categories: ['*'], office: centre }
  - { place: p/x, categories: [identity], office: police, groups: [group] }
  - { place: p/y, categories: [identity], office: not-entered }
`

async function read(places: string, routing: string) {
  const folder = await mkdtemp(join(tmpdir(), 'routing-'))
  await writeFile(join(folder, 'places.yaml'), places)
  await writeFile(join(folder, 'routing.yaml'), routing)
  return readRouting(createReadData(folder), KNOWN)
}

describe('who answers for a question', () => {
  it('is the office of the commune, otherwise that of the province', async () => {
    const { data, faults } = await read(PLACES, ROUTING)
    expect(faults).toEqual([])
    const { routeFor } = createRouting(data)
    expect(routeFor('identity.access', 'p/x')).toMatchObject({ kind: 'office', office: { id: 'police' }, groups: [{ id: 'group' }] })
    expect(routeFor('dossier.fees', 'p/x')).toMatchObject({ office: { id: 'centre' }, groups: [] })
    expect(routeFor('identity.access', 'p/y'), 'an office that is not entered is passed over').toMatchObject({ office: { id: 'centre' } })
  })

  it('is nobody where the place is not known or only an example', async () => {
    const { data } = await read(PLACES, ROUTING)
    expect(createRouting(data).routeFor('identity.access', 'elsewhere')).toEqual({ kind: 'empty' })
    expect(createRouting(data).routeFor('identity.access', undefined)).toEqual({ kind: 'empty' })
    const example = { ...data, places: data.places.map((p) => ({ ...p, example: true })) }
    expect(createRouting(example).routeFor('identity.access', 'p/x')).toEqual({ kind: 'empty' })
  })

  it('keeps its hours in Hanoi time', async () => {
    const { data } = await read(PLACES, ROUTING)
    const [centre, police] = data.offices as [Office, Office]
    expect(isOpen(centre, new Date('2026-11-21T00:30:00Z')), 'a Saturday, 07:30').toBe(true)
    expect(isOpen(centre, new Date('2026-11-21T04:30:00Z')), '11:30').toBe(false)
    expect(isOpen(centre, new Date('2026-11-20T01:00:00Z')), 'a Friday').toBe(false)
    expect(isOpen(centre, new Date('2027-01-02T01:00:00Z')), 'a Saturday off').toBe(false)
    expect(isOpen(police, new Date()), 'not entered').toBeUndefined()
  })
})

describe('what is wrong in the files', () => {
  it.each([
    ['no contact', PLACES, ROUTING.replace('contact: commune-police', 'contact: nobody'), 'routing.yaml:3 offices.1.contact'],
    ['no office', PLACES, ROUTING.replace('office: police', 'office: guards'), 'routing.yaml:9 routes.1.office'],
    ['no category', PLACES, ROUTING.replace('[identity], office: police', '[identty], office: police'), 'routing.yaml:9 routes.1.categories'],
    ['hours backwards', PLACES, ROUTING.replace('07:30-11:30', '11:30-07:30'), 'routing.yaml:2 offices.0.hours.sat.0'],
    ['no province', PLACES.replace('within: p }', 'within: q }'), ROUTING, 'places.yaml:3 places.1.within'],
  ])('is named by file, line and field: %s', async (_, places, routing, where) => {
    const { faults } = await read(places, routing)
    expect(faults.map((f) => `${f.file}:${f.line} ${f.field}`)).toEqual([where])
  })
})
