import type { Refusal, RefusalCode } from '../../kernel/refusal.ts'
import { asRefusal } from '../database/faults.ts'
import type { Log } from '../log/log.ts'

/**
 * The one place where a refusal becomes a status (RFC 9110 section 15.5, 15.6). 409 for what somebody else did first,
 * 422 (section 15.5.21) for input that was understood and is not right.
 */
const STATUS = {
  invalid: 422,
  forbidden: 403,
  unknown: 404,
  stale: 409,
  taken: 409,
  unavailable: 503,
} as const satisfies Record<RefusalCode, number>

/** A full disk or a database that starts again takes minutes, not seconds. RFC 9110 section 10.2.3. */
const RETRY_AFTER_SECONDS = 120

/** A refusal as HTTP: a face of the house puts its own words and looks around it. */
export interface RefusalAnswer {
  refusal: Refusal
  status: (typeof STATUS)[RefusalCode]
  headers: Readonly<Record<string, string>>
}

/**
 * How an error is answered over HTTP; undefined when it is no refusal but a fault of ours (500). What a database or a disk
 * said is logged here, because whoever is refused is not shown it.
 * @example const known = refusalAnswer(error, log); if (known) return c.html(<Refused {...known} />, known.status, known.headers)
 */
export function refusalAnswer(error: unknown, log: Log): RefusalAnswer | undefined {
  const refusal = asRefusal(error)
  if (!isRefusal(refusal)) return undefined
  const { code, cause } = refusal
  if (code === 'unavailable' && cause !== undefined)
    log.error({ event: 'writing.unavailable', fault: faultOf(cause) })
  const headers = { 'Cache-Control': 'no-store' }
  return {
    refusal,
    status: STATUS[code],
    headers: code === 'unavailable' ? { ...headers, 'Retry-After': String(RETRY_AFTER_SECONDS) } : headers,
  }
}

/**
 * A refusal without any looks: JSON for who asks for it, otherwise plain text. Undefined for a fault of ours.
 * @example app.onError((error, c) => refusalResponse(error, log, c.req.header('accept')) ?? c.text('500', 500))
 */
export function refusalResponse(error: unknown, log: Log, accept = ''): Response | undefined {
  const answer = refusalAnswer(error, log)
  if (!answer) return undefined
  const { refusal, status, headers } = answer
  const { code, message, faults } = refusal
  if (/\bjson\b/.test(accept)) return Response.json({ error: code, message, faults }, { status, headers })
  const text = [message, ...faults.map(({ where, what }) => `${where}: ${what}`)].join('\n')
  return new Response(`${text}\n`, {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

/** By its name, not its class: the publishing thread and a bundle of its own have a class of their own. */
const isRefusal = (error: unknown): error is Refusal => (error as Error | undefined)?.name === 'Refusal'

/** What the database said, without the statement and its values, which drivers append. */
function faultOf(cause: unknown): string {
  const {
    code = '',
    errcode = '',
    message = '',
  } = cause as { code?: string; errcode?: number; message?: string }
  return `${[code, errcode].filter((part) => part !== '').join(' ')} ${message.split('\n')[0]}`
    .slice(0, 200)
    .trim()
}
