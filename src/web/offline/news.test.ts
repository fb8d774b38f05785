import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveIn, settleIn } from './install.ts'
import { lookForNews } from './news.ts'
import { saveRegion } from './save.ts'
import { generationsOf } from './saved-region.ts'
import { type County, EVERYTHING, GERMAN, openCounty } from './testing-county.ts'
import { type TestingDevice, testingDevice } from './testing-device.ts'
import { readerOf, speak } from './testing-reader.ts'

const HOUR = 3600_000
const ARZT = '/hafen/de/gesundheit/arzt/'

let county: County
beforeAll(async () => {
  speak('de')
  county = await openCounty()
})
afterAll(() => county.leave())

describe('in the background', () => {
  it('the server is asked for news once an hour, for 0 bytes when there are none, and what changed comes', async () => {
    const device = county.telephone()
    await saveRegion(device, GERMAN)
    const askedFor = async (): Promise<number[]> => {
      device.asked.length = 0
      await lookForNews(device, 'hafen', false)
      return device.asked.map(({ status }) => status)
    }
    expect(await askedFor()).toEqual([])
    device.later(HOUR)
    expect(await askedFor()).toEqual([304])
    expect(await askedFor()).toEqual([])
    await county.change('Neues von heute.')
    device.later(HOUR)
    expect(await askedFor()).toEqual([200, 200, 200])
    expect((await readerOf(device).open(ARZT)).text).toContain('Neues von heute')
  })

  it('a server that cannot be reached is not asked at every page', async () => {
    const device = county.telephone()
    await saveRegion(device, GERMAN)
    device.later(HOUR)
    let tries = 0
    device.onAsk(() => {
      tries++
      throw new TypeError('no network')
    })
    await expect(lookForNews(device, 'hafen', false)).rejects.toMatchObject({ fault: 'no-network' })
    await lookForNews(device, 'hafen', false)
    expect(tries).toBe(1)
  })

  it('a clock that was set back does not keep the news away', async () => {
    const device = county.telephone()
    await saveRegion(device, GERMAN)
    device.later(-48 * HOUR)
    device.asked.length = 0
    await lookForNews(device, 'hafen', false)
    expect(device.asked).toHaveLength(1)
  })
})

describe('an old worker and a new edition', () => {
  /** The same telephone with another program on it: the server speaks to the one that has the county's revision. */
  function updated(old: TestingDevice, compiler: number): TestingDevice {
    const next = testingDevice((address, init) => asRevision(compiler, address, init), compiler)
    next.stored.clear()
    Object.assign(next, { stored: old.stored, caches: old.caches })
    return next
  }

  async function asRevision(compiler: number, address: string, init?: RequestInit): Promise<Response> {
    const headers = address.includes('record.json') ? {} : (init?.headers ?? {})
    const response = await fetch(county.url + address, { ...init, headers })
    if (!address.includes('record.json')) return response
    const { publicUrl, record } = await response.json()
    return Response.json({ publicUrl, record: { ...record, compiler } })
  }

  const caches = ({ stored }: TestingDevice) => [...stored.keys()].filter((name) => name.includes('regions-'))

  it('the new one moves in with everything that was saved, and only then the old things go', async () => {
    const old = county.telephone()
    await saveRegion(old, EVERYTHING)
    const next = updated(old, 99)
    expect((await generationsOf(next, 'hafen')).there).toBe(false)
    await moveIn(next, ['de'])
    expect(caches(old)).toHaveLength(2)
    expect((await readerOf(old).open(ARZT)).status).toBe(200)
    await settleIn(next)
    expect(caches(next)).toHaveLength(1)
    expect((await generationsOf(next, 'hafen')).whole[0]?.choice).toEqual(EVERYTHING)
    expect((await readerOf(next).open(ARZT)).status).toBe(200)
  })

  it('it does not move in when something is missing; the old one goes on with what it has', async () => {
    const old = county.telephone()
    await saveRegion(old, EVERYTHING)
    const next = updated(old, 99)
    next.onAsk(() => {
      throw new TypeError('no network')
    })
    await expect(moveIn(next, ['de'])).rejects.toMatchObject({ fault: 'no-network' })
    expect((await readerOf(old).open(ARZT)).status).toBe(200)
  })

  it('the old one takes no edition that was made for the new one', async () => {
    const device = county.telephone()
    await saveRegion(device, GERMAN)
    const old = updated(device, device.compiler)
    const before = await generationsOf(old, 'hafen')
    old.fetch = (address, init) => asRevision(99, address, init)
    old.later(HOUR)
    await expect(lookForNews(old, 'hafen', false)).rejects.toMatchObject({ fault: 'changed-meanwhile' })
    expect(await generationsOf(old, 'hafen')).toEqual(before)
    expect((await readerOf(old).open(ARZT)).status).toBe(200)
  })

  it('a region that was taken down does not keep the new one away', async () => {
    const old = county.telephone()
    await saveRegion(old, GERMAN)
    const next = updated(old, 99)
    next.fetch = async () => new Response('404', { status: 404 })
    await moveIn(next, ['de'])
    expect((await generationsOf(next, 'hafen')).there).toBe(false)
  })
})
