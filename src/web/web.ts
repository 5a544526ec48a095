import express, { type ErrorRequestHandler, type Express } from 'express'
import { citizenRoutes } from './citizen/routes.tsx'
import { widgetRoutes } from './citizen/widget-routes.ts'
import { sameOrigin, securityHeaders } from './guards.ts'
import type { WebPorts } from './ports.ts'
import { cardRoutes } from './print/card-routes.tsx'
import { posterRoutes } from './print/poster-routes.tsx'
import { ASSETS } from './public/assets.ts'
import { malformed, notFound, trouble } from './refusals.ts'
import { staffRoutes } from './staff/routes.tsx'
import { webhookRoute } from './webhook.ts'

const LARGEST_BODY = '64kb'
const YEAR_MS = 365 * 24 * 3_600_000

const bodyMessage = (status: number): string => (status === 413 ? 'Nội dung gửi lên quá lớn.' : 'Nội dung gửi lên không đọc được.')

/** The last resort: what the visitor sent wrong is told them, everything else is our trouble. */
const onError =
  ({ log, say }: WebPorts): ErrorRequestHandler =>
  (error: { status?: number; type?: string }, req, res, next) => {
    if (res.headersSent) return next(error)
    const { status } = error
    if (status !== undefined && status >= 400 && status < 500) return malformed(req, res, bodyMessage(status), status)
    log.error({ err: error, method: req.method, path: req.path }, 'a request could not be answered')
    trouble(req, res, say('vi', 'database-down'))
  }

/** The pages of citizens and staff, as one Express application that does not listen yet. */
export function createWeb(ports: WebPorts): Express {
  const app = express()
  app.disable('x-powered-by')
  // A reverse proxy on this machine or network says who is really calling, and whether by HTTPS.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal')
  for (const webhook of ports.webhooks) app.use(webhookRoute(webhook))
  app.use(securityHeaders())
  app.use('/assets', express.static(ASSETS, { immutable: true, maxAge: YEAR_MS, fallthrough: false, index: false }))
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  app.get('/healthz', async (_req, res) => {
    const healthy = await ports.chat.reachable().then(
      () => true,
      () => false,
    )
    res.status(healthy ? 200 : 503).json({ status: healthy ? 'ok' : 'database-down' })
  })
  app.use(sameOrigin)
  app.use(express.json({ limit: LARGEST_BODY }), express.urlencoded({ extended: false, limit: LARGEST_BODY }))
  app.use(citizenRoutes(ports))
  app.use(widgetRoutes(ports))
  app.use(cardRoutes(ports))
  app.use('/staff/poster', posterRoutes(ports))
  app.use('/staff', staffRoutes(ports))
  app.use(notFound)
  app.use(onError(ports))
  return app
}
