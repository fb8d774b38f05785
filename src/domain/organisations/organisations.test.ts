import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { openTown, type Town } from '../../../test/town.ts'
import { createOrganisation } from './index.ts'
import type { OrganisationsPart } from './public.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())
  const create = (name: string, website?: string) =>
    town.run(createOrganisation, { region: town.region, name, ...(website !== undefined && { website }) })

  it('is public at once, by number; two of one name have two addresses', async () => {
    await create('Rotes Kreuz', 'https://kreuz.example/')
    await create('Rotes Kreuz')
    await town.published()
    const ref = (await town.house.editions.record('hafen'))?.languages[1]?.parts.organisations
    const part = Object.values(
      await town.house.editions.part<OrganisationsPart>(ref ?? { hash: '', bytes: 0 }),
    )
    expect(part.map(({ name, website }) => [name, website])).toEqual([
      ['Rotes Kreuz', 'https://kreuz.example/'],
      ['Rotes Kreuz', null],
    ])
    expect(new Set(part.map(({ slug }) => slug)).size).toBe(2)
  })

  it('a website that is none is refused', async () => {
    for (const website of ['javascript:alert(1)', 'data:text/html,x', 'kreuz.example', ''])
      await expect(create('Kreuz', website), website).rejects.toMatchObject({ code: 'invalid' })
  })
})
