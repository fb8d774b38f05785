import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, freshDatabase } from '../../../test/databases.ts'
import { openDoor } from '../../../test/faults/door.ts'
import { endMembership, membershipsOf } from '../../domain/accounts/index.ts'
import { SYSTEM } from '../../kernel/actor.ts'
import { signInOf } from '../../sign-in.ts'
import { ROUTES } from './routes.ts'
import { type Browser, codeFor, type Office, openBrowser, openOffice } from './testing-office.ts'

const EMAIL = 'oksana@hafen.example'
const PASSWORD = 'vier Boote am Steg'

describe.each(DATABASES)('the back office (%s)', (kind) => {
  let office: Office
  let browser: Browser
  beforeEach(async () => {
    office = await openOffice(kind)
    browser = openBrowser(office.url)
  })
  afterEach(() => office.leave())

  /** From the invitation to where her role lets her. */
  async function arrive(role: 'author' | 'editor' = 'author') {
    const invitation = await office.invite(EMAIL, role)
    return browser.follow(await browser.send(invitation, { name: 'Oksana', password: PASSWORD }))
  }
  const enter = (by: Browser, password = PASSWORD) =>
    by.send('/backoffice/sign-in', { email: EMAIL, password })

  it('whoever is invited comes in with a name and a password, once', async () => {
    const invitation = await office.invite(EMAIL, 'author')
    expect((await browser.get(invitation)).text).toContain('Autorin oder Autor')
    const seen = await browser.follow(await browser.send(invitation, { name: 'Oksana', password: PASSWORD }))
    expect(seen.text).toContain('Guten Tag, Oksana')
    expect(await openBrowser(office.url).get(invitation)).toMatchObject({ status: 404 })
  })

  it('what was typed is kept when something is not right, passwords are not', async () => {
    const invitation = await office.invite(EMAIL, 'author')
    const seen = await browser.send(invitation, { name: 'Oksana <b>', password: 'Passwort1234' })
    expect(seen.status).toBe(422)
    expect(seen.text).toContain('value="Oksana &lt;b&gt;"')
    expect(seen.text).toContain('leicht zu erraten')
    expect(seen.text).not.toContain('Passwort1234')
  })

  it('whoever publishes sets up a second factor first, and gets nowhere else', async () => {
    const seen = await arrive('editor')
    expect(seen.text).toContain('Wer veröffentlicht oder verwaltet')
    for (const path of ['/backoffice/', '/backoffice/account', '/backoffice/regions/hafen/'])
      expect(await browser.get(path)).toMatchObject({ status: 303, to: '/backoffice/second-factor' })
    const refused = await browser.send('/backoffice/second-factor/confirm', { code: '000000' })
    expect(refused).toMatchObject({ status: 422 })
    const confirmed = await browser.send('/backoffice/second-factor/confirm', { code: codeFor(seen.text) })
    expect(confirmed.text.match(/<code>[\w-]{11}<\/code>/g)).toHaveLength(10)
    expect((await browser.get('/backoffice/')).text).toContain('Guten Tag, Oksana')
  })

  it('then a code is asked for after the password, and each works once', async () => {
    const page = await arrive('editor')
    await browser.send('/backoffice/second-factor/confirm', { code: codeFor(page.text) })
    const other = openBrowser(office.url)
    expect(await enter(other)).toMatchObject({ status: 303, to: '/backoffice/code' })
    expect(await other.get('/backoffice/')).toMatchObject({ status: 303 })
    // The code of the set-up was used already.
    expect(await other.send('/backoffice/code', { code: codeFor(page.text) })).toMatchObject({ status: 422 })
    await enter(other)
    const taken = await other.send('/backoffice/code', { code: codeFor(page.text, 1) })
    expect(taken).toMatchObject({ status: 303, to: '/backoffice/' })
    expect((await other.get('/backoffice/')).text).toContain('Guten Tag')
  })

  it('a recovery code lets her in, once', async () => {
    const page = await arrive('editor')
    const confirmed = await browser.send('/backoffice/second-factor/confirm', { code: codeFor(page.text) })
    const [, code = ''] = /<code>([\w-]{11})<\/code>/.exec(confirmed.text) ?? []
    for (const status of [303, 422]) {
      const other = openBrowser(office.url)
      await enter(other)
      expect(await other.send('/backoffice/recovery-code', { code })).toMatchObject({ status })
    }
  })

  it('a stolen password cannot set up a second factor of the thief’s own', async () => {
    const page = await arrive('editor')
    await browser.send('/backoffice/second-factor/confirm', { code: codeFor(page.text) })
    const thief = openBrowser(office.url)
    await enter(thief)
    expect((await thief.send('/backoffice/second-factor/begin', { password: PASSWORD })).status).toBe(401)
  })

  it('her session ends at once when her rights end', async () => {
    await arrive()
    const { database, bus } = office.house
    const { accounts } = await signInOf(office.house)
    const account = (await accounts.byEmail(EMAIL))?.id ?? ''
    const [membership] = await membershipsOf(database.reader, account)
    await bus.execute(endMembership, { membership: membership?.id ?? '', evenIfLast: true }, SYSTEM)
    expect(await browser.get('/backoffice/')).toMatchObject({
      status: 303,
      to: '/backoffice/sign-in?said=sign-in.ended',
    })
  })

  it('a wrong password and an account that does not exist are told in the same words', async () => {
    await arrive()
    const wrong = await openBrowser(office.url).send('/backoffice/sign-in', { email: EMAIL, password: 'x' })
    const unknown = await openBrowser(office.url).send('/backoffice/sign-in', {
      email: 'zksana@hafen.example',
      password: 'x',
    })
    expect(wrong.status).toBe(422)
    expect(unknown.status).toBe(422)
    expect(unknown.text.replace('zksana', 'oksana')).toBe(wrong.text)
  })

  it('whoever fails too often is told how long to wait', async () => {
    await arrive()
    const other = openBrowser(office.url)
    for (let i = 0; i < 6; i++) await enter(other, 'falsch')
    const paused = await enter(other)
    expect(paused.status).toBe(429)
    expect(paused.text).toContain('2 Sekunden')
    office.later(2000)
    expect(await enter(other)).toMatchObject({ status: 303, to: '/backoffice/' })
  })

  it('all that is signed in elsewhere ends with the password', async () => {
    await arrive()
    const other = openBrowser(office.url)
    await enter(other)
    const changed = await browser.send('/backoffice/account/password', {
      current: PASSWORD,
      next: 'fünf Boote am Steg',
    })
    expect(changed.to).toBe('/backoffice/account?said=account.password.changed')
    expect((await browser.get(changed.to)).status).toBe(200)
    expect((await other.get('/backoffice/')).status).toBe(303)
  })

  it('a region that is not hers and one that does not exist are told alike', async () => {
    await arrive()
    expect((await browser.get('/backoffice/regions/hafen/')).status).toBe(200)
    const [other, none] = [
      await browser.get('/backoffice/regions/elsewhere/'),
      await browser.get('/backoffice/regions/x/'),
    ]
    expect([other.status, none.status]).toEqual([404, 404])
  })

  it('signing out ends the session, not only the cookie', async () => {
    await arrive()
    const before = new Map(browser.cookies)
    await browser.send('/backoffice/sign-out', {})
    for (const [name, value] of before) browser.cookies.set(name, value)
    expect((await browser.get('/backoffice/')).status).toBe(303)
  })

  it('the words are in the language that she chose', async () => {
    await arrive()
    await browser.send('/backoffice/account', { name: 'Oksana', language: 'en' })
    expect((await browser.get('/backoffice/')).text).toContain('Hello, Oksana')
  })

  it('every address refuses a form from elsewhere, and every answer is private', async () => {
    expect(ROUTES.length).toBeGreaterThan(25)
    for (const { method, path } of ROUTES) {
      const address = `/backoffice${path.replace(':token', 'x').replace(':region', 'hafen')}`
      const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const seen = method === 'POST' ? await browser.send(address, {}, elsewhere) : await browser.get(address)
      if (method === 'POST') expect(seen.status, address).toBe(403)
      expect(seen.status, address).toBeLessThan(500)
      expect(seen.headers.get('cache-control'), address).toBe('no-store')
      expect(seen.headers.get('x-robots-tag'), address).toContain('noindex')
      expect(seen.headers.get('etag'), address).toBeNull()
    }
  })

  it('no address but those for everybody opens without a sign-in', async () => {
    for (const { method, path, openTo } of ROUTES) {
      if (openTo === 'everybody') continue
      const address = `/backoffice${path.replace(':region', 'hafen')}`
      const seen = method === 'POST' ? await browser.send(address, {}) : await browser.get(address)
      if (method === 'POST') expect(seen.status, address).toBe(401)
      else expect(seen.to, address).toMatch(/^\/backoffice\/sign-in(\?|$)/)
    }
  })

  it('after signing in one is on the page that one asked for, also when a code comes in between', async () => {
    const page = await arrive('editor')
    await browser.send('/backoffice/second-factor/confirm', { code: codeFor(page.text) })
    const other = openBrowser(office.url)
    const door = await other.follow(await other.get('/backoffice/account?tab=2'))
    expect(door.text).toContain('name="to" value="/account?tab=2"')
    const wrong = await other.send('/backoffice/sign-in', {
      email: EMAIL,
      password: 'x',
      to: '/account?tab=2',
    })
    expect(wrong.text).toContain('name="to" value="/account?tab=2"')
    const password = { email: EMAIL, password: PASSWORD, to: '/account?tab=2' }
    const asked = await other.follow(await other.send('/backoffice/sign-in', password))
    expect(asked.text).toContain('name="to" value="/account?tab=2"')
    const code = { code: codeFor(page.text, 1), to: '/account?tab=2' }
    expect((await other.send('/backoffice/code', code)).to).toBe('/backoffice/account?tab=2')
  })

  it('and never on a page of somebody else’s', async () => {
    await arrive()
    for (const to of ['https://evil.example/', '//evil.example', '/../../hafen/de/']) {
      const seen = await openBrowser(office.url).send('/backoffice/sign-in', {
        ...{ email: EMAIL, password: PASSWORD, to },
      })
      expect(seen.to).toMatch(/^\/backoffice\/(\/evil[.]example)?$/)
    }
  })

  it('a form that comes after the session has ended keeps what was typed, but no password', async () => {
    await arrive()
    const typed = { name: 'Öl & <b>„Anker“</b>\r\nzwei', language: 'en', password: 'geheim-genug' }
    office.later(9 * 3600_000)
    const kept = await browser.send('/backoffice/account', typed)
    expect(kept.status).toBe(401)
    expect(kept.text).toContain('action="/backoffice/account"')
    expect(kept.text).toContain('Öl &amp; &lt;b&gt;„Anker“&lt;/b&gt;\r\nzwei</textarea>')
    expect(kept.text).not.toContain('geheim-genug')
    const door = await browser.get('/backoffice/sign-in?to=/signed-in')
    expect(door.status).toBe(200)
    const seen = await browser.send('/backoffice/sign-in', {
      email: EMAIL,
      password: PASSWORD,
      to: '/signed-in',
    })
    expect((await browser.follow(seen)).text).toContain('Schließen Sie dieses Fenster')
    await browser.send('/backoffice/account', { name: 'Oksana Neu', language: 'en' })
    expect((await browser.get('/backoffice/')).text).toContain('Hello, Oksana Neu')
  })

  it('a script is told that the session has ended, and gets no page', async () => {
    const answer = await fetch(`${office.url}/backoffice/account/passkeys`, {
      method: 'POST',
      headers: { origin: 'https://guide.example', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({})
  })

  it('a page that does not exist says so, and nothing of better-auth answers by itself', async () => {
    for (const path of [
      '/backoffice/nothing',
      '/backoffice/auth/get-session',
      '/backoffice/auth/ok',
      '/backoffice/auth/sign-up/email',
    ])
      expect((await browser.get(path)).status, path).toBe(404)
  })
})

it.skipIf(DATABASES.length < 2)('when the database is gone, a plain page says so', async () => {
  const fresh = await freshDatabase('postgres')
  const door = await openDoor(fresh.url ?? '')
  const office = await openOffice('sqlite', { DATABASE_URL: door.url })
  const browser = openBrowser(office.url)
  await browser.get('/backoffice/sign-in')
  await door.shut()
  const seen = await browser.send('/backoffice/sign-in', { email: EMAIL, password: PASSWORD })
  expect(seen.status).toBe(503)
  expect(seen.headers.get('retry-after')).toBeTruthy()
  expect(seen.text).toContain('Die Datenbank antwortet nicht')
  await door.open()
  await office.leave()
  await fresh.drop()
})
