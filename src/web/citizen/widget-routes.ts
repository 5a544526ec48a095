import { join } from 'node:path'
import { Router } from 'express'
import { framedBy } from '../guards.ts'
import type { WebPorts } from '../ports.ts'
import { ASSETS } from '../public/assets.ts'
import { widgetOff } from '../refusals.ts'
import { citizenRoutes } from './routes.tsx'
import { IN_A_FRAME } from './visitor.ts'

const SCRIPT_HEADERS = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Its address never changes, so that browsers ask for it again after an hour.
  'Cache-Control': 'public, max-age=3600',
}

/** What other sites embed: a script that shows a button, and behind it the chat page in a frame. */
export function widgetRoutes(ports: WebPorts): Router {
  const router = Router()
  const origins = ports.widgetOrigins
  if (origins.length === 0) return router.get(['/widget.js', IN_A_FRAME.path], widgetOff)
  router.get('/widget.js', (_req, res) => res.set(SCRIPT_HEADERS).sendFile(join(ASSETS, 'widget.js')))
  router.use(IN_A_FRAME.path, framedBy(origins), citizenRoutes(ports, IN_A_FRAME))
  return router
}
