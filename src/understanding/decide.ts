import type { Part } from '../conversation/outcome.ts'
import type { Understood } from '../conversation/understood.ts'
import type { Best } from './confidence.ts'

/**
 * What to do is what costs the citizen least. A wrong answer costs 1; the other costs are held against it. An answer is given
 * when its risk is smaller than the cost of asking back; a short message leaves more unsaid, so asking is cheaper there.
 */
export const COSTS = { askBack: 0.46, askBackShort: 0.3, askBackWary: 0.2 }
/** Messages of at most this many words are short. */
export const SHORT = 5
/** Probability from which small talk, a wish for a person, or an open "help me" is taken for what it is. */
const TALK = 0.5
/** A question back offers our topics only when the message is ours at least this likely; otherwise it is another's. */
const OURS = 0.5
/** … or when one topic is this likely by itself. */
const LIKELY = 0.65
/** A short message leaves so much unsaid that it is asked back from this likelihood on. */
const OURS_SHORT = 0.25
/** Nothing is offered when even the likeliest topic is less likely than this: the question is another's. */
const LEAST_BEST = 0.08
/** An option is offered when it is at least this likely among the topics; a question back with fewer options than these is hardly one. */
const LEAST_OPTION = 0.02
const OPTIONS = { fewest: 3, most: 5 }
/** What leaves its topic open is asked back unless it is this likely that it is nothing of ours. */
const NOT_OURS = 0.5
/** When warnings about fraud together are this likely, the likeliest one is given rather than a question back. */
const WARN = 0.5
/** The same beside a strange link: whoever holds one is warned before anything else. */
const WARN_OF_LINK = 0.05
/** What we do not answer must be this likely for its door to be named. */
const DOOR = 0.2

/** `open`: topics among which a short message leaves the choice. `wary`: orders to the machine were left out of the message; `strangeLink`: it names an address that is not official. */
export type Evidence = { best: Best; ours: number; confidence: number; words: number; parts: Part[]; open: string[]; wary: boolean; strangeLink: boolean }
export type Decision = Understood['decision']

/** Talk that says so little that what it is about is still open. */
const SAYS_LITTLE = ['talk.unclear/vague', 'talk.human/personal-case']

const isSafety = (id: string): boolean => id.startsWith('safety/')

/** The topics worth offering, likeliest first. */
export function optionsFrom({ topics }: Best): string[] {
  const mass = topics.reduce((sum, t) => sum + t.p, 0) || 1
  const likely = topics.filter((t) => t.p / mass >= LEAST_OPTION).slice(0, OPTIONS.most)
  return (likely.length >= OPTIONS.fewest ? likely : topics.slice(0, OPTIONS.fewest)).map((t) => t.id)
}

/** A figure and the least that it must be. */
export type Check = { is: number; least: number }
/** The figures that a decision hangs on, in the order in which they are looked at. */
export type Checks = Record<'talk' | 'ours' | 'likely' | 'sure' | 'warning' | 'offered' | 'door', Check>

export const holdsCheck = ({ is, least }: Check): boolean => is >= least

/** What is weighed, and against what. */
export function weigh({ best, ours, confidence, words, wary, strangeLink }: Evidence): Checks {
  const short = words <= SHORT
  const first = best.topics[0]?.p ?? 0
  const ask = wary ? COSTS.askBackWary : short ? COSTS.askBackShort : COSTS.askBack
  return {
    talk: { is: best.talks, least: TALK },
    ours: { is: ours, least: short ? OURS_SHORT : OURS },
    likely: { is: first, least: LIKELY },
    // The risk of a wrong answer, 1 - confidence, must not cost more than asking back.
    sure: { is: confidence, least: 1 - ask },
    warning: { is: best.topics.filter((t) => isSafety(t.id)).reduce((sum, t) => sum + t.p, 0), least: strangeLink ? WARN_OF_LINK : WARN },
    offered: { is: first, least: LEAST_BEST },
    door: { is: best.doors, least: DOOR },
  }
}

/** Pure: the same evidence gives the same decision. */
export function decide(evidence: Evidence): Decision {
  const { best, parts, open } = evidence
  const { topics, door, talk } = best
  const checks = weigh(evidence)
  const first = topics[0]
  const isOpen = open.length >= 2 && parts.length < 2 && best.doors < NOT_OURS
  // Too short a cry for help is better met with the things it may be about.
  if (holdsCheck(checks.talk) && !(isOpen && SAYS_LITTLE.includes(talk.id))) return talkDecision(talk.id, best)
  const isOurs = holdsCheck(checks.ours) || holdsCheck(checks.likely)
  if (isOpen) return { outcome: { kind: 'clarify', options: open, parts: [] }, reason: 'low-confidence-short' }
  const warning = topics.find((t) => isSafety(t.id))
  const warns = warning && holdsCheck(checks.warning) && isOurs
  if (first && holdsCheck(checks.sure) && !(warns && evidence.strangeLink)) return { outcome: { kind: 'answer', parts, offers: [] }, reason: 'matched' }
  if (warns)
    return {
      outcome: { kind: 'answer', parts: [{ articleId: warning.id }], offers: optionsFrom(best).filter((id) => id !== warning.id) },
      reason: 'matched-warning',
    }
  if (first && holdsCheck(checks.offered) && isOurs) return { outcome: { kind: 'clarify', options: optionsFrom(best), parts: [] }, reason: 'low-confidence' }
  if (holdsCheck(checks.door)) return { outcome: { kind: 'decline', door: door.id }, reason: 'no-match-door' }
  return { outcome: { kind: 'decline' }, reason: 'no-match' }
}

function talkDecision(id: string, best: Best): Decision {
  const [label = '', about = ''] = id.split('/')
  if (label === 'talk.human')
    return { outcome: { kind: 'escalate', parts: [], promised: false }, reason: about === 'personal-case' ? 'personal-case' : 'asked-for-human' }
  if (label === 'talk.unclear') {
    const options = best.topics[0] && best.topics[0].p >= 0.1 ? optionsFrom(best) : []
    return { outcome: { kind: 'clarify', options, parts: [] }, reason: 'low-confidence-vague' }
  }
  return { outcome: { kind: 'chat', about }, reason: `talk-${about}` }
}
