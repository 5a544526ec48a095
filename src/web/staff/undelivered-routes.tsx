import { type Request, type Response, Router } from 'express'
import type { Member } from '../../helpdesk/accounts.ts'
import type { Done } from '../../helpdesk/desk.ts'
import type { WebPorts } from '../ports.ts'
import { html } from '../public/page.tsx'
import { forMember } from './signed-in.ts'
import { isNotice, type Notice, UndeliveredPage } from './undelivered-page.tsx'

const PATH = '/staff/undelivered'

/** Replies that did not reach their citizen: the list, and what can be done with each. */
export function undeliveredRoutes({ desk, accounts, now }: WebPorts): Router {
  const router = Router()
  const signedIn = forMember(accounts)

  async function show(member: Member, res: Response, more: { notice?: Notice | undefined; problem?: string }): Promise<void> {
    const [letters, count] = await Promise.all([desk.undelivered.list(), desk.undelivered.count()])
    res.send(html(<UndeliveredPage letters={letters} count={count} member={member} now={now()} {...more} />))
  }

  const act = (path: string, notice: Notice, action: (id: number) => Promise<Done>) =>
    router.post(
      `/:id/${path}`,
      signedIn(async (member, req: Request, res) => {
        const done = await action(Number(req.params.id))
        if (done.ok) res.redirect(303, `${PATH}?done=${notice}`)
        else await show(member, res.status(409), { problem: done.problem })
      }),
    )

  router.get(
    '/',
    signedIn((member, req, res) => {
      const done = String(req.query.done)
      return show(member, res, { notice: isNotice(done) ? done : undefined })
    }),
  )
  act('resend', 'resent', desk.undelivered.resend)
  act('drop', 'dropped', desk.undelivered.drop)
  return router
}
