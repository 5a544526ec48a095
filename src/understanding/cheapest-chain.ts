/** One way to read a stretch of what was typed: the words that it stands for, and what it costs in nats. */
export type Way = { words: string[]; cost: number }
type Step<W extends Way> = { way: W; cost: number; before: Step<W> | undefined }

/** Takes one way of each link, so that all together are cheapest; `surprise` says what a word costs after another. */
export function cheapestChain<W extends Way>(links: W[][], surprise: (word: string, before: string | undefined) => number): W[] {
  let steps: Step<W>[] = []
  function reach(way: W): Step<W> {
    const [first = '', ...rest] = way.words
    let [before, cost]: [Step<W> | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
    for (const step of steps) {
      const sum = step.cost + surprise(first, step.way.words.at(-1))
      if (sum < cost) [before, cost] = [step, sum]
    }
    const start = before ? cost : surprise(first, undefined)
    return { way, before, cost: rest.reduce((sum, word, i) => sum + surprise(word, way.words[i]), start + way.cost) }
  }
  for (const ways of links) {
    const [only] = ways
    // Where there is nothing to choose there is nothing to weigh.
    const settled = ways.length === 1 && steps.length <= 1
    steps = settled && only ? [{ way: only, cost: 0, before: steps[0] }] : ways.map(reach)
  }
  const chain: W[] = []
  for (let step = steps.reduce<Step<W> | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined); step; step = step.before) chain.unshift(step.way)
  return chain
}
