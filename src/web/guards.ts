import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { notOurs, tooMany } from './refusals.ts'

const SELF = ["'self'"]

/** Nothing is loaded from elsewhere and nothing inline runs. */
const contentPolicy = (frameAncestors: string[]) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: SELF,
    styleSrc: SELF,
    imgSrc: SELF,
    connectSrc: SELF,
    formAction: SELF,
    baseUri: ["'none'"],
    frameAncestors,
  },
})

export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: contentPolicy(["'none'"]),
    // "no-referrer", helmet's own choice, would make browsers send forms without saying where they come from.
    referrerPolicy: { policy: 'same-origin' },
  })

/** Lets pages of these origins show ours in a frame. */
export function framedBy(origins: string[]): RequestHandler {
  const setPolicy = helmet.contentSecurityPolicy(contentPolicy(origins))
  return (req, res, next) => {
    res.removeHeader('X-Frame-Options') // it knows no list of origins
    setPolicy(req, res, next)
  }
}

function isSameOrigin(req: Request): boolean {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = req.headers
  if (origin === undefined) return true // not a browser: there is no cookie to misuse
  return URL.canParse(origin) && new URL(origin).host === req.headers.host
}

/** Another site's page cannot make a visitor's browser write here. */
export const sameOrigin: RequestHandler = (req, res, next) => {
  if (['GET', 'HEAD'].includes(req.method) || isSameOrigin(req)) next()
  else notOurs(req, res)
}

const limit = (options: Partial<Options>): RequestHandler =>
  rateLimit({ standardHeaders: 'draft-7', legacyHeaders: false, handler: (req, res) => tooMany(req, res), ...options })
const address = (req: Request): string => ipKeyGenerator(req.ip ?? '')

const MINUTE_MS = 60_000

/** Many phones share an address. */
const addressLimit = (options: Partial<Options> = {}): RequestHandler => limit({ windowMs: MINUTE_MS, limit: 300, keyGenerator: address, ...options })

/** Thirty messages a minute for each visitor; and because a visitor can throw the cookie away, ten times that for each address. */
export const messageLimits = (visitorOf: (req: Request) => string): RequestHandler[] => [
  limit({ windowMs: MINUTE_MS, limit: 30, keyGenerator: (req) => `${address(req)} ${visitorOf(req)}` }),
  addressLimit(),
]

/** The same for pages that begin a conversation by being opened; whoever opens one has no cookie yet. */
export const beginLimit = (begins: (req: Request) => boolean): RequestHandler => addressLimit({ skip: (req) => !begins(req) })

/** Guessing passwords is slow: from one address, and for one name. */
export const signInLimits = (): RequestHandler[] => [
  limit({ windowMs: 15 * MINUTE_MS, limit: 30, skipSuccessfulRequests: true, keyGenerator: address }),
  limit({
    windowMs: 15 * MINUTE_MS,
    limit: 10,
    skipSuccessfulRequests: true,
    keyGenerator: (req) =>
      String((req.body as { username?: unknown } | undefined)?.username)
        .toLowerCase()
        .trim(),
  }),
]
