import type { Context } from 'hono'

/** What an endpoint has to say. */
export interface Answer {
  /** Names the bytes: the same tag only ever stands for the same JSON. */
  tag: string
  json(): Promise<string>
}

/**
 * Raise it when the code makes other JSON from the same edition: answers that clients keep are then asked for anew.
 */
export const ANSWER_REVISION = 1

/**
 * The answer as HTTP: a strong ETag, and 304 to who has it already. `no-cache` (ask every time) because editors expect
 * to see a change at once (CMS pull request #2099).
 */
export async function respond(c: Context, { tag, json }: Answer): Promise<Response> {
  const etag = `"${tag}"`
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' }
  if (isKnown(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers)
  return c.body(await json(), 200, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
}

/** RFC 9110, 13.1.2: a list of tags or '*', compared weakly, as a server in front may have marked ours weak. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}
