import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { type Browser, type Office, openBrowser, openOffice, type Seen } from './testing-office.ts'
import { openProvider, type Provider } from './testing-provider.ts'

const OKSANA = { sub: 'o-17', email: 'oksana@hafen.example', email_verified: true, name: 'Oksana' }

describe.each(DATABASES)('sign-in at a provider of the operator’s (%s)', (kind) => {
  let office: Office
  let provider: Provider
  let browser: Browser
  beforeEach(async () => {
    provider = await openProvider({ ...OKSANA })
    office = await openOffice(kind, {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'ankerplatz',
      OIDC_CLIENT_SECRET: 'a secret of theirs',
      OIDC_NAME: 'Landratsamt',
    })
    browser = openBrowser(office.url)
  })
  afterEach(async () => {
    await office.leave()
    await provider.close()
  })

  /** Through the provider's door and back; answers where she is in the end. */
  async function through(form: Record<string, string> = {}): Promise<Seen> {
    const going = await browser.send('/backoffice/provider', form)
    const [, address = ''] = /url=([^"]+)"/.exec(going.text) ?? []
    const back = new URL(await provider.authorize(address.replaceAll('&amp;', '&')))
    expect(back.origin).toBe('https://guide.example')
    const seen = await browser.get(back.pathname + back.search)
    return browser.follow({ ...seen, to: seen.to.replace('https://guide.example', '') })
  }

  it('whoever is invited comes in, and takes up the invitation with one more step', async () => {
    const invitation = await office.invite(OKSANA.email, 'editor')
    expect((await browser.get(invitation)).text).toContain('Mit Landratsamt weiter')
    const seen = await through({ invitation: invitation.split('/').at(-1) ?? '' })
    expect(seen.text).toContain('Einladung annehmen')
    expect((await browser.follow(await browser.send(invitation, {}))).text).toContain('Redaktion')
  })

  it('whoever was not invited does not, and gets no account', async () => {
    expect((await through()).text).toContain('Mit diesem Zugang kommen Sie nicht hinein')
    const { rows } = await sql`select * from accounts`.execute(office.house.database.raw)
    expect(rows).toEqual([])
  })

  it('an address that the provider has not verified opens nothing', async () => {
    const invitation = await office.invite(OKSANA.email, 'author')
    provider.shown.email_verified = false
    expect((await through()).text).toContain('Mit diesem Zugang kommen Sie nicht hinein')
    await openBrowser(office.url).send(invitation, { name: 'Oksana', password: 'vier Boote am Steg' })
    expect((await through()).text).toContain('Mit diesem Zugang kommen Sie nicht hinein')
  })

  it('nothing of the provider is stored but whom it showed', async () => {
    await office.invite(OKSANA.email, 'author')
    await through()
    const { rows } = await sql<object>`select * from credentials`.execute(office.house.database.raw)
    expect(rows).toMatchObject([{ provider: 'provider', subject: 'o-17', password: null }])
    expect(JSON.stringify(rows)).not.toMatch(/secret-access|eyJ/)
  })
})
