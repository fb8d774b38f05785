import { createECDH } from 'node:crypto'

/** An uncompressed point of P-256, and a number of it, as bytes (RFC 8292 section 3.2, SEC 1 section 2.3.3). */
const PUBLIC_BYTES = 65
const PRIVATE_BYTES = 32

/**
 * Whether two keys, as base64url, belong together: a public key of another pair would be refused by every push service,
 * weeks later and one reader at a time.
 * @example isKeyPair(settings.VAPID_PUBLIC_KEY, settings.VAPID_PRIVATE_KEY)
 */
export function isKeyPair(publicKey: string, privateKey: string): boolean {
  const [open, secret] = [publicKey, privateKey].map((key) => Buffer.from(key, 'base64url'))
  if (open?.length !== PUBLIC_BYTES || secret?.length !== PRIVATE_BYTES) return false
  try {
    const curve = createECDH('prime256v1')
    curve.setPrivateKey(secret)
    return curve.getPublicKey().equals(open)
  } catch {
    // Zero, or more than the order of the curve: no private key at all.
    return false
  }
}
