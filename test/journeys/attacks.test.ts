import { readdirSync, statSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MODULES } from '../../src/modules.ts'
import { ROUTES } from '../../src/web/backoffice/routes.ts'
import { type Entered, enterAs } from '../../src/web/backoffice/testing-entry.ts'
import { type Office, openOffice } from '../../src/web/backoffice/testing-office.ts'
import { type Attack, attacksFor, CLASSES, NAUGHTY } from '../attack-classes.ts'
import { type FilledForm, fillForm, formsOf, sendForm } from '../attacks-forms.ts'
import { type Attacked, attackWith, WRITTEN } from '../attacks-office.ts'
import { type Watched, watch } from '../attacks-watch.ts'
import { fill, furnishOffice, type Things, thingsOf } from '../house/route-things.ts'
import { freePort } from '../real-server.ts'
import { NO_BROWSER, openBrowser } from './browser.ts'

const LONGEST_QUERY = 4000

/** The addresses that the build gave its scripts. */
function builtScript(name: string): string {
  const files = readdirSync('dist').filter((file) => new RegExp(`^${name}-[0-9a-f]{12}[.]js$`).test(file))
  const newest = files.sort((a, b) => statSync(`dist/${b}`).mtimeMs - statSync(`dist/${a}`).mtimeMs)[0]
  if (!newest) throw new Error(`there is no ${name}: run 'npm run build' first`)
  return `/assets/${newest}`
}

describe.skipIf(NO_BROWSER)('whatever somebody writes', () => {
  let browser: Browser
  let office: Office
  let url: string
  let service: Entered
  let things: Things
  let unguarded: Watched
  let attacks: Attack[]
  let stored: Attacked
  beforeAll(async () => {
    const port = String(await freePort())
    url = `http://localhost:${port}`
    const scripts = { backofficeScript: builtScript('backoffice'), editorScript: builtScript('editor') }
    office = await openOffice('sqlite', { PORT: port, ANKERPLATZ_URL: url }, { assets: 'dist', ...scripts })
    const world = await furnishOffice(office)
    service = await enterAs(office, { role: 'service team', region: null, organisation: null })
    browser = await openBrowser()
    unguarded = await watchSignedIn({ unguarded: true })
    attacks = chosen(attacksFor(unguarded.run))
    stored = await attackWith(office, service.actor, attacks)
    things = withAttacks(await thingsOf(office, world), stored, office.region)
  }, 600_000)
  afterAll(async () => {
    await browser?.close()
    await office?.leave()
  })

  async function watchSignedIn(how: { unguarded: boolean }): Promise<Watched> {
    const watched = await watch(browser, url, how)
    await watched.context.addCookies(
      Array.from(service.browser.cookies, ([name, value]) => ({ name, value, url, httpOnly: true })),
    )
    return watched
  }

  /** Every screen that can be opened, with what was written in it. */
  const screens = (): string[] =>
    ROUTES.filter(
      ({ method, path }) => method === 'GET' && !path.includes(':token') && !/signed-in|callback/.test(path),
    ).flatMap(({ path }) =>
      fill(path, things, 'hafen', office.region).map((filled) => `${url}/backoffice${filled.path}`),
    )

  const withPage = async <T>(watched: Watched, act: (page: Page) => Promise<T>): Promise<T> => {
    const page = await watched.context.newPage()
    try {
      return await act(page)
    } finally {
      await page.close()
    }
  }

  it('there are more than sixty kinds of attacks, each with its source, and all naughty strings', () => {
    expect(CLASSES.length).toBeGreaterThan(60)
    expect(new Set(CLASSES.map(({ name }) => name)).size).toBe(CLASSES.length)
    expect(NAUGHTY.strings.length).toBeGreaterThan(480)
  })

  it('every field of every kind of text is attacked', () => {
    const fields = MODULES.flatMap(({ texts }) =>
      texts.flatMap(({ subject, fields }) => Object.keys(fields).map((field) => `${subject} ${field}`)),
    )
    const forgotten = [...new Set(fields)].filter((field) => !WRITTEN.includes(field))
    expect(forgotten, 'a new field of a text: write the attacks into it in test/attacks-office.ts').toEqual(
      [],
    )
  })

  it(
    'a page that shows texts as they are is found out, by each way of doing harm',
    () =>
      withPage(unguarded, async (page) => {
        const before = unguarded.harm.splice(0)
        const found = new Set<string>()
        for (const [i, { of, text }] of attacks.entries()) {
          if (of === NAUGHTY.name) continue
          await unguarded.show(
            page,
            `${url}/unsafe/${i}`,
            `<!doctype html><title>x</title><main>${text}</main><p title="${text}">a</p>`,
          )
          if (unguarded.harm.length > 0) found.add(of)
          for (const what of unguarded.harm.splice(0))
            found.add(/: (ran|dialog|asks|leads to|<\w+ on|<\w+ href)/.exec(what)?.[1] ?? 'other')
        }
        unguarded.harm.push(...before)
        for (const way of ['ran', 'asks']) expect([...found]).toContain(way)
        expect(CLASSES.filter(({ name }) => found.has(name)).length).toBeGreaterThan(40)
      }),
    120_000,
  )

  it(
    'does nothing on the site',
    () =>
      withPage(unguarded, async (page) => {
        const pages = ['/hafen/de/', ...stored.slugs.map((slug) => `/hafen/de/${slug}/`)]
        for (const kind of ['imprint', 'privacy', 'accessibility']) pages.push(`/hafen/de/${kind}/`)
        for (const address of pages) await unguarded.open(page, url + address)
        for (const { text } of attacks.filter((_, i) => process.env.LONG || i % 5 === 0)) {
          const query = encodeURIComponent(text.toWellFormed())
          // A longer address is refused before anybody reads it (414).
          if (query.length < LONGEST_QUERY)
            await unguarded.open(page, `${url}/hafen/de/search/?query=${query}`)
        }
        expect(unguarded.harm).toEqual([])
        expect(pages.length).toBeGreaterThan(20)
      }),
    600_000,
  )

  it(
    'does nothing on any screen of the back office, nor in the editor, nor in the preview',
    () =>
      withPage(unguarded, async (page) => {
        for (const address of screens()) await unguarded.open(page, address)
        expect(unguarded.harm).toEqual([])
      }),
    600_000,
  )

  it(
    'does nothing when it is sent with any form of the back office, and what the form answers is harmless',
    () =>
      withPage(unguarded, async (page) => {
        const forms = new Map<string, FilledForm>()
        for (const address of screens()) {
          await page.goto(address)
          for (const form of await formsOf(page))
            forms.set(
              `${form.method} ${form.action.replace(/[0-9a-f-]{36}|\d+/g, '*')} ${form.fields.map(({ name }) => name)}`,
              form,
            )
        }
        let answers = 0
        let at = 0
        for (const form of forms.values()) {
          const texts = fillForm(form)
          if (texts.length === 0) continue
          for (let n = 0; n < (process.env.LONG ? attacks.length : 3); n++) {
            const { text } = attacks[at++ % attacks.length] as Attack
            const answer = await sendForm(service.browser, url, form, text)
            if (answer.status >= 500)
              throw new Error(`${form.action} answers ${answer.status} to ${JSON.stringify(text)}`)
            if (!/text\/html/.test(answer.headers.get('content-type') ?? '')) continue
            await unguarded.show(page, `${url}/backoffice/answer/${answers++}${form.action}`, answer.text)
          }
        }
        for (const address of screens()) await unguarded.open(page, address)
        expect(unguarded.harm).toEqual([])
        expect(forms.size).toBeGreaterThan(10)
        expect(answers).toBeGreaterThan(20)
      }),
    900_000,
  )

  it('holds nothing back by policy that it would have needed to: the markup is harmless by itself', async () => {
    const guarded = await watchSignedIn({ unguarded: false })
    await withPage(guarded, async (page) => {
      for (const slug of stored.slugs.filter((_, i) => i % 4 === 0))
        await guarded.open(page, `${url}/hafen/de/${slug}/`)
      for (const address of screens()) await guarded.open(page, address)
    })
    expect(guarded.harm).toEqual([])
    expect(guarded.held).toEqual([])
  }, 600_000)
})

/**
 * All of them with LONG=1, each by itself. Otherwise the first of each kind by itself, the others of the kind in one text,
 * and the naughty strings in packs.
 */
function chosen(all: readonly Attack[]): Attack[] {
  if (process.env.LONG) return [...all]
  return [...Map.groupBy(all, ({ of }) => of)].flatMap(([of, attacks]) => {
    const alone = of === NAUGHTY.name ? [] : attacks.slice(0, 1)
    const packs: Attack[] = []
    for (const { text } of attacks.slice(alone.length)) {
      const last = packs.at(-1)
      if (last && last.text.length + text.length < 900 && !text.includes('\0')) last.text += ` ${text}`
      else packs.push({ of, text })
    }
    return [...alone, ...packs]
  })
}

/** The first few things that were attacked, among those of every address. */
function withAttacks(things: Things, { pages, contacts, texts }: Attacked, region: string): Things {
  const some = (all: readonly (string | number)[]) =>
    [0, 1, Math.floor(all.length / 2), all.length - 1]
      .flatMap((i) => all[i] ?? [])
      .map((value) => ({ value: String(value), about: { region }, called: 'attacked' }))
  const own = (name: string) => (things[name] ?? []).filter(({ about }) => about?.region === region).slice(-1)
  return {
    ...Object.fromEntries(Object.keys(things).map((name) => [name, own(name)])),
    page: some(pages),
    contact: some(contacts),
    text: some(texts),
  }
}
