import type { Place } from '../../src/places/place.ts'
import { type Asked, before2025, today } from './addresses.ts'
import { DISTORTIONS } from './distortions.ts'

export type Row = { distortion: string; text: string; asked: Asked; isRight: boolean; isOffered: boolean; got: Place | undefined }

/** Small, seeded, good enough to draw with. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const offered = (place: Place | undefined): string[] => (place?.ambiguous ?? (place ? [place] : [])).flatMap((c) => (c.commune ? [c.commune.code] : []))

/** Right is exactly the communes meant, no more and no fewer (up to the five that are offered); offered is the one meant among others. */
function judge(asked: Asked, got: Place | undefined): { isRight: boolean; isOffered: boolean } {
  const codes = offered(got)
  const isOffered = codes.some((code) => asked.codes.includes(code))
  return { isOffered, isRight: isOffered && codes.every((code) => asked.codes.includes(code)) && codes.length === Math.min(5, asked.codes.length) }
}

/** Draws `count` addresses, half of today and half from before, each under one of the distortions that suit it, in turn. */
export const createSweep =
  (find: (text: string) => Place | undefined) =>
  (count: number, seed: number): Row[] => {
    const random = createRandom(seed)
    const draw = (): Asked => {
      const list = random() < 0.5 ? today : before2025
      return list[Math.floor(random() * list.length)] as Asked
    }
    return Array.from({ length: count }, (_, i) => {
      const distortion = DISTORTIONS[i % DISTORTIONS.length] as (typeof DISTORTIONS)[number]
      let asked = draw()
      while (distortion.suits?.(asked) === false) asked = draw()
      const text = distortion.write(asked, random)
      const got = find(text)
      return { distortion: distortion.name, text, asked, got, ...judge(asked, got) }
    })
  }
