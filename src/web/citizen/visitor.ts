import { createHash, randomBytes } from 'node:crypto'
import type { CookieOptions, Request, Response } from 'express'
import { cookie } from '../cookies.ts'

const KEPT_FOR_MS = 30 * 24 * 3_600_000
const TOKEN = /^[\w-]{22}$/

/** Where a chat page stands. Each place has a cookie of its own, so that a conversation in a frame is not the one on our own page. */
export type Place = { path: '' | '/embed'; cookie: string; options: (req: Request) => CookieOptions }

export const OWN_PAGE: Place = { path: '', cookie: 'tlcd_chat', options: (req) => ({ path: '/', sameSite: 'lax', secure: req.secure }) }

/** On another site's page. Browsers send only such a cookie from there; `partitioned` gives each embedding site another one, so nobody is followed from site to site. */
export const IN_A_FRAME: Place = {
  path: '/embed',
  cookie: 'tlcd_embed',
  options: () => ({ path: '/embed', sameSite: 'none', secure: true, partitioned: true }),
}

// The database holds only the hash: who reads it cannot take a conversation over.
const chatIdOf = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 32)

function tokenOf(req: Request, place: Place): string | undefined {
  const token = cookie(req, place.cookie)
  return token && TOKEN.test(token) ? token : undefined
}

/** The conversation that a browser's cookie stands for, if it has one. */
export function visitorOf(req: Request, place: Place): string | undefined {
  const token = tokenOf(req, place)
  return token && chatIdOf(token)
}

/** The same, but a browser without a cookie is given one; one that has it keeps it for another 30 days. */
export function welcome(req: Request, res: Response, place: Place): string {
  const token = tokenOf(req, place) ?? randomBytes(16).toString('base64url')
  res.cookie(place.cookie, token, { httpOnly: true, maxAge: KEPT_FOR_MS, ...place.options(req) })
  return chatIdOf(token)
}
