/**
 * JSON with keys in order (of UTF-16 units) and no spaces: the same value is always the same bytes, so that equal parts have
 * equal hashes. After RFC 8785 (JCS), for what we store: strings, finite numbers, booleans, null, arrays, plain objects.
 * Undefined members are left out. Throws TypeError on anything else.
 * @example canonicalJson({ b: 1, a: ['ä'] }) // '{"a":["ä"],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || !isPlain(value))
    throw new TypeError(`${String(value)} has no JSON of ours`)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** A Date, a Map or bytes would silently become '{}'. */
const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))
