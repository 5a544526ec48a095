import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Figures } from './figures.ts'

/** What may not get worse: the least (`min`) or the most (`max`) that a figure may be. */
const Floors = z.strictObject({ min: z.record(z.string(), z.number()), max: z.record(z.string(), z.number()) })
export type Floors = z.infer<typeof Floors>

export const readFloors = (): Floors => Floors.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8')))

/** A sentence for each bound that does not hold; a figure that is missing holds nothing. */
export function brokenFloors(figures: Figures, { min, max }: Floors): string[] {
  const rate = (name: string): number | undefined => {
    const figure = figures.get(name)
    return figure && figure.hits / figure.total
  }
  const said = (name: string, bound: string) => `${name} is ${rate(name)?.toFixed(4) ?? 'missing'}, ${bound}`
  const low = Object.entries(min).filter(([name, least]) => !((rate(name) ?? -1) >= least))
  const high = Object.entries(max).filter(([name, most]) => !((rate(name) ?? 2) <= most))
  return [...low.map(([name, least]) => said(name, `its floor is ${least}`)), ...high.map(([name, most]) => said(name, `its ceiling is ${most}`))]
}
