import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partFile } from '../../domain/publishing/index.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import type { Offer } from './choice.ts'
import { type County, openCounty } from './testing-county.ts'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.leave())

const ask = (path: string, init?: RequestInit) => county.telephone().fetch(path, init)
const recordOf = async (query: string): Promise<EditionRecord> =>
  (await (await ask(`/offline/hafen/record.json${query}`)).json()).record

/** As they come over the wire: fetch would decode them. */
const raw = (path: string, encoding: string): Promise<{ encoding: string; body: Buffer }> =>
  new Promise((resolve, reject) => {
    request(county.url + path, { headers: { 'accept-encoding': encoding } }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('end', () =>
        resolve({ encoding: answer.headers['content-encoding'] ?? '', body: Buffer.concat(pieces) }),
      )
    })
      .on('error', reject)
      .end()
  })

describe('the record that a device asks for', () => {
  it('names the languages that it wants, and no part that only the API gives away', async () => {
    const { languages } = await recordOf('?languages=uk,de')
    expect(languages.map(({ language }) => language)).toEqual(['de', 'uk'])
    const names = languages.flatMap(({ parts }) => Object.keys(parts))
    expect(names).toContain('sensitive')
    expect(names.filter((name) => name.startsWith('source/'))).toEqual([])
    expect((await recordOf('')).languages).toHaveLength(3)
  })

  it('is asked for again for 0 bytes', async () => {
    const first = await ask('/offline/hafen/record.json')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"/)
    const again = await ask('/offline/hafen/record.json', { headers: { 'if-none-match': tag } })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  })

  it('is not there for a region that is not', async () => {
    expect((await ask('/offline/atlantis/record.json')).status).toBe(404)
    expect((await ask('/offline/atlantis/offer.json')).status).toBe(404)
  })
})

describe('a part', () => {
  it('is sent as it lies on the shelf to who reads brotli, and decoded to who does not; for ever the same', async () => {
    const { hash } = (await recordOf('')).languages[0]?.parts.titles ?? { hash: '' }
    const stored = await readFile(partFile(county.town.house.config.shelf, hash))
    const small = await raw(`/parts/${hash}`, 'br')
    expect([small.encoding, small.body.equals(stored)]).toEqual(['br', true])
    const plain = await raw(`/parts/${hash}`, 'identity')
    expect([plain.encoding, plain.body.equals(brotliDecompressSync(stored))]).toEqual(['', true])
    expect(createHash('sha256').update(plain.body).digest('hex')).toBe(hash)
    const headers = (await ask(`/parts/${hash}`)).headers
    expect(headers.get('cache-control')).toContain('immutable')
  })

  it.each([`/parts/${'0'.repeat(64)}`, '/parts/..%2f..%2fankerplatz.sqlite', '/parts/', '/parts/abc'])(
    '%s is not there',
    async (path) => expect((await ask(path)).status).toBe(404),
  )

  it('that is broken is never sent: it is taken away and made anew', async () => {
    const { hash } = (await recordOf('')).languages[1]?.parts.titles ?? { hash: '' }
    const file = partFile(county.town.house.config.shelf, hash)
    const whole = await readFile(file)
    // Another text, well compressed: only its name says that it is not the one.
    await writeFile(file, await readFile(partFile(county.town.house.config.shelf, await otherHash(hash))))
    expect((await ask(`/parts/${hash}`)).status).toBe(503)
    await expect(readFile(file)).rejects.toThrow('ENOENT')
    const madeAnew = async (): Promise<number> => {
      await county.town.published()
      await county.town.house.shelf.refresh()
      return (await ask(`/parts/${hash}`)).status
    }
    await expect.poll(madeAnew).toBe(200)
    expect(brotliDecompressSync(await readFile(file)).equals(brotliDecompressSync(whole))).toBe(true)
  })

  const otherHash = async (hash: string): Promise<string> =>
    (await recordOf('')).languages
      .map(({ parts }) => parts.titles?.hash ?? '')
      .find((each) => each !== hash) ?? ''
})

describe('the offer', () => {
  it('says what each language costs, what the sensitive pages add, and what all of them share once', async () => {
    const offer: Offer = await (await ask('/offline/hafen/offer.json')).json()
    expect(offer.languages.map(({ language }) => language)).toEqual(['de', 'uk', 'ar'])
    const [de, , ar] = offer.languages
    expect(de?.bytes).toBeGreaterThan(100)
    expect(de?.sensitive).toBeGreaterThan(50)
    expect(ar?.sensitive).toBeNull()
    expect(de?.pictures).toBeGreaterThan(100)
    expect(offer.program).toBeGreaterThan(50)
  })

  it('is what is then sent, to the byte', async () => {
    const offer: Offer = await (await ask('/offline/hafen/offer.json')).json()
    const { languages } = await recordOf('?languages=de')
    const parts = Object.entries(languages[0]?.parts ?? {}).filter(([name]) => name !== 'sensitive')
    const hashes = new Set(parts.map(([, { hash }]) => hash))
    const sent = await Promise.all([...hashes].map((hash) => raw(`/parts/${hash}`, 'br')))
    const sum = sent.reduce((total, { body }) => total + body.length, 0)
    // Nothing is built here: the program is what all languages share.
    expect((offer.languages[0]?.bytes ?? 0) + offer.program).toBe(sum)
  })
})
