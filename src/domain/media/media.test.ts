import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { openTown, type Town } from '../../../test/town.ts'
import { addPicture, describePicture, mediaOf, storePicture } from './index.ts'
import { type MediaPart, pictureAddress, widthsOf } from './public.ts'

const colour = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

describe('a picture that is stored', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ankerplatz-media-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const stored = async () => (await readdir(folder)).sort()
  const bytesOf = async (name: string) => readFile(join(folder, name))

  it('is written anew without anything that it said of its maker: no place, no camera, no comment', async () => {
    const photo = await colour(400, 300)
      .withExif({
        IFD0: { Make: 'CANARYCAM', Artist: 'CANARY NAME', Copyright: 'CANARY RIGHT' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '54/1 19/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '10/1 8/1 0/1',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>CANARY XMP</rdf></x:xmpmeta>')
      .jpeg()
      .toBuffer()
    const planted = await sharp(photo).metadata()
    expect(planted.exif?.toString('latin1')).toContain('CANARYCAM')
    // 0x8825: the pointer to the place (Exif 2.32, table 3), in either order of bytes.
    expect(planted.exif?.toString('hex')).toMatch(/8825|2588/)
    expect(planted.xmp?.toString()).toContain('CANARY XMP')

    await storePicture(folder, photo)
    const [name = ''] = await stored()
    const { format, exif, xmp, icc, iptc } = await sharp(await bytesOf(name)).metadata()
    expect([format, exif, xmp, icc, iptc]).toEqual(['webp', undefined, undefined, undefined, undefined])
    expect((await bytesOf(name)).toString('latin1')).not.toMatch(/CANARY|GPS/)
  })

  it('stands upright, as its camera meant it', async () => {
    const lying = await colour(400, 200)
      .withExif({ IFD0: { Orientation: '6' } })
      .jpeg()
      .toBuffer()
    const turned = await sharp(lying).withMetadata({ orientation: 6 }).toBuffer()
    const { width, height, hash } = await storePicture(folder, turned)
    expect([width, height]).toEqual([200, 400])
    expect(await sharp(await bytesOf(`${hash}-200.webp`)).metadata()).toMatchObject({
      width: 200,
      height: 400,
    })
  })

  it('is kept in each of our widths up to its own', async () => {
    const { hash } = await storePicture(folder, await colour(700, 350).png().toBuffer())
    expect(await stored()).toEqual([`${hash}-320.webp`, `${hash}-640.webp`])
    expect(widthsOf(700).map((width) => pictureAddress(hash, width))).toEqual(
      (await stored()).map((name) => `/media/${name}`),
    )
    const small = await storePicture(folder, await colour(90, 90).png().toBuffer())
    expect(await stored()).toContain(`${small.hash}-90.webp`)
  })

  it('twice is once: the files stay as they are', async () => {
    const bytes = await colour(320, 100).png().toBuffer()
    const first = await storePicture(folder, bytes)
    const [name = ''] = await stored()
    const { mtimeMs, ino } = await stat(join(folder, name))
    expect(await storePicture(folder, bytes)).toEqual(first)
    expect(await stat(join(folder, name))).toMatchObject({ mtimeMs, ino })
  })

  it('of a drawing with a script pixels are left, and nothing that it points to is read', async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="100" onload="alert(1)">' +
      '<script>alert("CANARY")</script><image xlink:href="file:///etc/passwd" width="9" height="9"/>' +
      '<image href="http://127.0.0.1:9/x.png" width="9" height="9"/><rect width="400" height="100" fill="#0a5a66"/></svg>'
    await storePicture(folder, Buffer.from(drawing))
    const [name = ''] = await stored()
    const bytes = await bytesOf(name)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 320 })
    expect(bytes.toString('latin1')).not.toMatch(/script|CANARY|svg/i)
  })

  it('is refused when it is none, whatever it is called', async () => {
    const entities =
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "&b;&b;"><!ENTITY b "&a;">]><svg>&a;</svg>'
    for (const text of [
      'just words',
      '<html><script>alert(1)</script></html>',
      '',
      '\x89PNG\r\n\x1a\n',
      '%PDF-1.7',
      entities,
    ])
      await expect(storePicture(folder, Buffer.from(text)), text).rejects.toMatchObject({ code: 'invalid' })
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'red', noise } })
      .png()
      .toBuffer()
    for (const length of [20, 60, whole.length / 2])
      await expect(storePicture(folder, whole.subarray(0, length))).rejects.toMatchObject({ code: 'invalid' })
    expect(await stored()).toEqual([])
  })

  it('is refused when it would fill the memory: more than 50 megapixels, or 20 megabytes', async () => {
    const huge =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8000" height="8000"><rect width="9" height="9"/></svg>'
    await expect(storePicture(folder, Buffer.from(huge))).rejects.toMatchObject({ code: 'invalid' })
    const flat = await colour(9000, 6000).png({ compressionLevel: 1 }).toBuffer()
    expect(flat.length).toBeLessThan(2 ** 21)
    await expect(storePicture(folder, flat)).rejects.toMatchObject({ code: 'invalid' })
    await expect(storePicture(folder, Buffer.alloc(20 * 2 ** 20 + 1))).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await stored()).toEqual([])
  })
})

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())
  const add = async () => {
    const picture = await storePicture(town.house.config.media, await colour(640, 320).png().toBuffer())
    return town.run(addPicture, { region: town.region, picture, name: 'rathaus.png' })
  }

  it('the same bytes again are the same picture', async () => {
    expect(await add()).toBe(await add())
    expect(await mediaOf(town.house.database.reader, town.region)).toHaveLength(1)
  })

  it('is described in the language of the reader, or in the nearest that somebody wrote', async () => {
    const media = await add()
    await town.run(describePicture, { media, language: 'de', alt: 'Das Rathaus' })
    await town.run(describePicture, { media, language: 'uk', alt: 'Ратуша' })
    await town.published()
    const record = await town.house.editions.record('hafen')
    const alts = await Promise.all(
      (record?.languages ?? []).map(async ({ parts }) =>
        Object.values(await town.house.editions.part<MediaPart>(parts.media ?? { hash: '', bytes: 0 })).map(
          ({ alt }) => alt,
        ),
      ),
    )
    expect(alts).toEqual([['Das Rathaus'], ['Ратуша'], ['Das Rathaus']])
  })
})
