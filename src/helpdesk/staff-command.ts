import { createInterface } from 'node:readline'
import { AccountError, type Accounts } from './accounts.ts'

const USAGE = 'Cách dùng: npm run staff -- add <tên đăng nhập> <họ và tên>\nMật khẩu được hỏi ngay sau đó (không hiện ra), hoặc lấy từ biến STAFF_PASSWORD.'

export type StaffCommandPorts = {
  accounts: Accounts
  environment: Record<string, string | undefined>
  input: NodeJS.ReadStream
  /** Where the prompt is written. */
  prompt: NodeJS.WritableStream
  say: (line: string) => void
}

async function pipedLine(input: NodeJS.ReadStream): Promise<string> {
  const lines = createInterface({ input })
  for await (const line of lines) return line
  return ''
}

/** Reads a line from the terminal without showing it. */
function hiddenLine(input: NodeJS.ReadStream, prompt: NodeJS.WritableStream, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = ''
    const finish = (done: () => void) => {
      input.off('data', onData)
      input.setRawMode(false)
      input.pause()
      prompt.write('\n')
      done()
    }
    const onData = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n' || key === '\u0004') return finish(() => resolve(typed))
        if (key === '\u0003') return finish(() => reject(new AccountError('Đã huỷ.')))
        if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1)
        else if (key >= ' ') typed += key
      }
    }
    // Before the question is seen: an answer that is typed at once must not be shown either.
    input.setRawMode(true)
    input.setEncoding('utf8')
    input.on('data', onData)
    input.resume()
    prompt.write(question)
  })
}

async function readPassword({ environment, input, prompt }: StaffCommandPorts): Promise<string> {
  if (environment.STAFF_PASSWORD) return environment.STAFF_PASSWORD
  if (!input.isTTY) return pipedLine(input)
  const first = await hiddenLine(input, prompt, 'Mật khẩu (ít nhất 10 ký tự): ')
  if ((await hiddenLine(input, prompt, 'Gõ lại mật khẩu: ')) !== first) throw new AccountError('Hai lần gõ không giống nhau, chưa tạo tài khoản.')
  return first
}

/** `npm run staff -- add <username> <full name…>`; returns the exit code. */
export async function addStaff(args: string[], ports: StaffCommandPorts): Promise<number> {
  const [action, username, ...name] = args
  if (action !== 'add' || username === undefined || name.length === 0) {
    ports.say(USAGE)
    return 2
  }
  try {
    const member = await ports.accounts.add({ username, name: name.join(' '), password: await readPassword(ports) })
    ports.say(`Đã thêm cán bộ ${member.name} (tên đăng nhập: ${member.username}). Đăng nhập tại trang /staff.`)
    return 0
  } catch (error) {
    if (!(error instanceof AccountError)) throw error
    ports.say(`Không thêm được: ${error.message}`)
    return 1
  }
}
