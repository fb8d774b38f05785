import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import type { ContactsPart } from '../domain/contacts/public.ts'
import { createRegion } from '../domain/regions/index.ts'
import type { LegalPart, RegionPart } from '../domain/regions/public.ts'
import { freshInstallation, type Installation } from './testing-line.ts'
import { OPERATOR } from './the-region.ts'

describe.each(DATABASES)('a region by command (%s)', (kind) => {
  let installation: Installation

  beforeEach(async () => {
    installation = await freshInstallation(kind)
    await installation.inside(async (house) => {
      await house.bus.execute(createRegion, { slug: 'hafen', name: 'Hafen', language: 'de' }, OPERATOR)
      await house.worker.drain()
    })
  })
  afterEach(() => installation.remove())

  const part = <T>(name: string): Promise<T | undefined> =>
    installation.inside(async ({ editions }) => {
      const ref = (await editions.record('hafen'))?.languages[0]?.parts[name]
      return ref && editions.part<T>(ref)
    })

  it('gets a person to turn to, in words of its languages', async () => {
    const contact = [
      '--name',
      'Amt am Hafen',
      '--phone',
      '089 99998-100',
      '--area',
      'de=Für alle Fragen',
      '--hours',
      'de=Montag',
    ]
    const { code, out } = await installation.run('region', 'contact', 'hafen', ...contact)
    expect([code, out]).toEqual([0, 'hafen: people can now turn to Amt am Hafen\n'])
    const number = (await part<RegionPart>('region'))?.contact
    expect((await part<ContactsPart>('contacts'))?.[number ?? 0]).toMatchObject({
      name: 'Amt am Hafen',
      area: 'Für alle Fragen',
      hours: 'Montag',
    })
  })

  it('shows an imprint that was written in a file', async () => {
    const file = join(installation.folder, 'imprint.html')
    await writeFile(file, '<p onclick="x()">Amt am Hafen</p>')
    const { code } = await installation.run(
      'region',
      'legal',
      'hafen',
      'imprint',
      '--language',
      'de',
      '--title',
      'Impressum',
      '--file',
      file,
    )
    expect(code).toBe(0)
    expect((await part<LegalPart>('legal'))?.imprint).toMatchObject({
      title: 'Impressum',
      html: '<p>Amt am Hafen</p>',
    })
  })

  it('changes what is named and keeps the rest', async () => {
    await installation.run(
      'region',
      'change',
      'hafen',
      '--prefix',
      'Landkreis',
      '--postal-codes',
      '00001,00002',
    )
    await installation.run('region', 'change', 'hafen', '--status', 'hidden')
    const [summary] = await installation.inside(({ editions }) => editions.summaries())
    expect(summary).toMatchObject({
      name: 'Hafen',
      prefix: 'Landkreis',
      postalCodes: ['00001', '00002'],
      status: 'hidden',
    })
  })

  it('refuses a colour in which nobody can read, and says why', async () => {
    const { code, err } = await installation.run('region', 'change', 'hafen', '--sea', '#f5b82e')
    expect(code).toBe(1)
    expect(err).toContain('1.8 to 1 on paper')
  })

  it('must be named, and must be there', async () => {
    expect((await installation.run('region', 'change')).code).toBe(2)
    expect((await installation.run('region', 'change', 'nowhere')).err).toContain(
      "There is no region 'nowhere'",
    )
  })
})
