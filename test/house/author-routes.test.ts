import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MODULES } from '../../src/modules.ts'
import { tables } from '../../src/platform/database/handle.ts'
import { ROUTES } from '../../src/web/backoffice/routes.ts'
import { type Entered, enterAs } from '../../src/web/backoffice/testing-entry.ts'
import { type Browser, type Office, openOffice } from '../../src/web/backoffice/testing-office.ts'
import { isRight } from '../../src/web/backoffice/visit.ts'
import { DATABASES } from '../databases.ts'
import type { World } from './rights-world.ts'
import { fill, furnishOffice, type Things, thingsOf } from './route-things.ts'

/** What a form may call what it wants: 'publish', of 'page.publish' and 'text.publish'. */
const VERBS = [
  ...new Set(MODULES.flatMap(({ policy }) => Object.keys(policy)).map((verb) => verb.split('.')[1] ?? '')),
]

/** A form as a screen shows it: where it is sent, and what it holds. */
interface Shown {
  action: string
  fields: Record<string, string>
}

/** All forms of a page that change something, one for each button that says something of its own. */
function formsIn(page: string): Shown[] {
  return [...page.matchAll(/<form[^>]*method="post"[^>]*>(.*?)<\/form>/gs)].flatMap(([form, inside = '']) => {
    const action = /action="([^"]+)"/.exec(form)?.[1] ?? ''
    const fields: Record<string, string> = {}
    for (const [input] of inside.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
      const name = /\bname="([^"]+)"/.exec(input)?.[1]
      if (name) fields[name] = /\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''
    }
    for (const [, select = '', options = ''] of inside.matchAll(
      /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
    ))
      fields[select] = /value="([^"]+)"/.exec(options)?.[1] ?? ''
    const buttons = [...inside.matchAll(/<button\b[^>]*>/g)].map(([button]) => ({
      action: /formaction="([^"]+)"/.exec(button)?.[1] ?? action,
      fields: {
        ...fields,
        ...(/\bname="([^"]+)"/.exec(button) && {
          [/\bname="([^"]+)"/.exec(button)?.[1] ?? '']: /\bvalue="([^"]*)"/.exec(button)?.[1] ?? '',
        }),
      },
    }))
    return buttons.map((one) => ({ ...one, action: one.action.replaceAll('&amp;', '&') }))
  })
}

describe.each(DATABASES)('an author (%s)', (kind) => {
  let office: Office
  let world: World
  let things: Things
  let author: Entered
  beforeAll(async () => {
    office = await openOffice(kind)
    world = await furnishOffice(office)
    things = await thingsOf(office, world)
    author = await enterAs(office, { role: 'author', region: office.region, organisation: null })
  })
  afterAll(() => office.leave())

  const addressesOf = (method: 'GET' | 'POST'): string[] =>
    ROUTES.filter((route) => route.method === method && !route.path.includes(':token')).flatMap(({ path }) =>
      fill(path, things, 'hafen', office.region).map((filled) => `/backoffice${filled.path}`),
    )

  /** What is public, when, and who may what. */
  async function publicState(): Promise<object> {
    const db = tables<Record<'publications' | 'memberships' | 'page_people' | 'invitations', object>>(
      office.house.database.reader,
    )
    const of = (table: 'publications' | 'memberships' | 'page_people' | 'invitations') =>
      db.selectFrom(table).selectAll().execute()
    return [
      await of('publications'),
      await of('memberships'),
      await of('page_people'),
      await of('invitations'),
    ]
  }

  /** Every form of every page that somebody with more rights is shown. */
  async function formsShownTo(browser: Browser): Promise<Shown[]> {
    const forms = new Map<string, Shown>()
    for (const address of new Set(addressesOf('GET')))
      for (const form of formsIn((await browser.get(address)).text)) forms.set(JSON.stringify(form), form)
    // Signing out is no way to publish, and would end the trying.
    return [...forms.values()].filter(({ action }) => !/sign-out|\/account/.test(action))
  }

  it('makes nothing public by any form that an editor or a manager is shown, and gives nobody more', async () => {
    const service = await enterAs(office, { role: 'service team', region: null, organisation: null })
    const forms = await formsShownTo(service.browser)
    expect(forms.length).toBeGreaterThan(5)
    const before = await publicState()
    for (const { action, fields } of forms) await author.browser.send(action, fields)
    expect(await publicState()).toEqual(before)
    // The same forms do something when she sends them who was shown them.
    for (const { action, fields } of forms) await service.browser.send(action, fields)
    expect(await publicState()).not.toEqual(before)
  }, 180_000)

  // It is the guard and the bus that refuse here, before any database is asked for more: one is enough, but with --long.
  if (kind === 'sqlite' || process.env.LONG)
    it('nor by any address, whatever verb she writes into the form', async () => {
      const { id: page, text } = world.own.page.none
      const before = await publicState()
      let tried = 0
      const addresses = ROUTES.filter(({ method, openTo }) => method === 'POST' && isRight(openTo)).flatMap(
        ({ path }) => fill(path, oneOfEach(), 'hafen', office.region),
      )
      for (const { path } of addresses)
        for (const verb of VERBS) {
          const things = {
            page,
            pages: page,
            id: page,
            ids: page,
            text: String(text),
            version: '1',
            head: '1',
          }
          const asked = { do: verb, act: verb, action: verb, verb, what: verb, command: `page.${verb}` }
          const words = {
            language: 'de',
            languages: 'de',
            title: 'T',
            slug: 't',
            content: '',
            role: 'editor',
          }
          const answer = await author.browser.send(`/backoffice${path}`, { ...things, ...asked, ...words })
          expect(answer.status, `${path} ${verb}`).toBeLessThan(500)
          tried++
        }
      expect(tried).toBeGreaterThan(300)
      expect(await publicState()).toEqual(before)
    }, 180_000)

  /** Of each kind the thing of the region that is least protected. */
  const oneOfEach = (): Things =>
    Object.fromEntries(
      Object.entries(things).map(([name, all]) => [
        name,
        all.filter(({ about }) => about?.region === office.region).slice(-1),
      ]),
    )
})
