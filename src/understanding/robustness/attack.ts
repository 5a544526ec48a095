import type { Outcome } from '../../conversation/outcome.ts'
import type { Variant } from './variants.ts'

/** Right: the reply is this article. Offered: it stands among what is asked back or offered beside. Wrong: another article answers. Silent: neither. */
export type Verdict = 'right' | 'offered' | 'wrong' | 'silent'
export type Judged = {
  verdict: Verdict
  /** The article that came first where this one did not. */
  instead?: string
}
/** How a variant fared. `plain`: how its text fared before it was distorted; `served`: how it fared where every question had been learned. */
export type Attempt = Variant & Judged & { plain: Verdict; served: Verdict }

/** What a citizen gets who says this and nothing else. */
export type Ask = (text: string) => Promise<Outcome>
/** One has never seen the questions that are held out; the other is as it is served. */
export type Attacked = { unseen: Ask; served: Ask }

export function judge(outcome: Outcome, articleId: string): Judged {
  const said = 'parts' in outcome ? outcome.parts.map((part) => part.articleId) : []
  const offered = outcome.kind === 'clarify' ? outcome.options : outcome.kind === 'answer' ? outcome.offers : []
  if (said[0] === articleId) return { verdict: 'right' }
  const first = [...said, ...offered].find((id) => id !== articleId)
  const instead = first === undefined ? {} : { instead: first }
  if (said.includes(articleId) || offered.includes(articleId)) return { verdict: 'offered', ...instead }
  return { verdict: outcome.kind === 'answer' ? 'wrong' : 'silent', ...instead }
}

export async function attack(articleId: string, variants: Variant[], { unseen, served }: Attacked): Promise<Attempt[]> {
  const plain = new Map<string, Verdict>()
  const attempts: Attempt[] = []
  for (const variant of variants) {
    const { text } = variant.seed
    const before = plain.get(text) ?? judge(await unseen(text), articleId).verdict
    plain.set(text, before)
    const [judged, learned] = [judge(await unseen(variant.text), articleId), judge(await served(variant.text), articleId)]
    attempts.push({ ...variant, ...judged, plain: before, served: learned.verdict })
  }
  return attempts
}
