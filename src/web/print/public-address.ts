import type { Request } from 'express'

/** Where citizens find the assistant: as configured, otherwise where this page was asked for. Without a slash at the end. */
export const publicAddress = (req: Request, configured: string | undefined): string =>
  configured ? new URL(configured).origin : `${req.protocol}://${req.host}`

/** As an address is read aloud and typed. */
export const inLetters = (address: string): string => address.replace(/^https?:\/\//, '')

/** Whether only this machine can open an address. */
export const isOnlyHere = (address: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/.test(address)
