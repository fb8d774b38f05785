import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeRegion, saveRegion } from './save.ts'
import { generationsOf, savedRegions } from './saved-region.ts'
import { type County, EVERYTHING, GERMAN, openCounty } from './testing-county.ts'
import type { TestingDevice } from './testing-device.ts'

let county: County
beforeAll(async () => {
  county = await openCounty()
})
afterAll(() => county.leave())

const partNames = async (device: TestingDevice) =>
  Object.keys((await generationsOf(device, 'hafen')).whole[0]?.record.languages[0]?.parts ?? {})
const partsAsked = ({ asked }: TestingDevice) =>
  asked.filter(({ address, status }) => address.startsWith('/parts/') && status === 200)
const things = ({ stored }: TestingDevice) => [...(stored.get('ankerplatz-things')?.keys() ?? [])]

describe('what is saved', () => {
  it('is what she chose: no sensitive page and no picture without a yes, and nothing that only the API gives away', async () => {
    const device = county.telephone()
    const { record } = await saveRegion(device, GERMAN)
    expect(record.languages.map(({ language }) => language)).toEqual(['de'])
    const names = await partNames(device)
    expect(names).toContain('titles')
    expect(names.filter((name) => /^source|^sensitive/.test(name))).toEqual([])
    expect(things(device).filter((address) => address.startsWith('/media/'))).toEqual([])
  })

  it('is everything when she wants everything: of a picture the one width that fits a telephone', async () => {
    const device = county.telephone()
    await saveRegion(device, EVERYTHING)
    expect(await partNames(device)).toContain('sensitive')
    expect(things(device).filter((address) => address.startsWith('/media/'))).toEqual([
      expect.stringMatching(/-640[.]webp$/),
    ])
  })

  it('is told as it comes', async () => {
    const told: [number, number][] = []
    await saveRegion(county.telephone(), EVERYTHING, { progress: (...now) => told.push(now) })
    const [[, total] = [0, 0]] = told
    expect(total).toBeGreaterThan(1000)
    expect(told.at(0)?.[0]).toBe(0)
    expect(told.at(-1)).toEqual([total, total])
  })
})

describe('bringing it up to date', () => {
  it('fetches the record and what changed, and keeps two generations and nothing else', async () => {
    const device = county.telephone()
    await saveRegion(device, GERMAN)
    const [first] = (await generationsOf(device, 'hafen')).whole
    for (const [round, words] of ['eins', 'zwei', 'drei'].entries()) {
      await county.change(words)
      device.asked.length = 0
      await saveRegion(device, GERMAN)
      expect(partsAsked(device), words).toHaveLength(2)
      expect((await generationsOf(device, 'hafen')).whole, words).toHaveLength(2)
      if (round === 0) expect((await generationsOf(device, 'hafen')).whole[1]).toEqual(first)
    }
    expect(things(device)).toHaveLength((await partNames(device)).length + 2)
  })

  it('asks for 0 bytes when nothing changed', async () => {
    const device = county.telephone()
    const before = await saveRegion(device, GERMAN)
    device.asked.length = 0
    expect(await saveRegion(device, GERMAN)).toEqual(before)
    expect(device.asked.map(({ status }) => status)).toEqual([304])
  })

  it('what a server offers that counts from before is not taken', async () => {
    const device = county.telephone()
    const before = await saveRegion(device, GERMAN)
    const asked = device.fetch
    device.fetch = async (address, init) => {
      const response = await asked(address, address.includes('record.json') ? {} : init)
      if (!address.includes('record.json')) return response
      const { publicUrl, record } = await response.json()
      const languages = record.languages.map((each: object) => ({
        ...each,
        publishedAt: '2020-01-01T00:00:00.000Z',
      }))
      return Response.json({ publicUrl, record: { ...record, sequence: 1, languages } })
    }
    expect(await saveRegion(device, GERMAN)).toEqual(before)
  })
})

describe('when it goes wrong, what was there before is still there', () => {
  it('half a download: the next one goes on where it ended', async () => {
    const device = county.telephone()
    let parts = 0
    device.onAsk((address) => {
      if (address.startsWith('/parts/') && ++parts > 4) throw new TypeError('no network')
    })
    await expect(saveRegion(device, GERMAN)).rejects.toMatchObject({ fault: 'no-network' })
    expect(await savedRegions(device)).toEqual([])
    const come = partsAsked(device).length
    expect(come).toBe(4)
    device.onAsk(() => {})
    device.asked.length = 0
    await saveRegion(device, GERMAN)
    expect(partsAsked(device)).toHaveLength((await partNames(device)).length - come)
  })

  it('called off: the reason is the one that was given', async () => {
    const device = county.telephone()
    const stop = new AbortController()
    const saving = saveRegion(device, EVERYTHING, {
      signal: stop.signal,
      progress: (done) => done > 0 && stop.abort(),
    })
    await expect(saving).rejects.toMatchObject({ name: 'AbortError' })
    expect(await savedRegions(device)).toEqual([])
  })

  it('a full telephone: what had just come goes again, and the old edition stays', async () => {
    const device = county.telephone()
    const before = await saveRegion(device, GERMAN)
    const held = things(device).sort()
    device.room = [...(device.stored.get('ankerplatz-things')?.values() ?? [])].reduce(
      (sum, { bytes }) => sum + bytes.length,
      6000,
    )
    await expect(saveRegion(device, EVERYTHING)).rejects.toMatchObject({ fault: 'no-room' })
    expect(things(device).sort()).toEqual(held)
    expect((await generationsOf(device, 'hafen')).whole[0]).toEqual(before)
  })

  it('published anew in the middle: the new record is asked for, and all comes from that one', async () => {
    const device = county.telephone()
    const server = device.fetch
    let first = true
    device.fetch = async (address, init) => {
      if (!first || !address.startsWith('/parts/')) return server(address, init)
      first = false
      return new Response('gone', { status: 404 })
    }
    await saveRegion(device, GERMAN)
    expect(device.asked.filter(({ address }) => address.includes('record.json'))).toHaveLength(2)
  })

  it('a part that is not what it should be is not kept, however often it comes', async () => {
    const device = county.telephone()
    const server = device.fetch
    device.fetch = async (address, init) =>
      address.startsWith('/parts/') ? new Response('{"html":"something else"}') : server(address, init)
    await expect(saveRegion(device, GERMAN)).rejects.toMatchObject({ fault: 'changed-meanwhile' })
    expect(things(device)).toEqual([])
  })

  it('a server of another revision: its editions are not for this program', async () => {
    const device = county.telephone(99)
    await expect(saveRegion(device, GERMAN)).rejects.toMatchObject({ fault: 'changed-meanwhile' })
    expect(things(device)).toEqual([])
  })
})

it('what is removed is gone, and what another region needs stays', async () => {
  const device = county.telephone()
  await saveRegion(device, GERMAN)
  expect(await removeRegion(device, 'hafen')).toBe(false)
  expect(things(device)).toEqual([])
  expect(await savedRegions(device)).toEqual([])
})
