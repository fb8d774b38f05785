import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { CorruptPart } from '../../../edition/editions.ts'

/**
 * Asked in a way that we cannot answer.
 * @example throw badRequest('depth must be a whole number')
 */
export const badRequest = (message: string): HTTPException => new HTTPException(400, { message })

/**
 * There is nothing at this address.
 * @example throw notThere('There is no such page.')
 */
export const notThere = (message: string): HTTPException => new HTTPException(404, { message })

/** Every failure in the one form that Integreat's clients parse: `{"error": "..."}` (CMS issue #2308). */
export function failure(c: Context, status: ContentfulStatusCode, message: string): Response {
  return c.body(JSON.stringify({ error: message }), status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-cache',
  })
}

/** What a thrown error says to the client. The server around it finds the error itself in `c.error`, for its log. */
export function failureOf(error: Error, c: Context): Response {
  if (error instanceof HTTPException) return failure(c, error.status as ContentfulStatusCode, error.message)
  if (error instanceof CorruptPart) return failure(c, 503, 'This content cannot be read at the moment.')
  return failure(c, 500, 'Something went wrong on our side.')
}

/** Reading is all there is yet. */
export function onlyReading(c: Context): Response {
  c.header('Allow', 'GET, HEAD, OPTIONS')
  return failure(c, 405, `${c.req.method} is not possible here.`)
}
