import type { Article, Utterance } from '../../knowledge/article.ts'
import { seeded } from '../classifier.ts'
import { DISTORTIONS, type Distortion } from './distortions.ts'
import { type Random, shuffled } from './words.ts'

/** Where a text comes from: what people ask and the model has not seen, or the article's own words, which it has. */
export type Source = 'question' | 'title' | 'case' | 'detail'
export type Seed = { text: string; source: Source; isEnglish: boolean }
export type Variant = { text: string; distortion: string; seed: Seed }

/** One variant in so many is made from the article's own titles: they are memorised, and a detail's title is often half a question. */
const TITLES_ONE_IN = 5

const seedsOf = (questions: Utterance[]): Seed[] => questions.map(({ text, style }) => ({ text, source: 'question', isEnglish: style === 'english' }))

const titleSeedsOf = (article: Article): Seed[] => [
  { text: article.title.vi, source: 'title', isEnglish: false },
  ...article.cases.map((c) => ({ text: c.title.vi, source: 'case' as const, isEnglish: false })),
  ...article.details.map((d) => ({ text: d.about.vi, source: 'detail' as const, isEnglish: false })),
]

/** FNV-1a: every article draws for itself, so that alone it is attacked as it is among all others. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Seeds taken in turn, each as often as the others; those that do not suit wait for the next distortion. */
function createPool(seeds: Seed[], random: Random) {
  const waiting = shuffled(seeds, random)
  return (distortion: Distortion, taken: Set<string>): Variant | undefined => {
    for (let i = 0; i < waiting.length; i++) {
      const seed = waiting[i] as Seed
      if (seed.isEnglish && !distortion.english) continue
      const text = distortion.write(seed.text, random)
      if (taken.has(text) || text === seed.text) continue
      waiting.push(...waiting.splice(i, 1))
      return { text, distortion: distortion.name, seed }
    }
    return undefined
  }
}

/** Up to `count` different ways of asking for an article, each distortion in turn; fewer where it has too little to ask with. */
export function variantsOf(article: Article, questions: Utterance[], { count, seed }: { count: number; seed: number }): Variant[] {
  const hash = hashOf(article.id)
  const random = seeded(seed ^ hash)
  const pools = { questions: createPool(seedsOf(questions), random), titles: createPool(titleSeedsOf(article), random) }
  const taken = new Set<string>()
  const variants: Variant[] = []
  for (let i = 0; i < count; i++) {
    const distortion = DISTORTIONS[(hash + i) % DISTORTIONS.length] as Distortion
    const order = i % TITLES_ONE_IN === 0 ? [pools.titles, pools.questions] : [pools.questions, pools.titles]
    const variant = order[0]?.(distortion, taken) ?? order[1]?.(distortion, taken)
    if (!variant) continue
    taken.add(variant.text)
    variants.push(variant)
  }
  return variants
}
