import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { jsonItems } from './json-stream.ts'

async function read(bytes: Uint8Array, size: number): Promise<unknown[]> {
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
  }
  const values: unknown[] = []
  for await (const { index, value } of jsonItems(chunks(), 'de')) {
    expect(index).toBe(values.length)
    values.push(value)
  }
  return values
}

const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), { maxLength: 8 })
const spacing = fc.constantFrom(undefined, 2, '\t')

it('gives the items that JSON.parse gives, wherever the chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(objects, spacing, fc.integer({ min: 1, max: 40 }), async (items, space, size) => {
      const text = JSON.stringify(items, null, space)
      expect(await read(Buffer.from(text), size)).toEqual(JSON.parse(text))
    }),
  )
})

it('never takes for whole what JSON.parse would not, and only ever refuses', async () => {
  await fc.assert(
    fc.asyncProperty(
      objects,
      fc.nat(),
      fc.constantFrom('', ',', ']', '}', '"', '[', '\\', 'x'),
      async (items, at, sign) => {
        const text = JSON.stringify(items)
        const cut = at % (text.length + 1)
        const broken = text.slice(0, cut) + sign + text.slice(cut + 1)
        const read1 = await read(Buffer.from(broken), 7).catch((error) => error)
        if (read1 instanceof Error) expect(read1).toBeInstanceOf(Refusal)
        else expect(read1).toEqual(JSON.parse(broken))
      },
    ),
  )
})

it('a byte order mark before the list is no fault', async () => {
  expect(await read(Buffer.from('\ufeff[{"a":1}]'), 2)).toEqual([{ a: 1 }])
})
