import { afterEach, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { wordsOf } from '../support/html.ts'
import { createVisitor } from '../support/visitor.ts'

const PROVINCE = 'https://tinh.gov.vn'
const COMMUNE = 'https://xa.tinh.gov.vn'

let app: App
afterEach(() => app.stop())

async function withWidget(...widgetOrigins: string[]) {
  app = await startApp({ widgetOrigins })
  return createVisitor(app.url)
}

test('without an embedding site there is no widget, and whoever asks for it is told why', async () => {
  const visitor = await withWidget()
  for (const path of ['/widget.js', '/embed']) {
    const answer = await visitor.go(path)
    expect(answer.status).toBe(404)
    expect(wordsOf(await answer.text())).toContain('WIDGET_ORIGINS')
  }
  expect((await visitor.go('/embed', { headers: { Accept: 'application/json' } })).status).toBe(404)
})

test('only the named sites may frame the chat, and only in its frame', async () => {
  const visitor = await withWidget(PROVINCE, COMMUNE)
  const framed = await visitor.go('/embed')
  expect(framed.headers.get('content-security-policy')).toContain(`frame-ancestors ${PROVINCE} ${COMMUNE}`)
  expect(framed.headers.get('x-frame-options')).toBeNull()
  for (const path of ['/', '/staff/sign-in']) {
    const own = await visitor.go(path)
    expect(own.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(own.headers.get('x-frame-options')).not.toBeNull()
  }
})

test('any site can load the script, and asks for it again after an hour', async () => {
  const visitor = await withWidget(PROVINCE)
  const answer = await visitor.go('/widget.js')
  expect(answer.headers.get('content-type')).toContain('javascript')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600')
  expect((await answer.arrayBuffer()).byteLength).toBeLessThan(4_000)
})

test('in the frame a conversation of its own is kept, by a cookie that each embedding site has for itself', async () => {
  const visitor = await withWidget(PROVINCE)
  await visitor.page()
  const framed = await visitor.go('/embed')
  expect(framed.headers.get('set-cookie')).toMatch(/^tlcd_embed=.*Path=\/embed;.*HttpOnly; Secure; Partitioned; SameSite=None/)
  const [, messageId = ''] = /name="messageId" value="([^"]+)"/.exec(await framed.text()) ?? []
  const sent = await visitor.form('/embed/chat/messages', { messageId, text: 'VNeID mức 2' }, { 'Sec-Fetch-Site': 'same-origin' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `/embed#m-${messageId}`])
  expect(wordsOf(await visitor.page('/embed'))).toContain('mang căn cước tới công an xã')
  expect(wordsOf(await visitor.page())).not.toContain('mang căn cước tới công an xã')
})

test('the page around the frame cannot write in it', async () => {
  const visitor = await withWidget(PROVINCE)
  await visitor.page('/embed')
  const sent = await visitor.form('/embed/chat/messages', { messageId: 'message-id-1', text: 'VNeID' }, { 'Sec-Fetch-Site': 'cross-site', Origin: PROVINCE })
  expect(sent.status).toBe(403)
})
