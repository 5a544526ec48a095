import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express'
import type { Webhook } from '../channels/channel.ts'

const LARGEST_BODY = '1mb'

/** A body that cannot be read: the platform is a machine, it gets a status and no page. */
const onUnreadable: ErrorRequestHandler = (error: { status?: number }, _req, res, next) => {
  const { status } = error
  if (status !== undefined && status >= 400 && status < 500) res.status(status).end()
  else next(error)
}

/** Mounts a channel's webhook. A stranger is sent away before the body is read; the platform itself is never slowed down. */
export function webhookRoute({ path, admits, handle }: Webhook): Router {
  const admitted: RequestHandler = (req, res, next) => void (admits(req.headers) ? next() : res.status(401).end())
  const handled: RequestHandler = async (req, res) => void res.status(await handle(req.body)).end()
  return express.Router().post(path, admitted, express.json({ limit: LARGEST_BODY }), handled, onUnreadable)
}
