import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { CorruptPart, openEditions, type PartSource } from './editions.ts'
import { sha256 } from './hash.ts'
import type { PartRef } from './manifest.ts'

/** A source in memory that counts how often it is asked, and can be spoilt. */
async function shelfWith(...values: unknown[]) {
  const store = new Map<string, Uint8Array<ArrayBuffer>>()
  const refs: PartRef[] = []
  for (const value of values) {
    const bytes = new TextEncoder().encode(canonicalJson(value))
    const hash = await sha256(bytes)
    store.set(hash, bytes)
    refs.push({ hash, bytes: bytes.length })
  }
  const asked: string[] = []
  const rejected: string[] = []
  const source: PartSource = {
    summaries: async () => [],
    record: async () => undefined,
    bytes: async (hash) => {
      asked.push(hash)
      return store.get(hash)
    },
    reject: (hash) => void rejected.push(hash),
  }
  return { source, store, refs: refs as [PartRef, ...PartRef[]], asked, rejected }
}

it('the hash is SHA-256 in hex, so that any tool can check it', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' // FIPS 180-4, 'abc'
  expect(await sha256(new TextEncoder().encode('abc'))).toBe(abc)
})

describe('a part', () => {
  it('is what was put in', async () => {
    const { source, refs } = await shelfWith({ title: 'Wohnsitz anmelden' })
    expect(await openEditions(source, 1000).part(refs[0])).toEqual({ title: 'Wohnsitz anmelden' })
  })

  it('is read once, however many ask at the same time', async () => {
    const { source, refs, asked } = await shelfWith([1, 2, 3])
    const editions = openEditions(source, 1000)
    await Promise.all([editions.part(refs[0]), editions.part(refs[0]), editions.part(refs[0])])
    await editions.part(refs[0])
    expect(asked).toHaveLength(1)
  })

  it('with one wrong byte is never given out: it is rejected and told', async () => {
    const { source, store, refs, rejected } = await shelfWith({ phone: '112' })
    const bytes = store.get(refs[0].hash)
    bytes?.fill(0x33, 10, 11)
    await expect(openEditions(source, 1000).part(refs[0])).rejects.toThrow(CorruptPart)
    expect(rejected).toEqual([refs[0].hash])
  })

  it('that is missing is rejected too', async () => {
    const { source, store, refs, rejected } = await shelfWith({ phone: '112' })
    store.clear()
    await expect(openEditions(source, 1000).part(refs[0])).rejects.toThrow('missing')
    expect(rejected).toEqual([refs[0].hash])
  })

  it('that was broken and is whole again can be read: a fault is not remembered', async () => {
    const { source, store, refs } = await shelfWith({ phone: '112' })
    const bytes = store.get(refs[0].hash) as Uint8Array<ArrayBuffer>
    store.clear()
    const editions = openEditions(source, 1000)
    await editions.part(refs[0]).catch(() => {})
    store.set(refs[0].hash, bytes)
    expect(await editions.part(refs[0])).toEqual({ phone: '112' })
  })
})

describe('memory', () => {
  it('holds what was used last, and no more than it may', async () => {
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(98)) // 100 bytes each, with quotation marks
    const { source, refs, asked } = await shelfWith(...texts)
    const [a, b, c] = refs as [PartRef, PartRef, PartRef]
    const editions = openEditions(source, 200)
    for (const ref of [a, b, a, c]) await editions.part(ref)
    expect(asked).toHaveLength(3)
    await editions.part(a)
    expect(asked).toHaveLength(3)
    await editions.part(b)
    expect(asked).toEqual([a, b, c, b].map(({ hash }) => hash))
  })

  it('gives out a part that is larger than all of it', async () => {
    const { source, refs } = await shelfWith('x'.repeat(500))
    expect(await openEditions(source, 100).part(refs[0])).toHaveLength(500)
  })
})
