import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Member } from '../../helpdesk/accounts.ts'
import type { Done } from '../../helpdesk/desk.ts'
import { signInLimits } from '../guards.ts'
import type { WebPorts } from '../ports.ts'
import { html } from '../public/page.tsx'
import { notFound } from '../refusals.ts'
import { explainRoutes } from './explain-routes.tsx'
import { InboxPage } from './inbox-page.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { dropToken, forMember, keepToken, staffToken } from './signed-in.ts'
import { TicketPage } from './ticket-page.tsx'
import { undeliveredRoutes } from './undelivered-routes.tsx'

const Text = z.string().catch('')
const SignIn = z.object({ username: Text, password: Text })
const Reply = z.object({ text: Text })

/** Sign-in, the inbox, and one conversation at a time. */
export function staffRoutes(ports: WebPorts): Router {
  const { desk, accounts, categories, now } = ports
  const router = Router()
  const signedIn = forMember(accounts)

  async function showTicket(member: Member, req: Request, res: Response, failed?: { problem: string; draft?: string }): Promise<void> {
    const opened = await desk.open(String(req.params.id))
    if (opened) res.send(html(<TicketPage {...opened} member={member} categories={categories} now={now()} {...failed} />))
    else notFound(req, res)
  }

  /** Done: on to a page that can be reloaded. Not done: the same page says why, and what was written is still there. */
  async function after(done: Done, to: string, member: Member, req: Request, res: Response): Promise<void> {
    if (done.ok) return res.redirect(303, to)
    res.status(409)
    await showTicket(member, req, res, { problem: done.problem, draft: Reply.parse(req.body ?? {}).text })
  }

  router.get('/sign-in', async (_req, res) => void res.send(html(<SignInPage anyAccount={await accounts.any()} />)))
  router.post('/sign-in', ...signInLimits(), async (req, res) => {
    const { username, password } = SignIn.parse(req.body ?? {})
    const done = await accounts.signIn(username, password)
    if (done) {
      keepToken(req, res, done.token, done.expiresAt)
      return res.redirect(303, '/staff')
    }
    const problem = 'Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại.'
    res.status(401).send(html(<SignInPage anyAccount={await accounts.any()} problem={problem} username={username} />))
  })
  router.post('/sign-out', async (req, res) => {
    const token = staffToken(req)
    if (token) await accounts.signOut(token)
    dropToken(res)
    res.redirect(303, '/staff/sign-in')
  })

  router.get(
    '/',
    signedIn(async (member, _req, res) => {
      const [tickets, undelivered] = await Promise.all([desk.inbox(), desk.undelivered.count()])
      res.send(html(<InboxPage tickets={tickets} undelivered={undelivered} member={member} categories={categories} now={now()} />))
    }),
  )
  router.use('/undelivered', undeliveredRoutes(ports))
  router.use('/explain', explainRoutes(ports))
  router.get('/tickets/:id', signedIn(showTicket))
  router.post(
    '/tickets/:id/claim',
    signedIn(async (member, req, res) => after(await desk.claim(String(req.params.id), member), `/staff/tickets/${req.params.id}`, member, req, res)),
  )
  router.post(
    '/tickets/:id/reply',
    signedIn(async (member, req, res) => {
      const { text } = Reply.parse(req.body ?? {})
      await after(await desk.reply(String(req.params.id), member, text), `/staff/tickets/${req.params.id}?sent`, member, req, res)
    }),
  )
  router.post(
    '/tickets/:id/close',
    signedIn(async (member, req, res) => after(await desk.close(String(req.params.id)), '/staff', member, req, res)),
  )
  return router
}
