import pino, { type DestinationStream } from 'pino'

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

/** docs/guides/logs.md says what each holds. */
const FIELDS: readonly (keyof LogLine)[] = [
  'event',
  'region',
  'language',
  'kind',
  'subject',
  'status',
  'ms',
  'count',
  'fault',
  'stack',
]
/** What a driver says may be as long as what it was given. */
const LONGEST = 4000

/** Only what is listed, whatever an object brings along besides. */
function lineOf(given: LogLine): Record<string, unknown> {
  const line: Record<string, unknown> = {}
  for (const field of FIELDS) {
    const value = given[field]
    if (value !== undefined) line[field] = typeof value === 'string' ? value.slice(0, LONGEST) : value
  }
  return line
}

/** JSON lines on standard error; standard output belongs to what a person reads. */
export function createLog(level: string, to: DestinationStream = pino.destination(2)): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to)
  return {
    info: (line) => out.info(lineOf(line)),
    warn: (line) => out.warn(lineOf(line)),
    error: (line) => out.error(lineOf(line)),
  }
}
