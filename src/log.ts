import { type Logger as PinoLogger, pino } from 'pino'

/** Structured lines on standard error. A citizen's words are never logged: only ids, kinds and errors. */
export type Logger = PinoLogger

export function createLog(level: string): Logger {
  const standardError = pino.destination({ dest: 2, sync: true })
  // A full disk must not end the service only because that cannot be written down; the lines wait until it can.
  standardError.on('error', () => undefined)
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, standardError)
}
