/** Where a poster hangs and which campaign put it there; both are optional. */
export type Start = { commune?: string; campaign?: string }

/** Lower-case letters without signs, digits and hyphens: a name that fits into a link. */
export const CAMPAIGN = /^[a-z0-9-]{1,20}$/
const COMMUNE = /^\d{5}$/
/** Telegram takes at most 64 of A-Z a-z 0-9 _ - as a start parameter; the longest of these has 28. */
const PAYLOAD = /^c_(\d{5})?(?:_([a-z0-9-]{1,20}))?$/

/** What a poster's link says about itself; nothing where there is nothing to say. Throws on a commune or campaign that no link can carry. */
export function startPayload({ commune, campaign }: Start): string | undefined {
  if (!commune && !campaign) return undefined
  if (commune && !COMMUNE.test(commune)) throw new RangeError(`not a commune's code: ${commune}`)
  if (campaign && !CAMPAIGN.test(campaign)) throw new RangeError(`not a campaign that a link can carry: ${campaign}`)
  return `c_${commune ?? ''}${campaign ? `_${campaign}` : ''}`
}

/** The same, read back; undefined for whatever else a start parameter may be. The commune's code is not looked up. */
export function parseStart(payload: string): Start | undefined {
  const [, commune, campaign] = PAYLOAD.exec(payload) ?? []
  if (!commune && !campaign) return undefined
  return { ...(commune ? { commune } : {}), ...(campaign ? { campaign } : {}) }
}
