import { randomUUID } from 'node:crypto'

export type Event = { id: string; html: string }

/** What a browser does with one site: it keeps cookies, sends forms and JSON, and listens to events. */
export function createVisitor(url: string) {
  const jar = new Map<string, string>()

  async function go(path: string, init: RequestInit = {}): Promise<Response> {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url + path, {
      redirect: 'manual',
      ...init,
      headers: { Accept: 'text/html', ...(cookies ? { Cookie: cookies } : {}), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  const sendJson = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    go('/chat/messages', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    })

  /** Listens until `stop`; `next` resolves with the replies in the order in which they came. */
  async function listen(lastEventId?: string) {
    const abort = new AbortController()
    const response = await go('/chat/events', {
      signal: abort.signal,
      headers: { Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
    })
    const arrived: Event[] = []
    const waiting: ((event: Event) => void)[] = []
    const take = (event: Event) => {
      const waiter = waiting.shift()
      if (waiter) waiter(event)
      else arrived.push(event)
    }
    const ended = readEvents(response, take)
    return {
      response,
      arrived,
      next: (): Promise<Event> => {
        const event = arrived.shift()
        return event ? Promise.resolve(event) : new Promise((resolve) => void waiting.push(resolve))
      },
      stop: () => abort.abort(),
      ended,
    }
  }

  return {
    go,
    jar,
    sendJson,
    listen,
    page: async (path = '/') => (await go(path)).text(),
    ask: (text: string, messageId: string = randomUUID()) => sendJson({ messageId, text }),
    tap: (choice: string) => sendJson({ messageId: randomUUID(), choice }),
    form: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      go(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}
export type Visitor = ReturnType<typeof createVisitor>

async function readEvents(response: Response, take: (event: Event) => void): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response.body ?? []) {
      const records = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n')
      rest = records.pop() ?? ''
      for (const record of records) {
        const fields = record.split('\n')
        const id = fields.find((field) => field.startsWith('id: '))?.slice(4)
        if (id)
          take({
            id,
            html: fields
              .filter((field) => field.startsWith('data: '))
              .map((field) => field.slice(6))
              .join('\n'),
          })
      }
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
  }
}
