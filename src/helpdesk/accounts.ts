import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { hashPassword, passwordFits } from './password.ts'
import type { StaffAccount, StaffStore } from './ticket.ts'

export const SHORTEST_PASSWORD = 10
export const SIGNED_IN_FOR_MS = 12 * 3_600_000

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,31}$/

/** Something about an account that whoever asked for it can mend; the message is Vietnamese. */
export class AccountError extends Error {}

/** What the rest of the program may know of a member of staff. */
export type Member = { id: string; username: string; name: string }

export type AccountsPorts = { store: StaffStore; now: () => Date }

const asMember = ({ id, username, name }: StaffAccount): Member => ({ id, username, name })
const tidy = (username: string): string => username.trim().toLowerCase()
// The database keeps only a hash, so that who reads it cannot sign in.
const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

function checkAccount(username: string, name: string, password: string): void {
  if (!USERNAME.test(username)) throw new AccountError(`Tên đăng nhập "${username}" không hợp lệ: dùng 2–32 chữ thường không dấu, số, dấu chấm hoặc gạch.`)
  if (name === '') throw new AccountError('Thiếu họ tên cán bộ (người dân sẽ thấy tên này).')
  if (name.length > 100) throw new AccountError('Họ tên dài quá 100 ký tự.')
  if ([...password].length < SHORTEST_PASSWORD) throw new AccountError(`Mật khẩu quá ngắn: cần ít nhất ${SHORTEST_PASSWORD} ký tự.`)
  if (tidy(password) === username) throw new AccountError('Mật khẩu không được trùng tên đăng nhập.')
}

/** Staff accounts and who is signed in. */
export function createAccounts({ store, now }: AccountsPorts) {
  return {
    async add(account: { username: string; name: string; password: string }): Promise<Member> {
      const username = tidy(account.username)
      const name = account.name.normalize('NFC').replace(/\s+/g, ' ').trim()
      checkAccount(username, name, account.password)
      const created = { id: randomUUID(), username, name, passwordHash: await hashPassword(account.password), createdAt: now().toISOString() }
      if (!(await store.addStaff(created))) throw new AccountError(`Tên đăng nhập "${username}" đã có người dùng.`)
      return asMember(created)
    },

    /** A token for a name and password that fit, otherwise nothing: which of the two was wrong is not told. */
    async signIn(username: string, password: string): Promise<{ token: string; member: Member; expiresAt: Date } | undefined> {
      const account = await store.staffByName(tidy(username))
      const fits = await passwordFits(password, account?.passwordHash)
      if (!account || !fits) return undefined
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(now().getTime() + SIGNED_IN_FOR_MS)
      await store.addSignIn(tokenHash(token), account.id, expiresAt.toISOString())
      return { token, member: asMember(account), expiresAt }
    },

    async signedIn(token: string): Promise<Member | undefined> {
      const account = await store.signedIn(tokenHash(token), now().toISOString())
      return account && asMember(account)
    },

    signOut: (token: string): Promise<void> => store.signOut(tokenHash(token)),
    any: (): Promise<boolean> => store.anyStaff(),
  }
}
export type Accounts = ReturnType<typeof createAccounts>
