import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topicsOf } from '../../src/conversation/outcome.ts'
import { startAssistant } from '../support/real-assistant.ts'

let real: Awaited<ReturnType<typeof startAssistant>>
beforeAll(async () => {
  real = await startAssistant()
})
afterAll(() => real.storage.close())

const ask = async (chatId: string, text: string) => (await real.say(chatId, text)).turn

describe('a citizen whose keyboard does not write Vietnamese', () => {
  it.each([
    ['in Telex', 'tooi queen maatj khaaur vneid thif laays laij theer naof'],
    ['in VNI', 'to6i que6n ma65t kha63u vneid thi2 la6y1 la5i the61 na2o'],
    ['without spaces', 'tôiquên mậtkhẩuvneid thìlấylại thếnào'],
    ['in a hurry', 'tôi quê mật kẩu vneid tì lấy lạu thế nào'],
  ])('is answered as others are: %s', async (how, text) => {
    expect(topicsOf((await ask(how, text)).outcome)).toEqual(['vneid/forgot-password'])
  })

  it('is heard when there is danger', async () => {
    const { outcome, reply } = await ask('danger', 'cuuws vowis nhaf tooi ddang chays')
    expect(outcome.kind).toBe('escalate')
    expect(reply).toContain('114')
  })

  it('is stored as typed, with numbers masked', async () => {
    expect((await ask('number', 'tooi queen maatj khaaur, soos ddieenj thoaij 0912345678')).text).toBe(
      'tooi queen maatj khaaur, soos ddieenj thoaij [số điện thoại]',
    )
  })
})
