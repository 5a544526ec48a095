import { describe, expect, it } from 'vitest'
import { reportCsv, reportText } from '../../src/demand/report.ts'
import type { DemandRow } from '../../src/demand/signal.ts'

const row = (over: Partial<DemandRow>): DemandRow => ({
  day: '2026-11-20',
  channel: 'web',
  category: 'identity.access',
  outcome: 'answer',
  reason: 'matched',
  article: null,
  step: null,
  place: null,
  campaign: null,
  turns: 1,
  ...over,
})

const OPTIONS = {
  from: '2026-11-01',
  to: '2026-11-21',
  categories: [
    { id: 'identity.access', label: { vi: 'VNeID: đăng nhập', en: 'VNeID: signing in' } },
    { id: 'procedure.land', label: { vi: 'Đất đai', en: 'Land' } },
  ],
  remarks: new Map([['procedure.land', 'Thủ tục nêu trong bài: 2 chưa nêu mức']]),
  titles: new Map([['procedure/land-transfer', 'Sang tên đất']]),
  causes: new Map([['papers', 'Thiếu giấy tờ']]),
}

const ROWS = [
  row({ turns: 1_200 }),
  row({ category: 'procedure.land', outcome: 'clarify', channel: 'telegram', day: '2026-11-21', turns: 250 }),
  row({ category: 'procedure.land', outcome: 'decline', day: '2026-11-19', turns: 50 }),
]

describe('the report as text', () => {
  it('counts by category (with what is to know beside it), outcome, channel and day, with shares, most asked first', () => {
    expect(reportText(ROWS, OPTIONS)).toBe(`Nhu cầu của người dân từ 01/11/2026 đến 21/11/2026 (giờ Hà Nội)
Tổng số: 1.500 lượt trong 3 ngày có người hỏi

Theo lĩnh vực
  VNeID: đăng nhập  1.200  80,0%
  Đất đai             300  20,0%
    Thủ tục nêu trong bài: 2 chưa nêu mức

Theo kết quả
  Trả lời ngay           1.200  80,0%
  Hỏi lại cho rõ           250  16,7%
  Chỉ nơi khác giải đáp     50   3,3%

Theo kênh
  web       1.250  83,3%
  telegram    250  16,7%

Theo ngày
  19/11/2026     50   3,3%
  20/11/2026  1.200  80,0%
  21/11/2026    250  16,7%`)
  })

  it('says where people get stuck, why they could not do it, and by which leaflet they came', () => {
    const about = { article: 'procedure/land-transfer', outcome: 'step' }
    const text = reportText(
      [
        row({ ...about, reason: 'walk-stuck', step: 3, campaign: 'tet-2027', turns: 7 }),
        row({ ...about, reason: 'walk-finished', step: 5, turns: 3 }),
        row({ ...about, outcome: 'notice', reason: 'result-undone-papers', place: 'Xã Kim Liên, Tỉnh Nghệ An', turns: 2 }),
      ],
      OPTIONS,
    )
    expect(text).toMatch(/Sang tên đất, bước 3 +7 +100,0%/)
    expect(text).toMatch(/Mắc ở một bước +7 +70,0%/)
    expect(text).toMatch(/Sang tên đất: Thiếu giấy tờ +2/)
    expect(text).toMatch(/tet-2027 +7/)
    expect(text).toMatch(/Xã Kim Liên, Tỉnh Nghệ An +2/)
  })

  it('keeps what it has no name for: nothing falls out of the totals', () => {
    const text = reportText([row({ category: 'new.field', outcome: 'sung', turns: 3 })], OPTIONS)
    expect(text).toMatch(/new\.field +3 +100,0%/)
    expect(text).toMatch(/sung +3 +100,0%/)
  })

  it('says what to do when nobody asked', () => {
    const text = reportText([], OPTIONS)
    expect(text).toContain('từ 01/11/2026 đến 21/11/2026')
    expect(text).toContain('Chưa có lượt hỏi nào')
    expect(text).toContain('DATA_DIR')
    expect(text).not.toContain('NaN')
  })
})

describe('the report as CSV', () => {
  it('has a header and one record a row, each ended as RFC 4180 says', () => {
    expect(reportCsv([row({}), row({ turns: 7 })])).toBe(
      'day,channel,category,outcome,reason,article,step,place,campaign,turns\r\n2026-11-20,web,identity.access,answer,matched,,,,,1\r\n2026-11-20,web,identity.access,answer,matched,,,,,7\r\n',
    )
    expect(reportCsv([])).toBe('day,channel,category,outcome,reason,article,step,place,campaign,turns\r\n')
  })

  it('quotes commas, quotation marks and line breaks', () => {
    expect(reportCsv([row({ reason: 'a "b", c\nd' })])).toContain(',"a ""b"", c\nd",,,,,1\r\n')
  })

  it.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', '\r=1'])('lets no spreadsheet run %j', (reason) => {
    expect(reportCsv([row({ reason })])).toContain(`'${reason}`)
  })

  it('leaves numbers numbers', () => {
    expect(reportCsv([row({ turns: 12 })])).toMatch(/,12\r\n$/)
  })
})
