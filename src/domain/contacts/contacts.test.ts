import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { openTown, type Town } from '../../../test/town.ts'
import { createContact, describeContact } from './index.ts'
import type { ContactsPart } from './public.ts'

describe.each(DATABASES)('%s', (kind) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(kind)
  })
  afterAll(() => town.leave())

  const part = async (language: string): Promise<ContactsPart> => {
    await town.published()
    const record = await town.house.editions.record('hafen')
    const ref = record?.languages.find((one) => one.language === language)?.parts.contacts
    return town.house.editions.part<ContactsPart>(ref ?? { hash: '', bytes: 0 })
  }
  const create = (facts: Record<string, string>) =>
    town.run(createContact, { region: town.region, facts: { name: 'Büro', ...facts } })

  it('the facts are the same in every language, the words are of one', async () => {
    await town.run(describeContact, { contact: town.contact, language: 'uk', area: 'Поради' })
    const [de] = Object.values(await part('de'))
    const [uk] = Object.values(await part('uk'))
    expect(de).toMatchObject({
      name: 'Hafenbüro',
      phone: '0431 123',
      hours: 'Montag bis Freitag',
      area: null,
    })
    expect(uk).toMatchObject({ name: 'Hafenbüro', phone: '0431 123', hours: null, area: 'Поради' })
  })

  it('described again it says the new words', async () => {
    await town.run(describeContact, { contact: town.contact, language: 'de', hours: 'Freitag' })
    expect(Object.values(await part('de'))[0]?.hours).toBe('Freitag')
  })

  it('a number, address or website that is none is refused, all of them at once', async () => {
    const error = await create({
      phone: 'javascript:alert(1)',
      email: 'nobody',
      website: 'javascript:alert(1)',
      postcode: '123',
    }).catch((thrown: unknown) => thrown)
    const faults = (error as { faults: { where: string }[] }).faults.map(({ where }) => where)
    expect(faults).toEqual(['facts.phone', 'facts.email', 'facts.website', 'facts.postcode'])
    for (const website of ['data:text/html,x', 'ftp://a.example', '//a.example', 'a.example'])
      await expect(create({ website }), website).rejects.toMatchObject({ code: 'invalid' })
  })

  it('words for a contact that is not there are refused', async () => {
    const words = { contact: 'nobody', language: 'de', hours: 'immer' }
    await expect(town.run(describeContact, words)).rejects.toMatchObject({ code: 'unknown' })
  })

  it('an address needs a town', async () => {
    await create({ name: 'Ohne', street: 'Kai 1' })
    await create({ name: 'Mit', street: 'Kai 1', postcode: '24103', town: 'Hafen' })
    const byName = new Map(Object.values(await part('de')).map((contact) => [contact.name, contact.address]))
    expect(byName.get('Ohne')).toBeNull()
    expect(byName.get('Mit')).toEqual({ street: 'Kai 1', postcode: '24103', town: 'Hafen' })
  })
})
