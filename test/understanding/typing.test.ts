import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featuresOf, learnVocabulary } from '../../src/understanding/features.ts'
import { readWords } from '../../src/understanding/normalise.ts'
import { TELEX, typedBy, VNI } from '../../src/understanding/robustness/keyboard.ts'
import { eachWord } from '../../src/understanding/robustness/words.ts'
import { createRecover } from '../../src/understanding/typing.ts'

const SAID = [
  'tôi quên mật khẩu vneid thì làm sao để lấy lại mật khẩu',
  'đăng ký tài khoản định danh mức 2 ở đâu',
  'thẻ căn cước bị hỏng, nộp hồ sơ đổi thẻ ở công an phường nào',
  'app vneid báo lỗi, không đăng nhập được',
  'con đường trước nhà tôi có ổ gà thì báo cho ai',
  'i forgot my password, how can i get into the app',
  'the boss of the class has a pass for the bus',
]
/** How often each is said: what is said once may be a slip. */
const TIMES = 6

const texts = ['xin chào', ...SAID.flatMap((text) => new Array<string>(TIMES).fill(text))]
const features = texts.map((text) => featuresOf(readWords(text), () => []))
const recover = createRecover(learnVocabulary(features, []))

describe('what was typed with the Vietnamese keyboard switched off', () => {
  it.each(SAID.slice(0, 5))('reads Telex and VNI keys: %s', (text) => {
    expect(recover(eachWord(text, typedBy(TELEX)))).toBe(text)
    expect(recover(eachWord(text, typedBy(VNI)))).toBe(text)
  })

  it.each([
    ['at the end of the word', 'dduowngf truowcs nhaf tooi'],
    ['after the vowel', 'dduwowfng truwowsc nhaf tooi'],
    ['with one horn for both vowels', 'dduwongf truwocs nhaf tooi'],
    ['all marks at the end', 'duongwdf truocws nhaf toio'],
    ['in VNI, all marks at the end', 'duong972 truoc71 nha2 toi6'],
    ['in capitals', 'DDUWOWNGF TRUWOWCS NHAF TOOI'],
  ])('knows the marks wherever they were typed: %s', (_, keys) => {
    expect(recover(keys)).toBe('đường trước nhà tôi')
  })

  it('takes away what is left over of a mark', () => {
    expect(recover('Đăng kýs tài khoanr ở đâu?')).toBe('Đăng ký tài khoản ở đâu?')
  })

  it('leaves English words and the names of forms alone', () => {
    for (const text of ['The boss has a pass', 'i forgot my password', 'mẫu CT07, mã A5, mức B1', 'VNeID']) expect(recover(text)).toBe(text)
  })

  it('reads a known word as keys only where the others are keys', () => {
    const [word, keys] = ['has', 'tooi queen maatj khaaur']
    expect(recover(`${keys} ${word}`)).toBe('tôi quên mật khẩu has')
    expect(recover('the boss has a class')).toBe('the boss has a class')
  })
})

describe('words that stick together', () => {
  it.each([
    ['quenmatkhau vneid', 'quen mat khau vneid'],
    ['quênmậtkhẩuvneid', 'quên mật khẩu vneid'],
    ['đăngký mức2 ởđâu', 'đăng ký mức 2 ở đâu'],
    ['forgotmypassword', 'forgot my password'],
  ])('are set apart: %s', (glued, apart) => {
    expect(recover(glued)).toBe(apart)
  })

  it('stay together where one part is no word', () => {
    for (const text of ['matkhauzalopay', 'https://vidu.example/quenroi']) expect(recover(text)).toBe(text)
  })
})

describe('slips', () => {
  it.each([
    ['a neighbouring key', 'quên mậy khẩu', 'quên mật khẩu'],
    ['two letters swapped', 'đnăg ký', 'đăng ký'],
    ['a letter dropped', 'tôi quê mật kẩu', 'tôi quên mật khẩu'],
    ['a letter too many', 'passwword', 'password'],
    ['a vowel drawn out without its sign', 'trước nhàaa', 'trước nhà'],
    ['a head that sounds the same', 'đăng ký tài khoản ở đâu, chước nhà', 'đăng ký tài khoản ở đâu, trước nhà'],
  ])('are put right: %s', (_, typed, meant) => {
    expect(recover(typed)).toBe(meant)
  })

  it('are put right to what fits beside them', () => {
    expect(recover('con đưlng trước nhà')).toBe('con đường trước nhà')
    expect(recover('bảo mậu')).toBe('bảo mậu')
    expect(recover('mậu khẩu')).toBe('mật khẩu')
  })

  it('are not looked for in words unlike any known one', () => {
    expect(recover('trồng bưởi ở rẫy')).toBe('trồng bưởi ở rẫy')
  })
})

describe('whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...SAID.join(' ').split(' '), '2', '…', '\n'), { maxLength: 12 }).map((w) => w.join(' ')),
  )

  it('what stands between the words is kept', () => {
    const between = (text: string) => text.normalize('NFC').replace(/[\p{L}\p{N}][\p{L}\p{N} ]*/gu, '_')
    fc.assert(fc.property(typed, (text) => between(recover(text)) === between(text)))
  })

  it('known words are left as they are', () => {
    for (const text of SAID) expect(recover(text)).toBe(text)
  })
})
