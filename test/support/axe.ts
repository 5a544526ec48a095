import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const SCRIPT = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const GRAVE = ['serious', 'critical']

type Violation = { id: string; impact: string; help: string; nodes: { html: string; failureSummary: string }[] }

const described = ({ impact, id, nodes }: Violation): string =>
  `${impact} ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)}\n    ${failureSummary.replaceAll('\n', ' ')}`).join('\n  ')}`

/** What keeps people from using a page, as axe finds it. What is less grave is printed, and does not count. */
export async function barriers(page: Page | Frame): Promise<string[]> {
  await page.evaluate(SCRIPT)
  const violations = await page.evaluate<Violation[]>('axe.run().then(({ violations }) => violations)')
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact))
  for (const violation of violations) if (!grave.includes(violation)) process.stdout.write(`${described(violation)}\n`)
  return grave.map(described)
}
