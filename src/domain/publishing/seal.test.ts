import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sealed, unsealed } from './seal.ts'

const contents = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })

it('what was sealed comes back, and any JSON reader can read it', () => {
  fc.assert(
    fc.property(contents, (value) => {
      const text = sealed(value)
      expect(unsealed(text)).toEqual({ body: JSON.stringify(value), seal: 'whole' })
      expect(Object.keys(JSON.parse(text))).toContain('sha256')
    }),
  )
})

it('one flipped bit, or one byte less, anywhere: it is not whole any more', () => {
  fc.assert(
    fc.property(contents, fc.nat(), fc.nat({ max: 7 }), fc.boolean(), (value, place, bit, cut) => {
      const bytes = Buffer.from(sealed(value))
      const at = place % bytes.length
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
      const broken = cut ? Buffer.from(sealed(value)).subarray(0, at) : bytes
      expect(unsealed(broken.toString()).seal).not.toBe('whole')
    }),
  )
})
