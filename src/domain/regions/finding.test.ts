import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RegionSummary } from '../../edition/manifest.ts'
import { findRegions, nearestRegions } from './public.ts'

const summary = (number: number, name: string, more: Partial<RegionSummary> = {}): RegionSummary => ({
  number,
  slug: `r${number}`,
  name,
  prefix: null,
  status: 'live',
  centre: null,
  box: null,
  postalCodes: [],
  aliases: [],
  languages: ['de'],
  ...more,
})
const at = (latitude: number, longitude: number) => ({ latitude, longitude })
const AUGSBURG = summary(1, 'Augsburg', {
  prefix: 'Landkreis',
  centre: at(48.37, 10.9),
  postalCodes: ['86356', '86150'],
  aliases: [
    { name: 'Neusäß', ...at(48.4, 10.83) },
    { name: 'Neusäß-Westheim', ...at(48.39, 10.81) },
    { name: 'Neukirchen', ...at(48.6, 10.9) },
    { name: 'Neuburg an der Kammel', ...at(48.3, 10.3) },
  ],
})
const REMS = summary(2, 'Rems-Murr-Kreis', { centre: at(48.83, 9.32), postalCodes: ['71332'] })
const GROSS = summary(3, 'Groß-Gerau', {
  prefix: 'Kreis',
  aliases: [{ name: 'Mörfelden', ...at(49.98, 8.57) }],
})
const NOWHERE = summary(4, 'Überall')
const all = [AUGSBURG, REMS, GROSS, NOWHERE]
const found = (query: string) => findRegions(all, query).map(({ region }) => region.name)

it('a region is found by its name, or its beginning, whatever the capitals', () => {
  for (const query of ['Augsburg', 'augs', 'LANDKREIS AUGSBURG', 'kreis' + ' gross', ' Augsburg '])
    expect(found(query), query).toHaveLength(1)
  expect(found('burg')).toEqual([])
})

it('accents, umlauts, ß and hyphens do not matter', () => {
  expect(found('uberall')).toEqual(['Überall'])
  expect(found('U\u0308berall')).toEqual(['Überall'])
  expect(found('gross gerau')).toEqual(['Groß-Gerau'])
  expect(found('Groß-Gerau')).toEqual(['Groß-Gerau'])
  expect(found('rems murr')).toEqual(['Rems-Murr-Kreis'])
  expect(found('murr-kreis')).toEqual(['Rems-Murr-Kreis'])
})

it('a village leads to its county, and says so; at most three villages', () => {
  expect(findRegions(all, 'neusass')).toEqual([{ region: AUGSBURG, aliases: AUGSBURG.aliases.slice(0, 2) }])
  expect(findRegions(all, 'neu')[0]?.aliases).toHaveLength(3)
  expect(found('morfelden')).toEqual(['Groß-Gerau'])
})

it('a postal code leads to its county, its beginning too from three digits on', () => {
  expect(found('86356')).toEqual(['Augsburg'])
  expect(found(' 713 ')).toEqual(['Rems-Murr-Kreis'])
  expect(found('71')).toEqual([])
  expect(found('99999')).toEqual([])
})

it('every region is found by its own name, and no question breaks anything', () => {
  for (const region of all) expect(findRegions(all, region.name).map((hit) => hit.region)).toContain(region)
  fc.assert(fc.property(fc.string(), (query) => findRegions(all, query).length <= all.length))
})

it('the nearest are those with the nearest centre or village, and a region without a place is none', () => {
  expect(nearestRegions(all, at(48.4, 10.8), 2)).toEqual([AUGSBURG, REMS])
  expect(nearestRegions(all, at(49.98, 8.57), 9)).toEqual([GROSS, REMS, AUGSBURG])
})
