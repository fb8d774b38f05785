import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../../test/databases.ts'
import { createContact } from '../../../domain/contacts/index.ts'
import { createOrganisation } from '../../../domain/organisations/index.ts'
import { createPage, publishPage, writePage } from '../../../domain/pages/index.ts'
import { addLanguage, changeRegion, factsOf, regionById } from '../../../domain/regions/index.ts'
import { draftOf, FACTS } from '../../../domain/translations/index.ts'
import { SYSTEM } from '../../../kernel/actor.ts'
import type { Command } from '../../../platform/commands/command.ts'
import { type Entered, enterAs } from '../testing-entry.ts'
import { type Browser, type Office, openBrowser, openOffice } from '../testing-office.ts'

const CONTACTS = '/backoffice/regions/hafen/contacts'

describe.each(DATABASES)('contacts in the back office (%s)', (kind) => {
  let office: Office
  let editor: Entered
  let author: Entered
  let translator: Entered
  let partner: Entered
  let organisation: string
  let things = 0
  beforeAll(async () => {
    office = await openOffice(kind)
    const { region } = office
    await run(addLanguage, { region, language: 'uk', parent: 'de' })
    organisation = await run(createOrganisation, { region, name: 'Volkshochschule' })
    editor = await enterAs(office, { role: 'editor', region, organisation: null })
    author = await enterAs(office, { role: 'author', region, organisation: null })
    translator = await enterAs(office, { role: 'translator', region, organisation: null })
    partner = await enterAs(office, { role: 'partner', region, organisation })
  })
  afterAll(() => office.leave())

  const reader = () => office.house.database.reader
  const run = <G, I, O>(command: Command<G, I, O>, input: G): Promise<O> =>
    office.house.bus.execute(command, input, SYSTEM)
  const contact = (facts: Record<string, string>, owner: string | null = null) =>
    run(createContact, { region: office.region, organisation: owner, facts: { name: 'Amt', ...facts } })
  const factsNow = async (id: string) => (await draftOf(reader(), 'contact', id, FACTS))?.values
  /** A public page that quotes a contact in its place, or in its text. */
  async function quoting(id: string, where: 'place' | 'text'): Promise<string> {
    const slug = `seite-${++things}`
    const contacts = where === 'place' ? [id] : []
    const page = await run(createPage, { region: office.region, parent: null, position: things, contacts })
    const content = where === 'text' ? `<p>Rufen Sie an:</p><div data-contact="${id}"></div>` : '<p>Da</p>'
    const title = `Seite ${things}`
    const saved = await run(writePage, { page, language: 'de', head: 0, title, slug, content })
    await run(publishPage, { page, ...saved })
    return slug
  }
  const shown = async (slug: string): Promise<string> => {
    await office.house.worker.drain()
    return (await openBrowser(office.url).get(`/hafen/de/${slug}`)).text
  }
  const said = (to: string): string | null => new URL(to, office.url).searchParams.get('said')
  /** Sends the button that a message offers. */
  async function undo(browser: Browser, to: string) {
    const { text } = await browser.get(to)
    const box = text.slice(text.indexOf('class="said"'))
    const form = box.slice(0, box.indexOf('</form>'))
    const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, a, b]) => [a, b])
    return browser.send(/action="([^"]+)"/.exec(form)?.[1] ?? '', Object.fromEntries(fields))
  }

  it('a region without contacts says what they are for', async () => {
    expect((await editor.browser.get(CONTACTS)).text).toContain('Hier gibt es noch keinen Kontakt.')
  })

  it('a contact that cannot be saved is told all its faults at once, and keeps what was typed', async () => {
    const typed = {
      name: '',
      phone: 'immer',
      email: 'amt',
      website: 'javascript:1',
      postcode: '1',
      town: 'Kiel',
    }
    const seen = await editor.browser.send(`${CONTACTS}/new`, typed)
    expect(seen.status).toBe(422)
    for (const field of ['name', 'phone', 'email', 'website', 'postcode'])
      expect(seen.text, field).toContain(`href="#f-${field}"`)
    expect(seen.text).toContain('value="javascript:1"')
    expect(seen.text).toContain('value="Kiel"')
    const english = await enterAs(office, { role: 'editor', region: office.region, organisation: null })
    const told = await english.browser.send(`${CONTACTS}/new`, typed, {
      origin: 'https://guide.example',
      'accept-language': 'en',
    })
    expect(told.text).toContain('A postcode has five digits.')
  })

  it('whoever publishes creates it for everybody to see, others as a draft', async () => {
    const form = { name: 'Bürgerbüro', phone: '0431 901', website: 'www.hafen.example', wish: 'publish' }
    const made = await editor.browser.send(`${CONTACTS}/new`, form)
    expect(said(made.to)).toBe('contact.created.public')
    expect((await editor.browser.get(made.to)).text).toContain('value="https://www.hafen.example"')
    expect(said((await author.browser.send(`${CONTACTS}/new`, form)).to)).toBe('contact.created')
  })

  it('one change is right on every page that quotes it, and undone it is as before', async () => {
    const id = await contact({ name: 'Hafenbüro', phone: '0431 111' })
    const pages = [await quoting(id, 'place'), await quoting(id, 'text')]
    for (const page of pages) expect(await shown(page)).toContain('tel:0431111')
    const form = { head: '1', name: 'Hafenbüro', phone: '0431 222', note: 'neue Nummer', wish: 'publish' }
    const saved = await editor.browser.send(`${CONTACTS}/${id}/facts`, form)
    expect(said(saved.to)).toBe('writing.said.published')
    for (const page of pages) expect(await shown(page)).toContain('tel:0431222')
    await undo(editor.browser, saved.to)
    for (const page of pages) expect(await shown(page)).toContain('tel:0431111')
  })

  it('who quotes it is said before a change: pages by their place and by their text, and settings', async () => {
    const id = await contact({ name: 'Gefragt' })
    const screen = async () => (await editor.browser.get(`${CONTACTS}/${id}/facts`)).text
    expect(await screen()).toContain('Niemand verweist auf diesen Kontakt.')
    await quoting(id, 'place')
    await quoting(id, 'text')
    expect(await screen()).toContain('Seiten: 2.')
    const region = await regionById(reader(), office.region)
    if (!region) throw new Error('no region')
    const { version } = region
    await run(changeRegion, { region: office.region, version, ...factsOf(region), contact: id })
    const text = await screen()
    expect(text).toContain('Seiten: 2, Einstellungen: 1.')
    expect(text).toContain(`>Seite ${things}</bdi></a>`)
    expect((await editor.browser.get(`${CONTACTS}?words=gefragt`)).text).toContain('Verweise: 3')
  })

  it('a page that quotes it no more is not counted any more', async () => {
    const id = await contact({ name: 'Vergessen' })
    const page = await run(createPage, { region: office.region, parent: null, position: ++things })
    const words = { page, language: 'de', title: 'Wechsel', slug: 'wechsel' }
    await run(writePage, { ...words, head: 0, content: `<div data-contact="${id}"></div>` })
    const screen = async () => (await editor.browser.get(`${CONTACTS}/${id}/facts`)).text
    expect(await screen()).toContain('Seiten: 1.')
    await run(writePage, { ...words, head: 1, content: '<p>data-contact="x"</p>' })
    expect(await screen()).toContain('Niemand verweist')
  })

  it('a stale save is answered with both, kept, and saved on top when she says so', async () => {
    const id = await contact({ phone: '0431 1', email: 'a@hafen.example' })
    const at = `${CONTACTS}/${id}/facts`
    await editor.browser.send(at, { head: '1', name: 'Amt', phone: '0431 777' })
    const late = await author.browser.send(at, { head: '1', name: 'Amt am Kai', phone: '0431 888' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('777')
    expect(late.text).toContain('888')
    expect((await factsNow(id))?.phone).toBe('0431 777')
    const offered = await author.browser.get(`${at}?typed=1`)
    expect(offered.text).toContain('value="0431 888"')
    expect((await author.browser.send(at, { head: '2', name: 'Amt am Kai', phone: '0431 888' })).status).toBe(
      303,
    )
    expect(await factsNow(id)).toMatchObject({ name: 'Amt am Kai', phone: '0431 888', email: '' })
    expect((await author.browser.get(at)).text).not.toContain('nicht gespeichert (')
  })

  it('what it helps with is written in each language, beside the region’s own', async () => {
    const id = await contact({ name: 'Beratung' })
    const de = `${CONTACTS}/${id}/de`
    await editor.browser.send(de, { head: '0', area: 'Anmeldung', hours: 'Montag', wish: 'publish' })
    const beside = await translator.browser.get(`${CONTACTS}/${id}/uk`)
    expect(beside.text).toContain('<bdi>Anmeldung</bdi>')
    const form = { head: '0', area: 'Реєстрація', hours: '', origin: '1', matches: 'on' }
    const asked = await translator.browser.send(`${CONTACTS}/${id}/uk`, { ...form, wish: 'ask' })
    expect(said(asked.to)).toBe('writing.said.asked')
    expect((await editor.browser.get(`${CONTACTS}/${id}/uk`)).text).toContain('review/approve')
    expect((await translator.browser.send(de, { head: '1', area: 'Anders' })).status).toBe(403)
    const facts = await translator.browser.send(`${CONTACTS}/${id}/facts`, { head: '1', name: 'Anders' })
    expect(facts.status).toBe(403)
    await editor.browser.send(de, { head: '1', area: 'Abmeldung', hours: 'Montag', wish: 'publish' })
    const behind = await editor.browser.get(`${CONTACTS}/${id}/uk`)
    expect(behind.text).toContain('Das Original ist neuer als diese Übersetzung.')
    expect((await editor.browser.get(`${CONTACTS}/${id}/pl`)).status).toBe(404)
  })

  it('archived it is left out where it was quoted, which is said before; undone it is there again', async () => {
    const id = await contact({ name: 'Altes Amt', phone: '0431 333' })
    const page = await quoting(id, 'place')
    expect((await editor.browser.get(`${CONTACTS}/${id}/facts`)).text).toContain('dort weggelassen')
    const done = await editor.browser.send(`${CONTACTS}/${id}/archive`, { version: '1' })
    expect(await shown(page)).not.toContain('Altes Amt')
    expect((await editor.browser.get(`${CONTACTS}?words=altes`)).text).toContain('0 Kontakte.')
    expect((await editor.browser.get(`${CONTACTS}?words=altes&archived=1`)).text).toContain('Altes Amt')
    expect((await editor.browser.send(`${CONTACTS}/${id}/archive`, { version: '1' })).status).toBe(409)
    await undo(editor.browser, done.to)
    expect(await shown(page)).toContain('Altes Amt')
    expect((await author.browser.send(`${CONTACTS}/${id}/archive`, { version: '3' })).status).toBe(403)
  })

  it('a partner sees and changes what is her organisation’s, and nothing else', async () => {
    const hers = await contact({ name: 'Kursbüro' }, organisation)
    const other = await contact({ name: 'Ausländerbehörde' })
    const { text } = await partner.browser.get(CONTACTS)
    expect(text).toContain('Kursbüro')
    expect(text).not.toContain('Ausländerbehörde')
    expect((await partner.browser.get(`${CONTACTS}/${other}/facts`)).status).toBe(403)
    const form = { head: '1', name: 'Kursbüro', phone: '0431 5', wish: 'ask' }
    expect((await partner.browser.send(`${CONTACTS}/${other}/facts`, form)).status).toBe(403)
    expect(said((await partner.browser.send(`${CONTACTS}/${hers}/facts`, form)).to)).toBe(
      'writing.said.asked',
    )
    const made = await partner.browser.send(`${CONTACTS}/new`, { name: 'Kurse Nord', organisation })
    expect(made.status).toBe(303)
    expect((await partner.browser.send(`${CONTACTS}/new`, { name: 'Fremd' })).status).toBe(403)
    const given = await editor.browser.send(`${CONTACTS}/${hers}/organisation`, {
      version: '1',
      organisation: '',
    })
    expect((await partner.browser.get(`${CONTACTS}/${hers}/facts`)).status).toBe(403)
    await undo(editor.browser, given.to)
    expect((await partner.browser.get(`${CONTACTS}/${hers}/facts`)).status).toBe(200)
  })

  it('a contact is found by name, number in any writing, and place; at the thousandth one goes on in pieces', async () => {
    await contact({ name: 'Öffnung', phone: '+49 (431) 98-76', town: 'Möltenort' })
    const find = async (query: string) => (await editor.browser.get(`${CONTACTS}?${query}`)).text
    for (const query of ['words=öffnung', 'words=0431+9876', 'words=98+76', 'town=MÖLTEN'])
      expect(await find(query), query).toContain('1 Kontakte.')
    expect(await find('words=öffnung&town=Kiel')).toContain('0 Kontakte.')
    for (let i = 0; i < 130; i++) await contact({ name: `Reihe ${i}`, town: 'Reihenort' })
    const first = await find('town=Reihenort')
    expect(first).toContain('130 Kontakte. Hier stehen 1 bis 100.')
    expect(first.indexOf('>Reihe 2<')).toBeLessThan(first.indexOf('>Reihe 10<'))
    const rest = await find('town=Reihenort&from=100')
    expect(rest).toContain('Hier stehen 101 bis 130.')
    expect(rest).toContain('Vorige Kontakte')
    expect(rest).not.toContain('Nächste Kontakte')
  })
})
