import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../test/databases.ts'
import { openTown, type Town } from '../test/town.ts'
import { publishPage } from './domain/pages/index.ts'
import { openHouse, renewEditions } from './house.ts'
import type { Actor } from './kernel/actor.ts'
import { createLog } from './platform/log/log.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())

  const record = () => town.house.editions.record('hafen')

  it('what a command changed is public as soon as the jobs are done, and the front is told', async () => {
    const told: (string | null)[] = []
    town.house.shelf.onChange((region) => told.push(region))
    const before = (await record())?.sequence ?? 0
    await town.say(town.pages.termin, 'de', { title: 'Termine', slug: 'termin', content: '<p>Neu</p>' })
    await town.published()
    expect((await record())?.sequence).toBeGreaterThan(before)
    expect(told).toContain('hafen')
  })

  it('who only visits changes nothing', async () => {
    const visitor: Actor = { kind: 'visitor', id: null }
    const input = { page: town.pages.termin.id, ...(town.pages.termin.texts.de ?? { text: 0, version: 0 }) }
    await expect(town.house.bus.execute(publishPage, input, visitor)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('another house on the same data reads what this one published', async () => {
    const beside = await openHouse(town.house.config, { log: createLog('silent') })
    expect(await beside.editions.record('hafen')).toEqual(await record())
    await beside.close()
  })

  it('editions of this code are not made anew at a start', async () => {
    const before = await record()
    await renewEditions(town.house)
    await town.published()
    expect(await record()).toEqual(before)
  })
})
