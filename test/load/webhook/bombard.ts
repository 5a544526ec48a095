import autocannon from 'autocannon'
import { percentile } from '../measure.ts'

/** As many as our webhook lets Telegram have. */
const CONNECTIONS = 20
export const SECRET = 'bench-bench-bench-bench-bench'

export type Bombarded = { perSecond: number; p99Ms: number }

/** Posts updates over twenty connections, each as soon as the one before is answered: for some seconds, or so many. Fails unless all are taken. */
export async function bombard(url: string, nextUpdate: () => string, until: { duration: number } | { amount: number }): Promise<Bombarded> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET }
  const setupRequest = (request: { body?: string }) => ({ ...request, body: nextUpdate() })
  const times: number[] = []
  const started = performance.now()
  let ended = started
  const shots = autocannon({ url: `${url}/hooks/telegram`, connections: CONNECTIONS, method: 'POST', headers, requests: [{ setupRequest }], ...until })
  shots.on('response', (_client, _status, _bytes, tookMs) => {
    times.push(tookMs)
    ended = performance.now()
  })
  const { errors, timeouts, non2xx } = await shots
  if (errors + timeouts + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${timeouts} timeouts, ${non2xx} updates refused`)
  return { perSecond: (times.length * 1000) / Math.max(ended - started, 1), p99Ms: percentile(times, 0.99) }
}
