import { type Figures, round, tell } from './measure.ts'
import { copyKnowledge, serve } from './served.ts'
import { inFreshFolder } from './shipped.ts'

/** From starting the process to its address: with nothing there yet, and again with the index that was cached. */
export const start = (): Promise<Figures> =>
  inFreshFolder(async (folder) => {
    await copyKnowledge(folder)
    const cold = await serve(folder)
    await cold.stop()
    tell(`start: cold in ${round(cold.startMs, 0)} ms`)
    const ready = await serve(folder)
    await ready.stop()
    return { coldMs: round(cold.startMs, 0), readyMs: round(ready.startMs, 0) }
  })
