import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import { canonicalJson } from '../../edition/canonical-json.ts'
import { openEditions } from '../../edition/editions.ts'
import { sha256 } from '../../edition/hash.ts'
import { NO_PICTURES, selected } from './selection.ts'

let town: Town
beforeEach(async () => {
  town = await openTown('sqlite')
})
afterEach(() => town.leave())

const choose = (regions: string[], pictures = true) => selected(town.house.shelf, { regions, pictures })

it('what is published while a copy is made is not in it', async () => {
  const source = await choose(['hafen'])
  const before = await source.record('hafen')
  await town.say(town.pages.arzt, 'de', { title: 'Praxis', slug: 'praxis' })
  await town.published()
  expect((await town.house.shelf.record('hafen'))?.sequence).toBeGreaterThan(before?.sequence ?? 0)
  expect(await source.record('hafen')).toEqual(before)
})

it('a region that was not chosen is not there', async () => {
  const source = await choose([])
  expect(await source.summaries()).toEqual([])
  expect(await source.record('hafen')).toBeUndefined()
})

it('without pictures every language has a part of none, and it is what its hash says', async () => {
  const source = await choose(['hafen'], false)
  const record = await source.record('hafen')
  expect(record?.languages.map(({ parts }) => parts.media)).toEqual([NO_PICTURES, NO_PICTURES, NO_PICTURES])
  expect(await openEditions(source, 1000).part(NO_PICTURES)).toEqual({})
  expect(await sha256(new TextEncoder().encode(canonicalJson({})))).toBe(NO_PICTURES.hash)
})
