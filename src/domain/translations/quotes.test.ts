import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { openTown, type Town } from '../../../test/town.ts'
import { quotesOf, thingsIn } from './quotes.ts'

it('only what stands in a tag is a quote, each thing once', () => {
  const html =
    '<p>data-contact="a" <a href="page:b#x">B</a><a href="https://x.example/page:c">C</a></p>' +
    '<div data-contact="d"></div><div data-contact="d"></div><img data-media="e" alt="x">'
  expect(thingsIn(html)).toEqual(['b', 'd', 'e'])
})

describe.each(DATABASES)('quotes (%s)', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())

  const quoting = async (thing: string) => (await quotesOf(town.house.database.reader, [thing])).length

  it('what is public counts besides what is newest, older versions do not', async () => {
    const content = `<div data-contact="${town.contact}"></div>`
    const page = await town.build({
      parent: null,
      texts: { de: { title: 'Zitat', slug: 'zitat', content } },
    })
    expect(await quoting(town.contact)).toBe(1)
    await town.say(page, 'de', { title: 'Zitat', slug: 'zitat', content: '<p>Ohne</p>' })
    expect(await quoting(town.contact)).toBe(0)
  })

  it('are found by an index, without reading any content', async () => {
    if (kind !== 'sqlite') return
    const plan = await sql<{ detail: string }>`explain query plan
      select * from text_quotes where thing = 'x'`.execute(town.house.database.raw)
    expect(plan.rows.map(({ detail }) => detail).join()).toMatch(/SEARCH text_quotes USING .*thing=/)
  })
})
