import { type Request, type Response, Router } from 'express'
import { startPayload } from '../../places/deep-link.ts'
import { placeText } from '../../places/place-text.ts'
import type { WebPorts } from '../ports.ts'
import { html } from '../public/page.tsx'
import { memberOrSignIn } from '../staff/signed-in.ts'
import { PosterForm, posterPath } from './poster-form.tsx'
import { type DoorName, type Order, readOrder } from './poster-order.ts'
import { type PosterDoor, PosterPage, pageDoor, telegramDoor } from './poster-page.tsx'
import { publicAddress } from './public-address.ts'

/** Posters with QR codes, made by staff. Everything is in the address, so that a poster can be printed again. */
export function posterRoutes({ accounts, print: { places, publicUrl, telegramUsername } }: WebPorts): Router {
  const offered: DoorName[] = telegramUsername ? ['page', 'telegram'] : ['page']

  function posterOf({ commune, campaign, doors, fields }: Extract<Order, { kind: 'poster' }>, home: string) {
    const start = startPayload({ ...(commune?.commune ? { commune: commune.commune.code } : {}), ...(campaign ? { campaign } : {}) })
    const doorOf = (name: DoorName): PosterDoor => (name === 'telegram' && telegramUsername ? telegramDoor(telegramUsername, start) : pageDoor(home, start))
    return (
      <PosterPage doors={doors.map(doorOf)} place={commune && placeText(commune)} campaign={campaign} backHref={posterPath({ ...fields, code: '' }, false)} />
    )
  }

  async function show(req: Request, res: Response): Promise<void> {
    const member = await memberOrSignIn(accounts, req, res)
    if (!member) return
    const order = readOrder(req.query, places, offered)
    if (order.kind === 'poster') return void res.send(html(posterOf(order, publicAddress(req, publicUrl))))
    res.status(order.problem && !order.choices ? 400 : 200)
    const { kind: _, ...form } = order
    res.send(html(<PosterForm member={member} offered={offered} {...form} />))
  }

  const router = Router()
  router.get('/', show)
  return router
}
