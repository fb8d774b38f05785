import { createECDH, generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { isKeyPair } from './keys.ts'

function pair(): [open: string, secret: string] {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return [Buffer.concat(point).toString('base64url'), privateKey.export({ format: 'jwk' }).d ?? '']
}

it('keys that were made together are a pair', () => {
  for (let i = 0; i < 20; i++) expect(isKeyPair(...pair())).toBe(true)
})

it('keys of two pairs, of another curve, cut off, swapped, or none at all are no pair', () => {
  const [open, secret] = pair()
  const [otherOpen] = pair()
  const foreign = createECDH('secp256k1')
  foreign.generateKeys()
  const wrong: [string, string][] = [
    [otherOpen, secret],
    [foreign.getPublicKey('base64url'), foreign.getPrivateKey('base64url')],
    [open.slice(0, -4), secret],
    [open, secret.slice(0, -4)],
    [secret, open],
    [open, 'A'.repeat(43)],
    ['', ''],
    ['not base64 at all!', '%%%'],
  ]
  for (const [publicKey, privateKey] of wrong) expect(isKeyPair(publicKey, privateKey)).toBe(false)
})
