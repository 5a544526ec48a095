import { type Logger as PinoLogger, pino } from 'pino'

/** Structured lines on standard error. A citizen's words are never logged: only ids, kinds and errors. */
export type Logger = PinoLogger

export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }))
