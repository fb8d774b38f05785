import { readFile, truncate, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type KeptTown, openKeptTown } from '../../cli/testing-kept.ts'
import { freshInstallation } from '../../cli/testing-line.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Archive, openArchive } from './read-archive.ts'

const RUNS = process.env.LONG ? 1000 : 200

let kept: KeptTown
let file: string
let whole: Buffer
let contents: string
beforeAll(async () => {
  kept = await openKeptTown('sqlite')
  file = kept.file('backup.tar.gz')
  await kept.run('backup', '--to', file)
  whole = await readFile(file)
  contents = await readAll(await openArchive(file))
})
afterAll(() => kept.town.leave())

async function readAll({ manifest, entries }: Archive): Promise<string> {
  const all: string[] = [JSON.stringify(manifest)]
  for await (const { name, bytes } of entries()) all.push(name, Buffer.from(bytes).toString('base64'))
  return all.join('\n')
}

/** 'refused', or the contents that somebody would put back. */
const opened = (path: string): Promise<string> =>
  openArchive(path).then(readAll, (error) => {
    if (error instanceof Refusal) return 'refused'
    throw error
  })

it(`an archive with one bit other than it was is refused (${RUNS} times)`, async () => {
  const damaged = kept.file('damaged.tar.gz')
  let harmless = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length * 8 - 1 }), async (bit) => {
      const bytes = Buffer.from(whole)
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await writeFile(damaged, bytes)
      const seen = await opened(damaged)
      // gzip has bits that mean nothing (RFC 1952, section 2.3.1: time, system): then all is as it was, to the byte.
      if (seen === contents) harmless++
      else expect(seen).toBe('refused')
    }),
    { numRuns: RUNS },
  )
  expect(harmless).toBeLessThan(RUNS / 20)
})

it(`an archive that is cut off is refused (${RUNS / 4} times)`, async () => {
  const damaged = kept.file('cut.tar.gz')
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
      await writeFile(damaged, whole)
      await truncate(damaged, length)
      expect(await opened(damaged)).toBe('refused')
    }),
    { numRuns: RUNS / 4 },
  )
})

it('and a restore of it has written nothing: the next one finds an empty place', async () => {
  const installation = await freshInstallation('sqlite', { blank: true })
  try {
    const damaged = kept.file('half.tar.gz')
    for (const share of [0.1, 0.5, 0.99]) {
      await writeFile(damaged, whole.subarray(0, Math.floor(whole.length * share)))
      const { code, err } = await installation.run('restore', '--from', damaged)
      expect([code, err]).toEqual([1, expect.stringContaining('Nothing was changed')])
    }
    expect((await installation.run('restore', '--from', file)).code).toBe(0)
  } finally {
    await installation.remove()
  }
})
