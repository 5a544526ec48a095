import { createHash, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { cookie } from '../cookies.ts'

const COOKIE = 'tlcd_chat'
const KEPT_FOR_MS = 30 * 24 * 3_600_000
const TOKEN = /^[\w-]{22}$/

// The database holds only the hash: who reads it cannot take a conversation over.
const chatIdOf = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 32)

function tokenOf(req: Request): string | undefined {
  const token = cookie(req, COOKIE)
  return token && TOKEN.test(token) ? token : undefined
}

/** The conversation that a browser's cookie stands for, if it has one. */
export function visitorOf(req: Request): string | undefined {
  const token = tokenOf(req)
  return token && chatIdOf(token)
}

/** The same, but a browser without a cookie is given one; one that has it keeps it for another 30 days. */
export function welcome(req: Request, res: Response): string {
  const token = tokenOf(req) ?? randomBytes(16).toString('base64url')
  res.cookie(COOKIE, token, { httpOnly: true, sameSite: 'lax', secure: req.secure, maxAge: KEPT_FOR_MS, path: '/' })
  return chatIdOf(token)
}
