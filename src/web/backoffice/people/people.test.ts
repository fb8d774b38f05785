import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../../test/databases.ts'
import { whatMay } from '../../../../test/people.ts'
import { HAFEN } from '../../../../test/town.ts'
import { allowPage, membershipsOf } from '../../../domain/accounts/index.ts'
import { createOrganisation } from '../../../domain/organisations/index.ts'
import { createPage, writePage } from '../../../domain/pages/index.ts'
import { createRegion } from '../../../domain/regions/index.ts'
import { SYSTEM } from '../../../kernel/actor.ts'
import type { Membership, Role } from '../../../kernel/role.ts'
import type { Command } from '../../../platform/commands/command.ts'
import { openMailServer } from '../../../platform/mail/testing-server.ts'
import { type Entered, enter, enterAs } from '../testing-entry.ts'
import { type Browser, type Office, openBrowser, openOffice, type Seen } from '../testing-office.ts'

const PEOPLE = '/backoffice/regions/hafen/people'
let mails = 0
const newEmail = (): string => `anna-${++mails}@hafen.example`

/** Sends the form of the Undo button on a page. */
async function undo(browser: Browser, page: Seen): Promise<Seen> {
  const [, action = '', inside = ''] = /<form method="post" action="([^"]+)">(.*?)Rückgängig/s.exec(
    page.text.slice(page.text.indexOf('class="said"')),
  ) ?? ['', '', '']
  const fields = [...inside.matchAll(/name="([^"]+)" value="([^"]*)"/g)]
  return browser.send(action, Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value])))
}

describe.each(DATABASES)('people (%s)', (kind) => {
  let office: Office
  let organisation: string
  let manager: Entered
  const run = <G, I, O>(command: Command<G, I, O>, input: G) =>
    office.house.bus.execute(command, input, SYSTEM)
  const inTown = (role: Role): Membership => ({ role, region: office.region, organisation: null })
  beforeAll(async () => {
    office = await openOffice(kind)
    organisation = await run(createOrganisation, { region: office.region, name: 'Volkshochschule' })
    manager = await enterAs(office, inTown('region management'))
  })
  afterAll(() => office.leave())

  const guest = (more: Record<string, string> = {}) => ({
    ...{ name: 'Anna Petersen', email: newEmail(), role: 'author', ...more },
  })
  const linkIn = (page: string): string => /value="https:\/\/guide[.]example([^"]+)"/.exec(page)?.[1] ?? ''
  const membershipOf = async (account: string, role: Role) =>
    (await membershipsOf(office.house.database.reader, account)).find(
      (row) => row.role === role && row.ended_at === null,
    )?.id ?? ''

  it('without a mail server the link is shown to whoever invites, once, and lets the guest in', async () => {
    const given = guest({ role: 'partner', organisation })
    const shown = await manager.browser.send(`${PEOPLE}/invite`, given)
    expect(shown.text).toContain('Wir zeigen ihn nur jetzt')
    const page = await manager.browser.get(PEOPLE)
    expect(page.text).toContain(given.email)
    expect(page.text).toContain('Partnerorganisation, Volkshochschule')
    expect(page.text).not.toContain(linkIn(shown.text))
    const hers = openBrowser(office.url)
    const seen = await hers.follow(
      await hers.send(linkIn(shown.text), { name: 'Anna Petersen', password: 'vier Boote am Steg' }),
    )
    expect(seen.text).toContain('Guten Tag, Anna Petersen')
    expect((await manager.browser.get(PEOPLE)).text).toMatch(/people\/[\w-]+">Anna Petersen</)
  })

  it('an invitation that is written anew or withdrawn opens nothing any more', async () => {
    const given = guest()
    const first = await manager.browser.send(`${PEOPLE}/invite`, given)
    const row = async () => {
      const { text } = await manager.browser.get(PEOPLE)
      const after = text.slice(text.indexOf(given.email))
      return /people\/invitations\/([\w-]+)\/again/.exec(after)?.[1] ?? ''
    }
    const second = await manager.browser.send(`${PEOPLE}/invitations/${await row()}/again`, {})
    expect((await openBrowser(office.url).get(linkIn(first.text))).status).toBe(404)
    expect((await openBrowser(office.url).get(linkIn(second.text))).status).toBe(200)
    await manager.browser.send(`${PEOPLE}/invitations/${await row()}/withdraw`, {})
    expect((await openBrowser(office.url).get(linkIn(second.text))).status).toBe(404)
  })

  it('what is not right is said beside the form, and what was typed is kept', async () => {
    const wrong = guest({ email: 'anna', role: 'partner', name: 'Anna <b>' })
    const seen = await manager.browser.send(`${PEOPLE}/invite`, wrong)
    expect(seen.status).toBe(422)
    expect(seen.text).toContain('Das ist keine E-Mail-Adresse')
    expect(seen.text).toContain('value="Anna &lt;b&gt;"')
    const noOrganisation = await manager.browser.send(`${PEOPLE}/invite`, { ...wrong, email: newEmail() })
    expect(noOrganisation.text).toContain('für die diese Person spricht')
  })

  it('only roles that somebody may give are offered, and no other is given', async () => {
    const { text } = await manager.browser.get(PEOPLE)
    expect(text).toContain('<option value="editor"')
    expect(text).not.toContain('<option value="service team"')
    const tried = await manager.browser.send(`${PEOPLE}/invite`, guest({ role: 'service team' }))
    expect(tried.status).toBe(422)
    expect((await manager.browser.get('/backoffice/people')).status).toBe(404)
  })

  it('a session ends at once when rights change, and a changed role can be taken back', async () => {
    const author = await enterAs(office, inTown('author'))
    const path = `${PEOPLE}/${author.actor.id}`
    const membership = await membershipOf(author.actor.id, 'author')
    const changed = await manager.browser.send(`${path}/roles/change`, { membership, role: 'editor' })
    expect((await author.browser.get('/backoffice/')).to).toContain('/backoffice/sign-in')
    expect((await whatMay(office.house, author.actor.id)).memberships).toEqual([inTown('editor')])
    await undo(manager.browser, await manager.browser.follow(changed))
    expect((await whatMay(office.house, author.actor.id)).memberships).toEqual([inTown('author')])
  })

  it('a role that ended comes back with its rights on pages', async () => {
    const observer = await enterAs(office, inTown('observer'))
    const page = await run(createPage, { region: office.region, parent: null, position: 0 })
    await run(writePage, { page, language: 'de', head: 0, title: 'Bank', slug: 'bank', content: '' })
    await run(allowPage, { page, account: observer.actor.id, as: 'editor' })
    const path = `${PEOPLE}/${observer.actor.id}`
    expect((await manager.browser.get(path)).text).toMatch(/Bank<\/a><small>Redaktion/)
    const membership = await membershipOf(observer.actor.id, 'observer')
    const ended = await manager.browser.follow(
      await manager.browser.send(`${path}/roles/end`, { membership }),
    )
    expect(await whatMay(office.house, observer.actor.id)).toMatchObject({ memberships: [], pages: [] })
    await undo(manager.browser, ended)
    expect(await whatMay(office.house, observer.actor.id)).toMatchObject({
      memberships: [inTown('observer')],
      pages: [{ page, right: 'editor' }],
    })
    const without = await manager.browser.send(`${path}/pages/end`, { page, as: 'editor' })
    expect((await whatMay(office.house, observer.actor.id)).pages).toEqual([])
    await undo(manager.browser, await manager.browser.follow(without))
    expect((await whatMay(office.house, observer.actor.id)).pages).toHaveLength(1)
  })

  it('whoever ends her own last role with which she invites is warned first; so is who ends the last of all', async () => {
    const berg = await run(createRegion, { slug: 'berg', language: 'de', ...HAFEN, name: 'Berg' })
    const bergs: Membership = { role: 'region management', region: berg, organisation: null }
    const [one, two] = [await enterAs(office, bergs), await enterAs(office, bergs)]
    const path = (of: Entered) => `/backoffice/regions/berg/people/${of.actor.id}/roles/end`
    const own = { membership: await membershipOf(one.actor.id, 'region management') }
    const warned = await one.browser.send(path(one), own)
    expect(warned.status).toBe(409)
    expect(warned.text).toContain('Das ist Ihre eigene Rolle')
    expect((await one.browser.send(path(one), { ...own, sure: 'yes' })).status).toBe(303)
    expect((await one.browser.get('/backoffice/')).to).toContain('/backoffice/sign-in')
    const service = await enterAs(office, { role: 'service team', region: null, organisation: null })
    const last = { membership: await membershipOf(two.actor.id, 'region management') }
    const asked = await service.browser.send(path(two), last)
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('niemand mehr jemanden einladen')
    expect((await service.browser.send(path(two), { ...last, sure: 'yes' })).status).toBe(303)
    expect((await whatMay(office.house, two.actor.id)).memberships).toEqual([])
  })

  it('the service team looks after its own people and sees those of all regions', async () => {
    const service = await enterAs(office, { role: 'service team', region: null, organisation: null })
    const page = await service.browser.get('/backoffice/people')
    expect(page.text).toContain('/backoffice/regions/hafen/people')
    expect(page.text).not.toContain('<option value="author"')
    const shown = await service.browser.send('/backoffice/people/invite', guest({ role: 'service team' }))
    expect(linkIn(shown.text)).toMatch(/^\/backoffice\/invitation\//)
  })

  it('somebody who works elsewhere only is not there', async () => {
    const elsewhere = await run(createRegion, { slug: 'elsewhere', language: 'de', ...HAFEN, name: 'E' })
    const theirs = await enterAs(office, { ...inTown('author'), region: elsewhere })
    for (const id of [theirs.actor.id, 'nobody']) {
      expect((await manager.browser.get(`${PEOPLE}/${id}`)).status).toBe(404)
      expect((await manager.browser.send(`${PEOPLE}/${id}/roles`, { role: 'editor' })).status).toBe(404)
    }
  })

  it('the log says in sentences who did what, for a person, a thing and a day, a page at a time', async () => {
    const author = await enterAs(office, inTown('author'))
    const page = await run(createPage, { region: office.region, parent: null, position: 0 })
    for (let head = 0; head < 55; head++)
      await office.house.bus.execute(
        writePage,
        { page, language: 'de', head, title: 'Arzt', slug: 'arzt', content: `<p>${head}</p>` },
        author.actor,
      )
    const log = '/backoffice/regions/hafen/log'
    const first = await manager.browser.get(`${log}?about=${page}`)
    expect(first.text).toContain('author hat Fassung 55 von „Arzt“ (de) gespeichert.')
    expect(first.text).not.toContain('hat die Seite „Arzt“ angelegt')
    const [, older = ''] = /href="([^"]+)"[^>]*>Ältere/.exec(first.text) ?? []
    const second = await manager.browser.get(older.replaceAll('&amp;', '&'))
    expect(second.text).toContain('hat die Seite „Arzt“ angelegt')
    const hers = await manager.browser.get(`${log}?by=${author.actor.id}`)
    expect(hers.text.match(/gespeichert[.]/g)).toHaveLength(50)
    expect((await manager.browser.get(`${log}?by=${author.actor.id}&until=2020-01-01`)).text).toContain(
      'Dazu steht hier nichts',
    )
    for (const odd of [
      'about=%00',
      'about=%25',
      'by=%00',
      'from=x&until=9999-99-99',
      'after=x+y',
      'after=2020',
    ])
      expect((await manager.browser.get(`${log}?${odd}`)).status, odd).toBeLessThan(500)
    const english = await enter(office, manager.actor.id)
    await english.send('/backoffice/account', { name: 'manager', language: 'en' })
    expect((await english.get(log)).text).toContain('saved version 55 of “Arzt” (de).')
  })
})

it('with a mail server the invitation goes out by mail, and no link is shown', async () => {
  const server = await openMailServer()
  const office = await openOffice('sqlite', {
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: 'guide@guide.example',
  })
  const { browser } = await enterAs(office, {
    ...{ role: 'region management' as const, region: office.region, organisation: null },
  })
  const given = { name: 'Anna', email: newEmail(), role: 'author' }
  const sent = await browser.follow(await browser.send(`${PEOPLE}/invite`, given))
  expect(sent.text).toContain('Die Einladung ist verschickt')
  expect(server.arrived).toMatchObject([{ to: [given.email] }])
  const link = /https:\/\/guide[.]example(\/backoffice\/invitation\/[\w=\r\n-]+?)[\s"<]/.exec(
    server.arrived[0]?.source.replace(/=\r?\n/g, '') ?? '',
  )?.[1]
  expect((await openBrowser(office.url).get(link ?? '')).status).toBe(200)
  await server.close()
  const shown = await browser.send(`${PEOPLE}/invite`, { ...given, email: newEmail() })
  expect(shown.text).toContain('Die E-Mail konnte nicht verschickt werden')
  await office.leave()
})
