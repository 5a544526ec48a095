import type { Request, Response } from 'express'
import type { Accounts, Member } from '../../helpdesk/accounts.ts'
import { cookie } from '../cookies.ts'

const COOKIE = 'tlcd_staff'
const PATH = '/staff'

export const staffToken = (req: Request): string | undefined => cookie(req, COOKIE)

/** SameSite=Strict: no other site's link or form ever carries it. */
export function keepToken(req: Request, res: Response, token: string, expires: Date): void {
  res.cookie(COOKIE, token, { httpOnly: true, sameSite: 'strict', secure: req.secure, expires, path: PATH })
}
export const dropToken = (res: Response): void => void res.clearCookie(COOKIE, { path: PATH })

/** Who is signed in in this browser; nobody is sent to the sign-in page. */
export async function memberOrSignIn(accounts: Accounts, req: Request, res: Response): Promise<Member | undefined> {
  const token = staffToken(req)
  const member = token ? await accounts.signedIn(token) : undefined
  if (!member) res.redirect(303, `${PATH}/sign-in`)
  return member
}

type ForMember = (member: Member, req: Request, res: Response) => Promise<void>

/** A route for members only. */
export const forMember =
  (accounts: Accounts) =>
  (then: ForMember) =>
  async (req: Request, res: Response): Promise<void> => {
    const member = await memberOrSignIn(accounts, req, res)
    if (member) await then(member, req, res)
  }
