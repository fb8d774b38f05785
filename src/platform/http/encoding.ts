import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const COMPRESSIBLE = /^(text\/|application\/(json|xml|ld\+json|manifest\+json)|image\/svg)/
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** The best encoding that a client takes (Accept-Encoding, RFC 9110 section 12.5.3); q=0 means not at all. */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(header)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(header) ? 'gzip' : 'identity'
}

/**
 * A body in an encoding. Long answers get a lower quality: a county's 2 MB at quality 11 would take five seconds.
 * Answers the bytes and the encoding that they really have.
 */
export async function encode(
  body: Uint8Array,
  type: string,
  wanted: Encoding,
): Promise<{ body: Uint8Array; encoding: Encoding }> {
  if (wanted === 'identity' || body.length < 200 || !COMPRESSIBLE.test(type))
    return { body, encoding: 'identity' }
  if (wanted === 'gzip') return { body: trimmed(await zip(body, { level: 6 })), encoding: 'gzip' }
  const quality = body.length > 300_000 ? 4 : 6
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return { body: trimmed(await brotli(body, { params })), encoding: 'br' }
}

/** A copy of its own length: zlib answers a view into a buffer many times as long, which whoever keeps it would keep too. */
const trimmed = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
