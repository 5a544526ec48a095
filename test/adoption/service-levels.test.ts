import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIndicators } from '../../src/adoption/indicators.ts'
import { levelCounts, levelRemarks, levelsByCategory } from '../../src/adoption/levels-by-category.ts'
import { readObservations } from '../../src/adoption/observations.ts'
import { parseServiceLevels, proceduresNamed, readServiceLevels, type ServiceLevel } from '../../src/adoption/service-levels.ts'
import { reportText } from '../../src/demand/report.ts'
import { Article } from '../../src/knowledge/article.ts'
import { readArticles } from '../../src/knowledge/catalogue.ts'
import { createReadData } from '../../src/knowledge/data-file.ts'
import { readCategories } from '../../src/knowledge/policy.ts'

const HEAD = 'code,online,source,read_on'

const article = (id: string, category: string, words: string, step = 'x'): Article =>
  Article.parse({
    id,
    title: { vi: 'x', en: 'x' },
    category,
    confidence: 'high',
    validFrom: '2026-01-01',
    checkedOn: '2026-11-21',
    reviewBy: '2027-11-21',
    answer: { vi: words, en: 'x' },
    steps: [{ text: { vi: step, en: 'x' } }],
    sources: [{ title: 'a source', date: '2026', kind: 'law', read: 'original' }],
  })
const RESIDENCE = article('procedure/permanent-residence', 'procedure.residence', 'Thủ tục 1.004222, xoá thì 1.003197.')
const STAY = article('procedure/stay-notification', 'procedure.residence', 'Thông báo lưu trú.', 'Chọn mã 2.001159, không phải 1.004222')
const LAND = article('procedure/land-transfer', 'procedure.land', 'Mã 1.013831; phí 1.000.000 đồng, số 91.0138310.')
const FEES = article('payment/e-wallet', 'payment.transfer', 'Ví điện tử.')

const level = (code: string, online: ServiceLevel['online'], read_on = '2026-07-15'): ServiceLevel => ({ code, online, source: 'nguồn', read_on })
const faultsOf = (rows: string[]) => parseServiceLevels([HEAD, ...rows].join('\n'), [RESIDENCE, STAY, LAND]).faults

async function published() {
  const articles = (await readArticles('knowledge')).articles.map((a) => a.article)
  return { articles, ...(await readServiceLevels('knowledge', articles)) }
}

describe('the levels of services', () => {
  it('as published have no fault, and agree with what the articles tell citizens', async () => {
    const { levels, faults } = await published()
    expect(faults).toEqual([])
    expect(levels.length).toBeGreaterThan(100)
    const levelOf = new Map(levels.map(({ code, online }) => [code, online]))
    // dossier/service-levels names these as examples.
    for (const code of ['1.010041', '2.001159', '1.003677', '1.003197', '1.010028', '1.001456']) expect(levelOf.get(code)).toBe('full')
    for (const code of ['1.004222', '1.004194', '1.002755', '1.010038']) expect(levelOf.get(code)).toBe('partial')
  })

  it('hold no code that an article calls abolished', async () => {
    const { articles, levels } = await published()
    const abolished = articles
      .flatMap((a) => a.details)
      .filter(({ text }) => text.vi.includes('đã bãi bỏ'))
      .flatMap(({ text }) => text.vi.match(/\d\.\d{6}/g) ?? [])
    expect(abolished.length).toBeGreaterThan(0)
    expect(levels.filter(({ code }) => abolished.includes(code))).toEqual([])
  })

  it('are read from every text of an article, but not from amounts of money', () => {
    expect(proceduresNamed(STAY)).toEqual(['2.001159', '1.004222'])
    expect(proceduresNamed(LAND)).toEqual(['1.013831'])
  })

  it.each([
    ['an unknown level', '1.004222,half,nguồn,2026-07', { field: 'online', remedy: 'write full, partial, none, unspecified, unknown' }],
    ['a malformed code', '1.4222,full,nguồn,2026-07', { field: 'code', problem: 'is no code of a procedure' }],
    ['a level without a source', '1.004222,full, ,2026-07', { field: 'source', problem: 'is empty' }],
    ['a day that is none', '1.004222,full,nguồn,năm ngoái', { field: 'read_on', remedy: 'write YYYY-MM-DD or YYYY-MM' }],
    ['a code that no article names', '1.000001,full,nguồn,2026-07', { field: 'code', problem: 'no article names 1.000001' }],
    ['a cell too many', '1.004222,full,báo, trang 2,2026-07', { field: '-', problem: '5 cells in place of 4' }],
  ])('name the line of %s, and serve the others', (_, row, fault) => {
    const { levels, faults } = parseServiceLevels([HEAD, '1.003197,full,nguồn,2026-07-15', row].join('\n'), [RESIDENCE])
    expect(faults).toEqual([expect.objectContaining({ file: 'service-levels.csv', line: 3, remedy: expect.any(String), ...fault })])
    expect(levels[0]).toEqual(level('1.003197', 'full'))
  })

  it('keep the first of two rows of one procedure', () => {
    const rows = ['1.004222,partial,nguồn,2026-07-15', '1.004222,full,nguồn,2026-07-15', '9,full,nguồn,2026-07-15']
    expect(faultsOf(rows).map(({ line, problem }) => `${line} ${problem}`)).toEqual(['3 1.004222 stands twice', '4 is no code of a procedure'])
    expect(parseServiceLevels([HEAD, ...rows].join('\n'), [RESIDENCE]).levels).toEqual([level('1.004222', 'partial')])
  })

  it('say what is wrong with a file of other columns, and with none at all', async () => {
    expect(parseServiceLevels('code,level\n1.004222,full', [RESIDENCE])).toEqual({
      levels: [],
      faults: [expect.objectContaining({ line: 1, remedy: `write ${HEAD}` })],
    })
    const nowhere = await readServiceLevels(await mkdtemp(join(tmpdir(), 'levels-')), [RESIDENCE])
    expect(nowhere).toEqual({ levels: [], faults: [expect.objectContaining({ file: 'service-levels.csv', problem: 'no such file' })] })
  })
})

describe('beside a category', () => {
  const LEVELS = [level('1.003197', 'full'), level('1.004222', 'partial'), level('2.001159', 'full', '2026-06-10'), level('1.013831', 'unspecified', '2026-06')]
  const ARTICLES = [RESIDENCE, STAY, LAND, FEES]

  it('stand the procedures of its articles, each once; a category that names none has nothing', () => {
    const joined = levelsByCategory(ARTICLES, LEVELS)
    expect([...joined].map(([category, of]) => [category, levelCounts(of)])).toEqual([
      ['procedure.residence', 'full 2, partial 1'],
      ['procedure.land', 'unspecified 1'],
    ])
    expect(levelsByCategory(ARTICLES, []).size).toBe(0)
  })

  it('the report says how many of them can be done online, and how old that knowledge is', () => {
    const row = { day: '2026-11-20', channel: 'web', outcome: 'answer', reason: 'matched', article: null, step: null, place: null, campaign: null }
    const text = reportText(
      [
        { ...row, category: 'procedure.residence', turns: 6 },
        { ...row, category: 'payment.transfer', turns: 3 },
        { ...row, category: 'procedure.land', turns: 1 },
      ],
      {
        from: '2026-11-01',
        to: '2026-11-30',
        categories: [{ id: 'procedure.residence', label: { vi: 'Cư trú', en: 'Residence' } }],
        remarks: levelRemarks(ARTICLES, LEVELS),
        titles: new Map(),
        causes: new Map(),
      },
    )
    expect(text).toContain(`Theo lĩnh vực
  Cư trú            6  60,0%
    Thủ tục nêu trong bài: 2 toàn trình · 1 một phần (tra từ 10/06/2026)
  payment.transfer  3  30,0%
  procedure.land    1  10,0%
    Thủ tục nêu trong bài: 1 chưa nêu mức (tra từ 06/2026)

Theo kết quả`)
  })
})

describe('the counts over the national catalogue', () => {
  it('add up to all its procedures', async () => {
    const { indicators } = await readIndicators(createReadData('knowledge'), new Set((await readCategories('knowledge')).map((c) => c.id)))
    const { observations } = await readObservations('knowledge', indicators)
    const value = new Map(observations.filter(({ place }) => place === 'Việt Nam').map((o) => [o.indicator, o.value]))
    const parts = ['full', 'partial', 'none', 'unspecified', 'unknown'].map((name) => value.get(`service.catalogue.${name}`) ?? 0)
    expect(parts).toEqual([41, 29, 522, 2050, 207])
    expect(parts.reduce((sum, n) => sum + n, 0)).toBe(value.get('service.catalogue.all'))
  })
})
