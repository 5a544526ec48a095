/** The little of autocannon that is used; the package brings no types. */
declare module 'autocannon' {
  type Request = { body?: string }
  type Options = {
    url: string
    connections: number
    /** Seconds. */
    duration?: number
    /** Ends after so many requests instead. */
    amount?: number
    method: 'POST'
    headers: Record<string, string>
    requests: { setupRequest: (request: Request) => Request }[]
  }
  type Result = { errors: number; timeouts: number; non2xx: number }
  type Instance = Promise<Result> & { on(event: 'response', listener: (client: unknown, status: number, bytes: number, tookMs: number) => void): void }
  export default function autocannon(options: Options): Instance
}
