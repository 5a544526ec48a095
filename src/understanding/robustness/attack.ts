import type { Outcome } from '../../conversation/outcome.ts'
import type { Variant } from './variants.ts'

/** Right: the reply is this article. Offered: it stands among what is asked back or offered beside. Wrong: another article answers. Silent: neither. */
export type Verdict = 'right' | 'offered' | 'wrong' | 'silent'
/** `instead`: the article that came first where this one did not. */
export type Attempt = Variant & { articleId: string; verdict: Verdict; instead?: string }

/** What a citizen gets who says this and nothing else. */
export type Ask = (text: string) => Promise<Outcome>

export function judge(outcome: Outcome, articleId: string): { verdict: Verdict; instead?: string } {
  const said = 'parts' in outcome ? outcome.parts.map((part) => part.articleId) : []
  const offered = outcome.kind === 'clarify' ? outcome.options : outcome.kind === 'answer' ? outcome.offers : []
  const first = said[0] ?? offered[0]
  if (said[0] === articleId) return { verdict: 'right' }
  const instead = first === undefined || first === articleId ? {} : { instead: first }
  if (said.includes(articleId) || offered.includes(articleId)) return { verdict: 'offered', ...instead }
  return { verdict: outcome.kind === 'answer' ? 'wrong' : 'silent', ...instead }
}

export async function attack(articleId: string, variants: Variant[], ask: Ask): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  for (const variant of variants) attempts.push({ ...variant, articleId, ...judge(await ask(variant.text), articleId) })
  return attempts
}
