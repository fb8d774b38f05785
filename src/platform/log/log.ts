import pino from 'pino'

/**
 * A line of the log: what happened, and ids. No addresses of visitors, no texts, no query strings, so that the log
 * may be kept and shown; the fields that exist are listed here, and nothing else can be written.
 */
export interface LogLine {
  event: string
  region?: string
  language?: string
  kind?: string
  subject?: string
  status?: number
  ms?: number
  count?: number
  fault?: string
  stack?: string | undefined
}

export interface Log {
  info(line: LogLine): void
  warn(line: LogLine): void
  error(line: LogLine): void
}

/** JSON lines on standard error; standard output belongs to what a person reads. */
export function createLog(level: string): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  return {
    info: (line) => out.info(line),
    warn: (line) => out.warn(line),
    error: (line) => out.error(line),
  }
}
