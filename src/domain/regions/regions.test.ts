import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { HAFEN, openTown, type Town } from '../../../test/town.ts'
import { pagesOf } from '../pages/index.ts'
import {
  addLanguage,
  changeRegion,
  createRegion,
  RESERVED_SLUGS,
  regionById,
  regionBySlug,
  writeLegal,
} from './index.ts'
import type { LegalPart } from './public.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())
  const reader = () => town.house.database.reader
  const create = (more: object) => town.run(createRegion, { ...HAFEN, slug: 'neu', language: 'de', ...more })

  it('an address of the house itself is no address of a region', async () => {
    for (const slug of [...RESERVED_SLUGS, 'Neu', 'neu/1', '../neu', 'neu.de', '', 'n u', 'a'.repeat(101)])
      await expect(create({ slug }), slug).rejects.toMatchObject({ code: 'invalid' })
    expect(RESERVED_SLUGS.has('api') && RESERVED_SLUGS.has('wp-json')).toBe(true)
  })

  it('two regions cannot have one address', async () => {
    await expect(create({ slug: 'hafen' })).rejects.toMatchObject({ code: 'taken' })
    const both = await Promise.allSettled([create({ slug: 'doppelt' }), create({ slug: 'doppelt' })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'taken' })
  })

  it('every fault of a form is listed at once', async () => {
    const faulty = {
      name: '',
      timezone: 'Europe/Atlantis',
      postalCodes: ['2410'],
      branding: { sea: '#ffff00', deep: 'red' },
      language: 'xx',
      centre: { latitude: 200, longitude: 0 },
    }
    const error = await create(faulty).catch((thrown: unknown) => thrown)
    const faults = (error as { faults: { where: string }[] }).faults.map(({ where }) => where).sort()
    expect(faults).toEqual([
      'branding',
      'branding.deep',
      'centre.latitude',
      'language',
      'name',
      'postalCodes.0',
      'timezone',
    ])
  })

  it('a change of what somebody else changed before is refused', async () => {
    const { version } = (await regionById(reader(), town.region)) ?? { version: 0 }
    const change = (name: string) => town.run(changeRegion, { ...HAFEN, name, region: town.region, version })
    await change('Hafen am Meer')
    await expect(change('Hafenstadt')).rejects.toMatchObject({ code: 'stale' })
    expect(await regionBySlug(reader(), 'hafen')).toMatchObject({
      name: 'Hafen am Meer',
      version: version + 1,
    })
  })

  it('a language twice is one; an unknown one, or one from an unknown one, is refused', async () => {
    const add = (language: string, parent: string | null) =>
      town.run(addLanguage, { region: town.region, language, parent })
    await add('uk', 'de')
    await expect(add('xx', 'de')).rejects.toMatchObject({ code: 'invalid' })
    await expect(add('fa', 'tr')).rejects.toMatchObject({ code: 'unknown' })
    expect((await regionById(reader(), town.region))?.visible).toEqual(['de', 'uk', 'ar'])
  })

  it('what the law wants is public at once, cleaned, and links to pages', async () => {
    const write = (content: string) =>
      town.run(writeLegal, {
        region: town.region,
        kind: 'imprint',
        language: 'de',
        title: 'Impressum',
        content,
      })
    await write('<p>Erst</p>')
    await write(`<h1>Stadt</h1><p onclick="x()"><a href="page:${town.pages.arzt.id}">Hilfe</a></p>`)
    await town.published()
    const ref = (await town.house.editions.record('hafen'))?.languages[0]?.parts.legal
    const { imprint, privacy } = await town.house.editions.part<LegalPart>(ref ?? { hash: '', bytes: 0 })
    const rows = await pagesOf(reader(), town.region)
    const number = rows.find(({ id }) => id === town.pages.arzt.id)?.number
    expect(imprint?.html).toBe(`<h2>Stadt</h2><p><a href="page:${number}">Hilfe</a></p>`)
    expect(privacy).toBeUndefined()
  })
})
