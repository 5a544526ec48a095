import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { Article, type Utterance } from '../../src/knowledge/article.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { seeded } from '../../src/understanding/classifier.ts'
import { fold, readWords } from '../../src/understanding/normalise.ts'
import { judge, type Verdict } from '../../src/understanding/robustness/attack.ts'
import { DISTORTIONS } from '../../src/understanding/robustness/distortions.ts'
import { gradeOf, tallyOf } from '../../src/understanding/robustness/grade.ts'
import { holdOut } from '../../src/understanding/robustness/held-out.ts'
import { robustness } from '../../src/understanding/robustness/robustness.ts'
import { variantsOf } from '../../src/understanding/robustness/variants.ts'

const DAY = '2026-11-21'
const both = (vi: string) => ({ vi, en: vi })

function article(id: string, title: string, details: string[] = []): Article {
  const dates = { validFrom: '2026-01-01', checkedOn: '2026-11-01', reviewBy: '2027-03-01' }
  const source = { title: 'Trang của cơ quan', date: '2026-11-01', kind: 'agency', read: 'original' }
  const kind = id.startsWith('lesson/') ? 'lesson' : 'article'
  const about = details.map((detail) => ({ about: both(detail), text: both(detail) }))
  return Article.parse({ id, kind, title: both(title), category: 'x.y', confidence: 'high', ...dates, answer: both(title), details: about, sources: [source] })
}

const asked = (...texts: string[]): Utterance[] => texts.map((text) => ({ text, style: 'standard' }))

const PASSWORD = article('vneid/forgot-password', 'Quên mật khẩu định danh', ['Quên mã sáu số khác với quên mật khẩu'])
const WATER = article('payment/water-bill', 'Trả tiền nước trên điện thoại')
const LESSON = article('lesson/new-phone', 'Bài học chuyển máy')
const PASSWORD_ASKED = asked(
  'Tôi quên mật khẩu rồi thì lấy lại ở đâu?',
  'Mật khẩu định danh không nhớ nữa, làm sao đặt lại?',
  'Xin chỉ giùm cách đặt mật khẩu khác',
  'Gõ sai mật khẩu định danh năm lần thì sao?',
  'Mẹ tôi quên mật khẩu, tôi làm thay được không?',
)
const WATER_ASKED = asked(
  'Trả tiền nước bằng điện thoại thế nào?',
  'Hoá đơn nước tháng này trả ở đâu?',
  'Tôi muốn trả tiền nước cho mẹ',
  'Nước nhà tôi chưa trả tiền, giờ trả sao?',
  'Tiền nước trả qua ngân hàng được chứ?',
)
/** Only what robustness and the stand-in below look at. */
const KNOWLEDGE = {
  articles: [PASSWORD, WATER, LESSON],
  utterances: { 'vneid/forgot-password': PASSWORD_ASKED, 'payment/water-bill': WATER_ASKED },
} as unknown as Knowledge

const OFTEN_MET = 'Xin hỏi: quên mật khẩu VNeID rồi thì lấy lại ở đường nào, tôi chờ có mất 15 ngày không?'
const named = (name: string) => {
  const distortion = DISTORTIONS.find((d) => d.name === name)
  if (!distortion) throw new Error(`there is no distortion ${name}`)
  return distortion
}

describe('distortions', () => {
  it.each(DISTORTIONS.map((d) => [d.name, d] as const))('%s: changes a question, and in the same way for the same seed', (_, { write }) => {
    expect(write(OFTEN_MET, seeded(7))).not.toBe(OFTEN_MET)
    expect(write(OFTEN_MET, seeded(7))).toBe(write(OFTEN_MET, seeded(7)))
  })

  it.each([
    ['mất hết dấu', 'Quên đường nào', 'quen duong nao'],
    ['tắt bộ gõ Telex', 'đường được khoẻ', 'dduwowngf dduwowcj khoer'],
    ['tắt bộ gõ VNI', 'đường được', 'd9u7o7ng2 d9u7o7c5'],
    ['lẫn d/gi/r/v', 'về giấy dân VNeID', 'dề dấy giân VNeID'],
    ['lẫn s/x, tr/ch', 'xin trả sổ', 'sin chả xổ'],
    ['lẫn l/n', 'lấy nước nhà', 'nấy lước nhà'],
    ['lẫn hỏi/ngã', 'khẩu cũng', 'khẫu củng'],
    ['viết hoa hết', 'mật khẩu', 'MẬT KHẨU'],
    ['cắt còn hai phần ba', 'một hai ba bốn năm sáu', 'một hai ba bốn'],
  ])('%s: %s → %s', (name, text, written) => {
    expect(named(name).write(text, seeded(1))).toBe(written)
  })

  it('dictates numbers and names as they are heard, without punctuation', () => {
    expect(named('nói cho máy chép').write('VNeID mức 2, 15 ngày hay 21 ngày?', seeded(1))).toMatch(/vê nê i đê mức hai mười lăm ngày hay hai mươi mốt ngày$/)
  })

  it('draws another way for another seed', () => {
    const drawn = ['trượt phím', 'rơi chữ cái', 'bỏ bớt từ', 'dính từ', 'mất nửa số dấu']
    for (const name of drawn) {
      const texts = [1, 2, 3, 4, 5].map((seed) => named(name).write(OFTEN_MET, seeded(seed)))
      expect(new Set(texts).size, name).toBeGreaterThan(1)
    }
  })
})

describe('variants of an article', () => {
  const questions: Utterance[] = [...PASSWORD_ASKED, { text: 'i forgot my password', style: 'english' }]
  const variants = variantsOf(PASSWORD, questions, { count: 48, seed: 7 })

  it('are all different, none as it stands in the file, most of them from its questions', () => {
    expect(variants.length).toBeGreaterThan(40)
    expect(new Set(variants.map((v) => v.text)).size).toBe(variants.length)
    expect(variants.filter((v) => v.text === v.seed.text)).toEqual([])
    const fromQuestions = variants.filter((v) => v.seed.source === 'question').length
    expect(fromQuestions).toBeGreaterThan(variants.length / 2)
    expect(fromQuestions).toBeLessThan(variants.length)
  })

  it('take every distortion in turn', () => {
    expect(new Set(variants.map((v) => v.distortion))).toEqual(new Set(DISTORTIONS.map((d) => d.name)))
  })

  it('are the same for the same seed and others for another', () => {
    expect(variantsOf(PASSWORD, questions, { count: 48, seed: 7 })).toEqual(variants)
    expect(variantsOf(PASSWORD, questions, { count: 48, seed: 8 })).not.toEqual(variants)
  })

  it('spoil English only as English is spoilt', () => {
    const english = variantsOf(PASSWORD, questions.slice(-1), { count: 200, seed: 7 }).filter((v) => v.seed.isEnglish)
    expect(english.length).toBeGreaterThan(5)
    expect(english.filter((v) => !named(v.distortion).english)).toEqual([])
  })

  it('come from the titles alone where nobody has asked yet', () => {
    expect(new Set(variantsOf(WATER, [], { count: 20, seed: 7 }).map((v) => v.seed.source))).toEqual(new Set(['title']))
  })
})

describe('holding out', () => {
  it('keeps a fifth of every article from the model, another fifth for another seed, and nothing else', () => {
    const { learnt, heldOut } = holdOut(KNOWLEDGE, 7)
    expect(heldOut).toEqual({ 'vneid/forgot-password': [PASSWORD_ASKED[2]], 'payment/water-bill': [WATER_ASKED[2]] })
    expect(learnt.utterances['payment/water-bill']).toEqual(WATER_ASKED.filter((_, i) => i !== 2))
    expect(learnt.articles).toBe(KNOWLEDGE.articles)
    expect(holdOut(KNOWLEDGE, 8).heldOut['payment/water-bill']).toEqual([WATER_ASKED[3]])
  })
})

describe('judging a reply', () => {
  const answer = (ids: string[], offers: string[] = []): Outcome => ({ kind: 'answer', parts: ids.map((articleId) => ({ articleId })), offers })
  const clarify = (...options: string[]): Outcome => ({ kind: 'clarify', options, parts: [] })

  it.each<[string, Outcome, { verdict: Verdict; instead?: string }]>([
    ['this article', answer(['a/this', 'a/other']), { verdict: 'right' }],
    ['this one second', answer(['a/other', 'a/this']), { verdict: 'offered', instead: 'a/other' }],
    ['this one offered beside another', answer(['a/other'], ['a/this']), { verdict: 'offered', instead: 'a/other' }],
    ['another', answer(['a/other']), { verdict: 'wrong', instead: 'a/other' }],
    ['a question back with it', clarify('a/this', 'a/other'), { verdict: 'offered', instead: 'a/other' }],
    ['a question back without it', clarify('a/other', 'a/third'), { verdict: 'silent', instead: 'a/other' }],
    ['no answer', { kind: 'decline' }, { verdict: 'silent' }],
    ['a person', { kind: 'escalate', parts: [], promised: true }, { verdict: 'silent' }],
  ])('%s', (_, outcome, judged) => {
    expect(judge(outcome, 'a/this')).toEqual(judged)
  })
})

describe('grades', () => {
  const graded = (right: number, offered: number, wrong: number, silent: number) => {
    const verdicts = Object.entries({ right, offered, wrong, silent }).flatMap(([verdict, n]) => new Array<Verdict>(n).fill(verdict as Verdict))
    return gradeOf(tallyOf(verdicts))
  }

  it.each([
    ['A', [90, 5, 1, 4]],
    ['B', [90, 5, 2, 3]],
    ['B', [80, 0, 5, 15]],
    ['C', [79, 0, 5, 16]],
    ['C', [40, 20, 15, 25]],
    ['D', [40, 19, 0, 41]],
    ['D', [84, 0, 16, 0]],
  ] as const)('%s for right, offered, wrong, silent of %j', (grade, [right, offered, wrong, silent]) => {
    expect(graded(right, offered, wrong, silent)).toBe(grade)
  })
})

/** Answers with the article whose known questions and title share most words with the text; with nothing below two words. */
async function startWordAsk({ articles, utterances }: Knowledge) {
  const wordsOf = (text: string) => new Set(readWords(text).folded.map(fold))
  const heard = articles.flatMap(({ id, title }) => (utterances[id] ?? []).map((u) => ({ id, words: wordsOf(`${title.vi} ${u.text}`) })))
  return async (text: string): Promise<Outcome> => {
    const said = [...wordsOf(text)]
    const best = heard.map(({ id, words }) => ({ id, shared: said.filter((w) => words.has(w)).length })).sort((a, b) => b.shared - a.shared)[0]
    return best && best.shared >= 2 ? { kind: 'answer', parts: [{ articleId: best.id }], offers: [] } : { kind: 'decline' }
  }
}

async function run(...args: string[]) {
  const [printed, told]: [string[], string[]] = [[], []]
  const known: Knowledge[] = []
  const startAsk = (knowledge: Knowledge) => {
    known.push(knowledge)
    return startWordAsk(knowledge)
  }
  const ports = { knowledge: KNOWLEDGE, day: DAY, startAsk, print: (line: string) => void printed.push(line), tell: (line: string) => void told.push(line) }
  return { code: await robustness(args, ports), printed, told, known }
}

describe('knowledge robustness', () => {
  it('asks one assistant that has not seen the questions, and the one that is served', async () => {
    const { code, known } = await run('--seed', '7')
    expect(code).toBe(0)
    expect(known).toEqual([holdOut(KNOWLEDGE, 7).learnt, KNOWLEDGE])
  })

  it('prints the articles, worst first, the distortions and the grades', async () => {
    const { printed } = await run('--per', '48')
    const text = printed.join('\n')
    const rows = printed.slice(1, 3).map((line) => /^([A-D]) +(\S+) +(\d+) +\d+ +(\d+)/.exec(line)?.slice(1) ?? [])
    // Water is mistaken for the password, never the other way round.
    expect(rows.map(([, id, , wrong]) => [id, Number(wrong) > 0])).toEqual([
      ['payment/water-bill', true],
      ['vneid/forgot-password', false],
    ])
    expect(rows[0]?.[0]?.localeCompare(rows[1]?.[0] ?? '')).toBe(1)
    for (const { name } of DISTORTIONS) expect(text).toContain(`\n${name} `)
    expect(text).not.toContain('lesson/')
    expect(text).toMatch(/\nHạng: A \d, B \d, C \d, D \d$/m)
  })

  it('says the same as one object, and the same again for the same seed', async () => {
    const [first, second] = [await run('--json', '--per', '48'), await run('--json', '--per', '48')]
    const read = ({ printed }: typeof first) => ({ ...JSON.parse(printed.at(-1) ?? ''), seconds: 0 })
    expect(read(first)).toEqual(read(second))
    const { articles, grades } = read(first)
    expect(articles.map((a: { id: string }) => a.id).sort()).toEqual(['payment/water-bill', 'vneid/forgot-password'])
    for (const a of articles) expect(a.right + a.offered + a.wrong + a.silent).toBe(a.total)
    expect(grades.A + grades.B + grades.C + grades.D).toBe(2)
  })

  it('shows for one article every question that failed and what to write', async () => {
    const { code, printed } = await run('--article', 'vneid/forgot-password', '--per', '48')
    const text = printed.join('\n')
    expect(code).toBe(0)
    expect(text).toContain('tắt bộ gõ Telex')
    expect(text).toContain('(không bài nào)')
    expect(text).toContain('vneid/forgot-password.ask.txt, cùng ý với “Xin chỉ giùm cách đặt mật khẩu khác”')
    expect(text).not.toContain('payment/water-bill.ask.txt')
  })

  it('has nothing to try in a lesson, and says so', async () => {
    const { code, printed, told, known } = await run('--article', 'lesson/new-phone')
    expect({ code, printed, known }).toEqual({ code: 0, printed: [], known: [] })
    expect(told.join()).toContain('bài học')
  })

  it.each([
    [['--article', 'vneid/nothing'], 'vneid/nothing'],
    [['--everything'], '--everything'],
    [['--per', 'many'], '--per'],
    [['--per', '0'], '--per'],
    [['--seed', '1.5'], '--seed'],
  ])('refuses %j with exit code 2', async (args, mentioned) => {
    const { code, told, known } = await run(...args)
    expect({ code, known }).toEqual({ code: 2, known: [] })
    expect(told.join()).toContain(mentioned)
  })
})
