import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'

/** Where the pages' pictures are put, to be looked at. */
export const PICTURES = process.env.PICTURES_DIR ?? join(tmpdir(), 'tro-ly-cong-dan-pictures')

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--lang=vi']

export async function launchBrowser(): Promise<Browser> {
  mkdirSync(PICTURES, { recursive: true })
  return playwright.launch({ executablePath: SYSTEM ?? (await chromium.executablePath()), args: ARGS, headless: true })
}

export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } satisfies BrowserContextOptions
export const DESK = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions

/** Opens a page of its own, and collects what the browser complains about. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && complaints.push(message.text())))
  page.on('pageerror', (error) => void complaints.push(String(error)))
  return { page, complaints }
}

/** A picture is there to be looked at, and is no part of what is tested: a busy machine may fail to take it. */
export const picture = (page: Page, name: string, fullPage = false): Promise<unknown> =>
  page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage }).catch(() => undefined)

/** How far the page can be scrolled sideways: on a page that fits, not at all. */
export const sideways = (page: Pick<Page, 'evaluate'>): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
