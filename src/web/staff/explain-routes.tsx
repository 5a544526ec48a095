import { Router } from 'express'
import { z } from 'zod'
import type { WebPorts } from '../ports.ts'
import { html } from '../public/page.tsx'
import { ExplainPage, questionProblem } from './explain-page.tsx'
import { forMember } from './signed-in.ts'

const Question = z.object({ text: z.string().catch('') })

/** For editors: why a question is answered as it is. It comes in a form, so that no address and no log holds it. */
export function explainRoutes({ accounts, explain }: WebPorts): Router {
  const router = Router()
  const signedIn = forMember(accounts)

  router.get(
    '/',
    signedIn(async (member, _req, res) => void res.send(html(<ExplainPage member={member} />))),
  )
  router.post(
    '/',
    signedIn(async (member, req, res) => {
      const { text } = Question.parse(req.body ?? {})
      const problem = questionProblem(text)
      if (problem) res.status(400).send(html(<ExplainPage member={member} text={text} problem={problem} />))
      else res.send(html(<ExplainPage member={member} explanation={await explain(text)} />))
    }),
  )
  return router
}
