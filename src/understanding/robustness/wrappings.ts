import { pick, type Random, wordsOf } from './words.ts'

const POLITE: [before: string, after: string][] = [
  ['Dạ em chào anh chị, anh chị cho em hỏi chút ạ, ', ' ạ. Em cảm ơn anh chị nhiều ạ'],
  ['Kính thưa quý cơ quan, tôi xin phép được hỏi: ', ', rất mong được giải đáp, xin trân trọng cảm ơn'],
  ['Ad ơi cho mình hỏi xíu nha, ', ' nhé, cảm ơn ad nhiều lắm'],
  ['Dạ thưa cán bộ, cháu xin hỏi là ', ' ạ, cháu cảm ơn cô chú ạ'],
]
export const politely = (text: string, random: Random): string => {
  const [before, after] = pick(POLITE, random)
  return before + text.replace(/[?.!\s]+$/, '') + after
}

/** Nothing in them asks for anything. */
const STORIES: [before: string, after: string][] = [
  [
    'Nhà tôi ở quê, con cái đi làm xa hết, chỉ có hai ông bà già mò mẫm với nhau. Hôm qua họp xóm thấy bà con bàn tán mà tôi nghe không kịp. ',
    ' Tôi già rồi, mắt mũi kèm nhèm, mong được chỉ cho thật chậm.',
  ],
  [
    'Sáng nay tôi đi chợ về thì gặp chị hàng xóm, hai chị em đứng nói chuyện cả buổi. Chị ấy bảo tôi cứ hỏi ở đây cho chắc. ',
    ' Trưa nay tôi còn phải nấu cơm cho cháu nên hỏi vội vậy thôi.',
  ],
  [
    'Em là công nhân, làm ca đêm nên ban ngày toàn ngủ bù, chẳng hỏi được ai. Nay được nghỉ mới ngồi xem lại. ',
    ' Hỏi mấy đứa cùng phòng thì mỗi đứa nói một kiểu nên em rối quá.',
  ],
]
export const inStory = (text: string, random: Random): string => {
  const [before, after] = pick(STORIES, random)
  return `${before}${text.charAt(0).toUpperCase()}${text.slice(1)}${/[?.!]$/.test(text) ? '' : '.'}${after}`
}

const SIGNS = ['???', '!!!', '...', ' 😭', ' 🙏🙏', ' =((', ' ^^', ',,', ' :v', ' ~~']
/** A sign after about every third word, and one at the end. */
export const noisily = (text: string, random: Random): string => {
  const words = wordsOf(text)
  return words.map((word, i) => (i === words.length - 1 || random() < 1 / 3 ? word + pick(SIGNS, random) : word)).join(' ')
}

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const digit = (d: number): string => DIGITS[d] as string
const unit = (d: number, tens: number): string => (d === 0 ? '' : d === 5 ? ' lăm' : d === 1 && tens > 1 ? ' mốt' : ` ${digit(d)}`)
/** Numbers below a hundred as they are read; longer ones digit by digit, as people dictate them. */
function spell(number: string): string {
  const n = Number(number)
  if (number.length > 2 || n < 10) return [...number].map((d) => digit(Number(d))).join(' ')
  const tens = Math.floor(n / 10)
  return (tens === 1 ? 'mười' : `${digit(tens)} mươi`) + unit(n % 10, tens)
}

/** How names made of letters come out of a voice keyboard. */
const HEARD: Readonly<Record<string, string>> = {
  vneid: 'vê nê i đê',
  otp: 'ô tê pê',
  qr: 'quy rờ',
  nfc: 'en ép xê',
  cccd: 'xê xê xê đê',
  app: 'áp',
  sms: 'ét mờ ét',
  bhyt: 'bê hát y tê',
  bhxh: 'bê hát xê hát',
  vssid: 'vê ét ét i đê',
}
const FILLERS = ['à ', 'ờ ', 'ừm ', 'thì là ', '']
export const dictated = (text: string, random: Random): string => {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replace(/(?<!\p{L})\d+(?!\p{L})/gu, spell)
  return pick(FILLERS, random) + wordsOf(words.replace(/\p{L}+/gu, (word) => HEARD[word] ?? word)).join(' ')
}
