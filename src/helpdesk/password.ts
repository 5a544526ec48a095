import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What new passwords are hashed with; every hash carries its own figures, so these may grow. */
const COST = { N: 32_768, r: 8, p: 3 }
const BYTES = 32

const derive = (password: string, salt: Buffer, { N, r, p }: typeof COST): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // Vietnamese letters can be typed composed or decomposed; both are the same password.
    scrypt(password.normalize('NFC'), salt, BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** A hash as it is stored: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether a password is the one that was hashed. Without a hash (unknown name) it takes the same time and is false. */
export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (hash ?? '').split('$')
  const figures = hash ? { N: Number(N), r: Number(r), p: Number(p) } : COST
  const expected = hash ? Buffer.from(key, 'base64url') : randomBytes(BYTES)
  const found = await derive(password, Buffer.from(salt, 'base64url'), figures)
  return hash !== undefined && expected.length === found.length && timingSafeEqual(expected, found)
}
