import type { Request, Response } from 'express'
import type { VNode } from 'preact'
import { forbiddenPage, notFoundPage, tooManyPage, troublePage, widgetOffPage } from './public/message-page.tsx'
import { html } from './public/page.tsx'

const wantsJson = (req: Request): boolean => Boolean(req.is('application/json')) || req.accepts(['html', 'json']) === 'json'

/** Says no in the form that was asked for: a page to people, JSON to the page's script. */
export function refuse(req: Request, res: Response, status: number, message: string, page: () => VNode): void {
  res.status(status)
  if (wantsJson(req)) res.json({ message })
  else res.type('html').send(html(page()))
}

export const notFound = (req: Request, res: Response): void => refuse(req, res, 404, 'Không có địa chỉ này.', notFoundPage)
export const widgetOff = (req: Request, res: Response): void =>
  refuse(req, res, 404, 'Khung hỏi đáp để nhúng chưa được bật: người quản trị chưa đặt WIDGET_ORIGINS.', widgetOffPage)
export const notOurs = (req: Request, res: Response): void => refuse(req, res, 403, 'Yêu cầu từ trang khác bị từ chối.', forbiddenPage)
export const tooMany = (req: Request, res: Response): void =>
  refuse(req, res, 429, 'Bác gửi hơi nhanh. Bác chờ khoảng một phút rồi gửi tiếp giúp tôi nhé.', tooManyPage)
export const trouble = (req: Request, res: Response, message: string): void => refuse(req, res, 503, message, troublePage)
export const malformed = (req: Request, res: Response, message: string, status = 400): void => refuse(req, res, status, message, troublePage)
