import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createAccounts, SIGNED_IN_FOR_MS } from '../../src/helpdesk/accounts.ts'
import { addStaff } from '../../src/helpdesk/staff-command.ts'
import { openStorage } from '../../src/storage/open.ts'

async function office() {
  let at = Date.parse('2026-11-20T01:00:00Z')
  const store = await openStorage(':memory:', (day) => day.slice(0, 10))
  const accounts = createAccounts({ store, now: () => new Date(at) })
  const said: string[] = []
  const run = (args: string[], piped = '', environment: Record<string, string> = {}) => {
    const input = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream & PassThrough
    input.end(piped)
    return addStaff(args, { accounts, environment, input, prompt: new PassThrough(), say: (line) => void said.push(line) })
  }
  const later = (ms: number) => {
    at += ms
  }
  return { store, accounts, said, run, later }
}

test('an account is added with a piped password, and signs in', async () => {
  const { accounts, run, said } = await office()
  expect(await run(['add', 'Hoa', 'Nguyễn', 'Thị', 'Hoa'], 'mật khẩu dài\n')).toBe(0)
  expect(said.join()).toContain('Nguyễn Thị Hoa')
  expect((await accounts.signIn('hoa', 'mật khẩu dài'.normalize('NFD')))?.member.name).toBe('Nguyễn Thị Hoa')
  expect(await accounts.signIn('hoa', 'mật khẩu sai')).toBeUndefined()
})

test('what is wrong is said: a taken name, a short password, nothing given', async () => {
  const { run, said } = await office()
  const env = { STAFF_PASSWORD: 'mật khẩu dài' }
  expect(await run(['add', 'hoa', 'Hoa'], '', env)).toBe(0)
  expect(await run(['add', 'hoa', 'Hoa Hai'], '', env)).toBe(1)
  expect(said.at(-1)).toContain('"hoa" đã có người dùng')
  expect(await run(['add', 'binh', 'Bình'], 'ngắn\n')).toBe(1)
  expect(said.at(-1)).toContain('ít nhất 10 ký tự')
  expect(await run(['add', 'Đào Tấn', 'Bình'], '', env)).toBe(1)
  expect(await run(['add'])).toBe(2)
})

test('a sign-in ends after twelve hours, and the database holds neither token nor password', async () => {
  const { accounts, store, later } = await office()
  await accounts.add({ username: 'hoa', name: 'Hoa', password: 'mật khẩu dài' })
  const done = await accounts.signIn('hoa', 'mật khẩu dài')
  expect(await accounts.signedIn(done?.token ?? '')).toBeDefined()
  expect(await store.signedIn(done?.token ?? '', '2026-11-20')).toBeUndefined()
  expect((await store.staffByName('hoa'))?.passwordHash).toMatch(/^scrypt\$/)
  later(SIGNED_IN_FOR_MS + 1)
  expect(await accounts.signedIn(done?.token ?? '')).toBeUndefined()
})
