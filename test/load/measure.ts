/** What one part of the bench found: keys as DESIGN.md, section 6, names them. */
export type Figures = Record<string, number | Record<string, number>>

export const round = (value: number, digits = 3): number => Number(value.toFixed(digits))
/** Progress, for people: standard output is for the figures. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`)

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** How long each call takes, in milliseconds. */
export async function timesOf<T>(things: readonly T[], call: (thing: T) => unknown): Promise<number[]> {
  const times: number[] = []
  for (const thing of things) {
    const started = performance.now()
    await call(thing)
    times.push(performance.now() - started)
  }
  return times
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
