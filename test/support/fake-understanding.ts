import type { Reply } from '../../src/conversation/message.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import type { Compose, Understand, Understood } from '../../src/conversation/understood.ts'

const OPTIONS = [
  { id: 'dossier/submit', label: 'Nộp hồ sơ trực tuyến' },
  { id: 'dossier/track', label: 'Xem hồ sơ đang ở bước nào' },
]

type Decision = Understood['decision']
const RULES: readonly (readonly [RegExp, Decision])[] = [
  [/vneid/i, { outcome: { kind: 'answer', parts: [{ articleId: 'vneid/level-two' }], offers: [] }, reason: 'matched' }],
  [/hồ sơ/i, { outcome: { kind: 'clarify', options: OPTIONS.map((o) => o.id), parts: [] }, reason: 'low-confidence' }],
  [/cháy/i, { outcome: { kind: 'escalate', parts: [], promised: true }, reason: 'safety-danger-fire' }],
]

/** A stand-in with a handful of rules, so that these stories do not depend on what the knowledge says today. */
export const fakeUnderstand: Understand = ({ text, choice, state }) => {
  if (text.includes('boom')) throw new Error('understanding broke')
  const decision = RULES.find(([pattern]) => pattern.test(text))?.[1] ?? { outcome: { kind: 'decline' as const }, reason: 'no-match' }
  const chosen = choice && state.offered.some((offered) => offered.id === choice && choice !== 'human') ? choice : undefined
  const person = choice === 'human' || /gặp cán bộ/i.test(text)
  return {
    language: /\b(the|how|person)\b/i.test(text) ? 'en' : 'vi',
    category: person ? 'talk.human' : 'identity.register',
    candidates: [],
    confidence: 0.9,
    decision,
    ...(chosen ? { chosen } : {}),
    ...(person ? { command: 'person' as const } : {}),
    ...(/^\/start\b/.test(text) ? { command: 'start' as const } : {}),
    ...(/xoá dữ liệu/i.test(text) ? { command: 'erase' as const } : {}),
  }
}

const ANSWER: Reply = {
  blocks: [
    { kind: 'text', text: 'Để có tài khoản định danh mức 2, bác mang căn cước tới công an xã hoặc phường bất kỳ. Không mất tiền.' },
    {
      kind: 'list',
      title: 'Các bước:',
      ordered: true,
      items: [
        'Mang thẻ căn cước và điện thoại đang dùng tới công an cấp xã.',
        'Cán bộ chụp ảnh, lấy vân tay; khai số điện thoại chính chủ.',
        'Chờ tin nhắn, rồi mở ứng dụng VNeID và bấm "Kích hoạt".',
      ],
    },
    {
      kind: 'list',
      title: 'Trường hợp khác đi:',
      ordered: false,
      items: ['Trẻ em dưới 14 tuổi: cha mẹ đăng ký thay.', 'Người nước ngoài: tới cơ quan quản lý xuất nhập cảnh.'],
    },
    { kind: 'warning', text: 'Không đọc mã OTP cho ai, kể cả người tự xưng công an. Bị đe doạ thì gọi 113.' },
    { kind: 'source', text: 'Nghị định 69/2024/NĐ-CP, 25/06/2024', url: 'https://vanban.chinhphu.vn/?docid=210000' },
    { kind: 'source', text: 'Hướng dẫn của Bộ Công an, 01/07/2024' },
    { kind: 'note', text: 'Nội dung kiểm tra ngày 20/11/2026.' },
  ],
  choices: [
    { id: 'vneid/activate', label: 'Kích hoạt từng bước' },
    { id: 'good:vneid/level-two', label: 'Hữu ích', group: 'about-answer' },
    { id: 'bad:vneid/level-two', label: 'Chưa đúng', group: 'about-answer' },
    { id: 'human', label: 'Gặp cán bộ', group: 'about-answer' },
  ],
  about: 'vneid/level-two',
}

const say = (text: string, choices: Reply['choices'] = []): Reply => ({ blocks: [{ kind: 'text', text }], choices })

function replyTo(outcome: Outcome): Reply {
  switch (outcome.kind) {
    case 'answer':
      return outcome.parts[0]?.articleId === 'vneid/level-two' ? ANSWER : say(`Bài ${outcome.parts[0]?.articleId}.`)
    case 'clarify':
      return say('Bác hỏi về việc nào ạ?', [...OPTIONS, { id: 'human', label: 'Gặp cán bộ' }])
    case 'escalate':
      return say(outcome.promised ? 'Em đã chuyển cho cán bộ hỗ trợ.' : 'Hiện chưa có cán bộ trực nên em không dám hẹn.')
    case 'notice':
      return say(outcome.about === 'error' ? 'Xin lỗi bác, hệ thống đang trục trặc.' : `Thông báo: ${outcome.about}`)
    default:
      return say('Việc này em chưa có câu trả lời.')
  }
}

const NOTES = { 'person-will-join': 'Cán bộ sẽ vào trả lời.', 'attachment-unread': 'Em chỉ đọc phần chữ.' }

export const fakeCompose: Compose = ({ outcome, notes = [], language }) => {
  const reply: Reply = { ...replyTo(outcome), language }
  return { ...reply, blocks: [...reply.blocks, ...notes.map((note) => ({ kind: 'note' as const, text: NOTES[note] }))] }
}
