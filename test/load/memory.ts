import { readFileSync } from 'node:fs'
import { createVisitor } from '../support/visitor.ts'
import { type Figures, round, tell } from './measure.ts'
import { variedQuestions } from './questions.ts'
import { copyKnowledge, serve } from './served.ts'
import { inFreshFolder } from './shipped.ts'

const QUESTIONS = 500
/** The page takes thirty messages a minute from one visitor. */
const PER_VISITOR = 20

const residentMb = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Each visitor comes from an address of their own, as behind a reverse proxy; a form waits for its answer. */
async function askAll(url: string): Promise<void> {
  const questions = variedQuestions().slice(0, QUESTIONS)
  for (let first = 0; first < questions.length; first += PER_VISITOR) {
    const visitor = createVisitor(url)
    const from = { 'X-Forwarded-For': `203.0.113.${first / PER_VISITOR + 1}` }
    await visitor.go('/', { headers: from })
    for (const [i, text] of questions.slice(first, first + PER_VISITOR).entries()) {
      const { status } = await visitor.form('/chat/messages', { messageId: `question-${first + i}`, text }, from)
      if (status !== 303) throw new Error(`question ${first + i}: HTTP ${status}`)
    }
  }
}

/** The served program with its cached index, after five hundred questions over HTTP. */
export const memory = (): Promise<Figures> =>
  inFreshFolder(async (folder) => {
    await copyKnowledge(folder)
    await (await serve(folder)).stop()
    const served = await serve(folder)
    try {
      tell(`memory: ${round(residentMb(served.pid), 0)} MB before the first question`)
      await askAll(served.url)
      return { rssMb: round(residentMb(served.pid), 0) }
    } finally {
      await served.stop()
    }
  })
