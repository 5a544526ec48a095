import { byTable, eachWord, type Random } from './words.ts'

/** What young people write for whole words. */
const SHORT_FORMS = {
  không: 'ko',
  được: 'dc',
  gì: 'j',
  vậy: 'z',
  với: 'vs',
  rồi: 'r',
  mình: 'mk',
  'bây giờ': 'bh',
  'bao giờ': 'bjo',
  biết: 'bít',
  người: 'ng',
  làm: 'lm',
  'thế nào': 'ntn',
  'như thế nào': 'ntn',
  'điện thoại': 'đt',
  'mật khẩu': 'mk',
  'tài khoản': 'tk',
  'chuyển khoản': 'ck',
  'ngân hàng': 'nh',
  'căn cước': 'cc',
  'đăng ký': 'đki',
  'đăng nhập': 'đn',
  'công an': 'ca',
  'hồ sơ': 'hs',
  cũng: 'cx',
  vào: 'zô',
  những: 'nhg',
  trước: 'trc',
  anh: 'a',
  em: 'e',
  chị: 'c',
  quá: 'wá',
  yêu: 'iu',
  luôn: 'lun',
  nhiêu: 'nhiu',
  nhiều: 'nhìu',
  muốn: 'mún',
  hôm: 'hum',
  thôi: 'thui',
  chồng: 'ck',
  vợ: 'vk',
  giờ: 'h',
}
/** Letters of the same fashion. */
const FASHION: [RegExp, string][] = [
  [/^ph/i, 'f'],
  [/^qu(?=[eêèéẻẽẹềếểễệaàáảãạyỳýỷỹỵ])/i, 'w'],
  [/^gi(?=[aàáảãạơờớởỡợ])/i, 'j'],
  [/ch$/i, 'k'],
]
const shorten = byTable(SHORT_FORMS, 0.9)
export const teencode = (text: string, random: Random): string =>
  eachWord(shorten(text, random), (word) => FASHION.reduce((out, [from, to]) => (random() < 0.5 ? out.replace(from, to) : out), word))

/** The other way to begin a word that sounds the same in some region: the first pattern that fits. */
const respell =
  (heads: readonly (readonly [RegExp, string])[]) =>
  (text: string): string =>
    eachWord(text, (word) => {
      const [head, other] = heads.find(([pattern]) => pattern.test(word)) ?? []
      return head ? word.replace(head, other as string) : word
    })

/** Where "gi" is a head; in "gì" and "giếng" the i is the vowel. */
const GI = /^gi(?=[aàáảãạăắằẳẵặâấầẩẫậeèéẻẽẹoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữự])/i
export const mixD = respell([
  [GI, 'd'],
  [/^d(?=[^iìíỉĩị])/i, 'gi'],
  [/^r/i, 'd'],
  // Not the v of VNeID or VssID.
  [/^v(?=[^ns])/i, 'd'],
])
export const mixS = respell([
  [/^s/i, 'x'],
  [/^x/i, 's'],
  [/^tr/i, 'ch'],
  [/^ch/i, 'tr'],
])
export const mixL = respell([
  [/^l/i, 'n'],
  [/^n(?![gh])/i, 'l'],
])

const [HOOK, TILDE] = ['\u0309', '\u0303']
/** Hỏi and ngã are one tone in the centre and the south. */
export const mixTones = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0309\u0303]/g, (tone) => (tone === HOOK ? TILDE : HOOK))
    .normalize('NFC')
