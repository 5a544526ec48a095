import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOffices } from '../../src/helpdesk/offices.ts'
import type { RoutingData } from '../../src/helpdesk/routing.ts'
import { startAssistant } from '../support/real-assistant.ts'

const both = (name: string) => ({ vi: name, en: name })
const inNgheAn = { kind: 'commune' as const, within: 'nghe-an', formerly: [], example: false }
const office = { hours: {}, closed: [] }

/** What a province may have entered. */
const ROUTING: RoutingData = {
  places: [
    { id: 'nghe-an', name: both('Tỉnh Nghệ An'), kind: 'province', code: '40', formerly: [], example: false },
    { ...inNgheAn, id: 'nghe-an/kim-lien', name: both('Xã Kim Liên'), code: '17971' },
    { id: 'tay-ninh/tan-lap', name: both('Xã Tân Lập'), kind: 'commune', code: '25489', formerly: [], example: false },
  ],
  offices: [
    { ...office, id: 'nghe-an', name: both('Trung tâm hành chính công tỉnh, cơ sở 1'), place: 'nghe-an', contact: 'commune-service-centre' },
    { ...office, id: 'kim-lien', name: both('Bộ phận một cửa Kim Liên'), place: 'nghe-an/kim-lien', contact: 'commune-committee' },
    { ...office, id: 'kim-lien-police', name: both('Trụ sở công an Kim Liên'), place: 'nghe-an/kim-lien', contact: 'commune-police' },
    { ...office, id: 'tan-lap', name: both('Bộ phận một cửa Tân Lập'), place: 'tay-ninh/tan-lap', contact: 'commune-committee' },
  ],
  groups: [],
  routes: [
    { place: 'nghe-an', categories: ['*'], office: 'nghe-an', groups: [] },
    { place: 'nghe-an/kim-lien', categories: ['*'], office: 'kim-lien', groups: [] },
    { place: 'nghe-an/kim-lien', categories: ['identity'], office: 'kim-lien-police', groups: [] },
    { place: 'tay-ninh/tan-lap', categories: ['*'], office: 'tan-lap', groups: [] },
  ],
}
const KIM_LIEN = 'Nơi phụ trách việc này ở Xã Kim Liên, Tỉnh Nghệ An: Bộ phận một cửa Kim Liên, UBND cấp xã.'
const ASKS = 'Bác ở xã, phường nào, tỉnh nào'
const PERSON = 'gặp cán bộ'
/** Nothing of ours; the first of them for which understanding knows nobody else either is taken. */
const OTHERS = ['cái xô nhà tôi thủng đáy', 'cái ti vi nhà tôi không lên hình', 'cửa sổ nhà tôi kẹt không mở được', 'cái võng nhà tôi bị đứt dây']

type App = Awaited<ReturnType<typeof startAssistant>>
let app: App
let declined: string
beforeAll(async () => {
  app = await startAssistant(':memory:', false, { offices: createOffices(ROUTING) })
  for (const text of OTHERS.toReversed()) if ((await citizen().says(text)).turn.reason === 'no-match') declined = text
  expect(declined).toBeDefined()
}, 300_000)
afterAll(() => app.storage.close())

let chats = 0
function citizen(of = app) {
  const chat = `at-${++chats}`
  const says = (text: string, choice?: string) => of.say(chat, text, choice)
  return {
    says,
    taps: (id: string) => says('', id),
    /** Has asked for a person, and has been asked where they are. */
    async isAsked() {
      expect((await says(PERSON)).turn.reply).toContain(ASKS)
    },
  }
}

describe('where the citizen is, is asked', () => {
  test.each([
    ['nobody answers it', () => declined, 'decline'],
    ['a person is wanted', () => 'cho tôi gặp cán bộ', 'escalate'],
  ])('where %s: once, and the office there is named with its contact', async (_, text, kind) => {
    const { says } = citizen()
    const asked = await says(text())
    expect(asked.turn.outcome.kind).toBe(kind)
    expect(asked.turn.reply).toContain(ASKS)
    const told = await says('xã Kim Liên, Nghệ An')
    expect(told.turn).toMatchObject({ reason: 'place-told', place: 'Xã Kim Liên, Tỉnh Nghệ An', category: asked.turn.category })
    expect(told.turn.reply).toContain(KIM_LIEN)
    const again = await says(PERSON)
    expect(again.turn.reply).not.toContain(ASKS)
    expect(again.turn.reply).toContain(KIM_LIEN)
  })

  test('and the office is that of the matter in which a person was asked for', async () => {
    const { says, taps } = citizen()
    await says('quên mật khẩu vneid thì làm sao')
    expect((await taps('human')).turn).toMatchObject({ category: 'identity.access' })
    expect((await says('tôi ở xã Kim Liên')).turn.reply).toContain('Trụ sở công an Kim Liên, Công an cấp xã')
  })

  test('but not again when it was not told', async () => {
    const { says, isAsked } = citizen()
    await isAsked()
    for (const text of ['không muốn nói', declined, PERSON]) expect((await says(text)).turn.reply).not.toContain(ASKS)
  })

  test('but not in danger, and not while money is leaving', async () => {
    for (const text of ['nha toi dang chay lon lam cuu voi', 'tôi vừa chuyển tiền cho kẻ lừa đảo xong, nó đang điều khiển máy của tôi']) {
      const { turn } = await citizen().says(text)
      expect(turn.reason).toMatch(/^safety-/)
      expect(turn.reply).not.toContain(ASKS)
    }
  })

  test('but not where the question is answered', async () => {
    expect((await citizen().says('quên mật khẩu vneid thì làm sao')).turn.reply).not.toContain(ASKS)
  })

  test('but not where the province has entered no place', async () => {
    const examples = createOffices({ ...ROUTING, places: ROUTING.places.map((place) => ({ ...place, example: true })) })
    const without = await startAssistant(':memory:', false, { offices: examples })
    const { says } = citizen(without)
    for (const text of [declined, PERSON]) expect((await says(text)).turn.reply).not.toContain(ASKS)
    await without.storage.close()
  })
})

describe('the answer', () => {
  test.each([
    ['xã Kim Liên', 'Bộ phận một cửa Kim Liên'],
    ['toi o xa kim lien nghe an', 'Bộ phận một cửa Kim Liên'],
    ['dạ em ở tỉnh Nghệ An ạ', 'Trung tâm hành chính công tỉnh, cơ sở 1'],
    ['phường Vinh Phú, Nghệ An', 'Trung tâm hành chính công tỉnh, cơ sở 1'],
    ['Cà Mau', 'Tỉnh của bác chưa nhập cơ quan phụ trách'],
  ])('%j leads to the nearest office that is entered', async (text, said) => {
    const { says, isAsked } = citizen()
    await says('quên mật khẩu vneid thì làm sao')
    await isAsked()
    const { turn } = await says(text)
    expect(turn.reason).toBe('place-told')
    expect(turn.reply).toContain(said)
  })

  test.each([
    ['a tap', (says: (text: string, choice?: string) => ReturnType<App['say']>) => says('Xã Tân Lập, Tỉnh Tây Ninh', 'at:25489')],
    ['a number', (says) => says('3')],
    ['the province', (says) => says('Tây Ninh')],
  ])('that fits several places is asked back, and %s picks one', async (_, pick) => {
    const { says, isAsked } = citizen()
    await isAsked()
    const which = await says('xã Tân Lập')
    expect(which.turn.reason).toBe('place-unclear')
    expect(which.choices.map(({ label }) => label)).toEqual(['Xã Tân Lập, Tỉnh Quảng Trị', 'Xã Tân Lập, Tỉnh Lâm Đồng', 'Xã Tân Lập, Tỉnh Tây Ninh'])
    const { turn } = await pick(says)
    expect(turn).toMatchObject({ reason: 'place-told', place: 'Xã Tân Lập, Tỉnh Tây Ninh' })
    expect(turn.reply).toContain('Bộ phận một cửa Tân Lập')
  })

  test('that fits several provinces is picked too', async () => {
    const { says, isAsked } = citizen()
    await isAsked()
    const { choices } = await says('huyện Châu Thành')
    const tayNinh = choices.findIndex(({ label }) => label === 'Tỉnh Tây Ninh')
    expect((await says(String(tayNinh + 1))).turn).toMatchObject({ reason: 'place-told', place: 'Tỉnh Tây Ninh' })
  })

  test.each([
    ['names no place', 'quên mật khẩu vneid thì làm sao', 'vneid/forgot-password', undefined],
    ['names one', 'Đăng ký kết hôn ở xã Kim Liên cần giấy tờ gì?', 'procedure/marriage', 'Xã Kim Liên, Tỉnh Nghệ An'],
    [
      'is long and names one',
      'tôi ở xã Kim Liên tỉnh Nghệ An muốn đăng ký tạm trú online cho người thuê nhà thì phải làm những gì',
      'procedure/temporary-residence',
      'Xã Kim Liên, Tỉnh Nghệ An',
    ],
  ])('may be a question instead: one that %s is answered', async (_, text, articleId, place) => {
    const { says, isAsked } = citizen()
    await says('cách kích hoạt tài khoản vneid')
    await isAsked()
    const { turn } = await says(text)
    expect(turn.outcome).toMatchObject({ kind: 'answer', parts: [{ articleId }] })
    expect(turn.place).toBe(place)
    const after = (await says(PERSON)).turn.reply
    expect(after).not.toContain(ASKS)
    if (place) expect(after).toContain(KIM_LIEN)
  })

  test('may be a cry for help', async () => {
    const { says, isAsked } = citizen()
    await isAsked()
    expect((await says('nhà tôi đang cháy lớn lắm cứu với, xã Kim Liên')).turn.reason).toBe('safety-danger-fire')
  })
})

describe('where the citizen is, is known', () => {
  test("from a poster's link, and is not asked", async () => {
    const { says } = citizen()
    await says('/start c_17971_tet-2027')
    expect((await says(declined)).turn.reply).toContain(KIM_LIEN)
    const { turn } = await says(PERSON)
    expect(turn.reply).toContain(KIM_LIEN)
    expect(turn.reply).not.toContain(ASKS)
  })

  test('from what was said in passing, and is not asked', async () => {
    const { says } = citizen()
    expect((await says('nhà tôi ở xã Kim Liên, Nghệ An, tôi quên mật khẩu vneid thì làm sao')).turn.outcome.kind).toBe('answer')
    const { turn } = await says(PERSON)
    expect(turn.reply).toContain(KIM_LIEN)
    expect(turn.reply).not.toContain(ASKS)
  })
})
