/** A UUID version 7 (RFC 9562, section 5.7): sorts by time of birth, made anywhere without asking a database. */
export type Id = string & { readonly __brand: 'Id' }

/**
 * A new id. Ids made by one process in one millisecond are not ordered among themselves.
 * @example newId() // '019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a10'
 */
export function newId(now: number = Date.now()): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  new DataView(bytes.buffer).setUint32(0, Math.floor(now / 0x10000))
  new DataView(bytes.buffer).setUint16(4, now % 0x10000)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id
}
