import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../../test/databases.ts'
import { createPage, outlineOf, publishPage, writePage } from '../../../domain/pages/index.ts'
import { addLanguage } from '../../../domain/regions/index.ts'
import { SYSTEM } from '../../../kernel/actor.ts'
import type { Role } from '../../../kernel/role.ts'
import type { Command } from '../../../platform/commands/command.ts'
import { type Browser, codeFor, type Office, openBrowser, openOffice } from '../testing-office.ts'

const PASSWORD = 'vier Boote am Steg'
const TREE = '/backoffice/regions/hafen/pages'

describe.each(DATABASES)('the pages of a region in the back office (%s)', (kind) => {
  let office: Office
  let editor: Browser
  let author: Browser
  let people = 0
  beforeAll(async () => {
    office = await openOffice(kind)
    await run(addLanguage, { region: office.region, language: 'uk', parent: 'de' })
    editor = await arrive('editor')
    author = await arrive('author')
  })
  afterAll(() => office.leave())

  const run = <G, I, O>(command: Command<G, I, O>, input: G): Promise<O> =>
    office.house.bus.execute(command, input, SYSTEM)
  const outline = () => outlineOf(office.house.database.reader, office.region)

  async function arrive(role: Role): Promise<Browser> {
    const browser = openBrowser(office.url)
    const invitation = await office.invite(`person-${++people}@hafen.example`, role)
    const page = await browser.follow(await browser.send(invitation, { name: 'Oksana', password: PASSWORD }))
    if (role !== 'author')
      await browser.send('/backoffice/second-factor/confirm', { code: codeFor(page.text) })
    return browser
  }

  /** A page with a text; public when `out` says so. */
  async function page(title: string, { parent = null as string | null, language = 'de', out = true } = {}) {
    const position = people++
    const id = await run(createPage, { region: office.region, parent, position })
    await say(id, title, { language, out })
    return id
  }
  async function say(id: string, title: string, { language = 'de', head = 0, out = true } = {}) {
    const slug = `s-${id}-${head}`.toLowerCase()
    const origin = language === 'de' ? {} : { origin: { language: 'de', version: 1 } }
    const content = `<p>Inhalt ${title}</p>`
    const saved = await run(writePage, { page: id, language, head, title, slug, content, ...origin })
    if (out) await run(publishPage, { page: id, ...saved })
  }
  const numberOf = async (id: string) => (await outline()).page(id)?.number
  const versionOf = async (id: string) => String((await outline()).page(id)?.version)
  const childrenOf = async (id: string | null) => (await outline()).below(id).map((one) => one.id)
  /** Sends the button that a message offers. */
  async function undo(browser: Browser, to: string) {
    const { text } = await browser.get(to)
    const said = text.slice(text.indexOf('class="said"'))
    const action = /action="([^"]+)"/.exec(said)?.[1] ?? ''
    const form = said.slice(0, said.indexOf('</form>'))
    const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, a, b]) => [a, b])
    return browser.send(action, Object.fromEntries(fields))
  }

  it('the tree opens level by level, and the address says what is open', async () => {
    const chapter = await page('Ankommen')
    const below = await page('Wohnsitz', { parent: chapter })
    const shut = await editor.get(TREE)
    expect(shut.text).toContain('Ankommen')
    expect(shut.text).not.toContain('Wohnsitz')
    const open = await editor.get(`${TREE}?open=${await numberOf(chapter)}`)
    expect(open.text).toContain('Wohnsitz')
    expect(open.text).toContain('aria-expanded="true"')
    const level = await editor.get(`${TREE}/${chapter}/below`)
    expect(level.text).toMatch(/^<!doctype html><ul class="level"/)
    expect(level.text).toContain(`data-page="${below}"`)
  })

  it('each translation has its state: public, outdated, missing', async () => {
    const id = await page('Fähre')
    await say(id, 'Пором', { language: 'uk' })
    const find = async (query: string) => (await editor.get(`${TREE}?${query}`)).text
    expect(await find('state=outdated&language=uk')).not.toContain('Fähre')
    await say(id, 'Fähre zwei', { head: 1 })
    expect(await find('state=outdated&language=uk')).toContain('Fähre zwei')
    expect(await find('title=fähre')).toContain('Fähre zwei')
    expect(await find('title=ПОРОМ')).toContain('Fähre zwei')
    await say(id, 'Fähre drei', { head: 2, out: false })
    expect(await find('state=draft&language=de')).toContain('Fähre drei')
  })

  it('a page moves before, after and below another, and back again', async () => {
    const chapter = await page('Umzug')
    const [a, b, c] = [
      await page('A', { parent: chapter }),
      await page('B', { parent: chapter }),
      await page('C', { parent: chapter }),
    ]
    const move = async (id: string, where: string, target: string) =>
      editor.send(`${TREE}/${id}/move`, { version: await versionOf(id), where, target })
    const moved = await move(c, 'before', a)
    expect(await childrenOf(chapter)).toEqual([c, a, b])
    await undo(editor, moved.to)
    expect(await childrenOf(chapter)).toEqual([a, b, c])
    const into = await move(a, 'below', b)
    expect([await childrenOf(chapter), await childrenOf(b)]).toEqual([[b, c], [a]])
    await undo(editor, into.to)
    expect(await childrenOf(chapter)).toEqual([a, b, c])
    expect(await move(chapter, 'below', b)).toMatchObject({ status: 422 })
    const stale = await editor.send(`${TREE}/${a}/move`, { version: '99', where: 'after', target: c })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('in der Zwischenzeit')
    expect((await editor.get(`${TREE}/${a}/move?query=umzug`)).text).toContain('value="below"')
  })

  it('what is archived takes along what is below it, says so, and comes back', async () => {
    const chapter = await page('Archivkapitel')
    const below = await page('Archivseite', { parent: chapter })
    const done = await editor.send(`${TREE}/${chapter}/archive`, {
      [`version.${chapter}`]: await versionOf(chapter),
    })
    const number = await numberOf(chapter)
    const shown = (await editor.get(`${TREE}?open=${number}`)).text
    expect(shown).toContain('archiviert')
    expect(shown).toContain('archiviert mit: Archivkapitel')
    expect((await editor.get(`${TREE}?archived=1&title=archivseite`)).text).toContain(below)
    await undo(editor, done.to)
    expect((await outline()).page(chapter)?.archived_at).toBeNull()
  })

  it('many pages at once, each by its own right: one that is refused does not stop the others', async () => {
    const pages = [
      await page('Viele 1', { out: false }),
      await page('Viele 2', { out: false }),
      await page('Viele 3'),
    ]
    const ticks = Object.fromEntries(pages.map((id) => [`tick.${id}`, 'on']))
    expect((await editor.send(`${TREE}/chosen`, ticks)).text).toContain('Veröffentlichen')
    const form = { ...ticks, what: 'publish', 'in.de': 'on' }
    const refused = await author.send(`${TREE}/bulk`, form)
    expect(refused.text.match(/Das erlaubt Ihre Rolle nicht/g)).toHaveLength(2)
    const done = await editor.send(`${TREE}/bulk`, form)
    expect(done.text.match(/✓ Deutsch: erledigt/g)).toHaveLength(2)
    expect(done.text.match(/– Deutsch: nichts zu tun/g)).toHaveLength(1)
    expect((await editor.send(`${TREE}/bulk`, { ...ticks, what: 'publish' })).status).toBe(422)
  })

  it('more than a piece goes on with the rest, and tells of all in the end', async () => {
    const pages = await Promise.all(Array.from({ length: 23 }, (_, i) => page(`Stück ${i}`)))
    const ticks = Object.fromEntries(pages.map((id) => [`tick.${id}`, 'on']))
    const first = await editor.send(`${TREE}/bulk`, { ...ticks, what: 'archive' })
    expect(first.text).toContain('20 von 23')
    const fields = [...first.text.matchAll(/name="((?:tick|done|what|in)[^"]*)" value="([^"]*)"/g)]
    const rest = await editor.send(
      `${TREE}/bulk`,
      Object.fromEntries(fields.map(([, name, value]) => [name, value])),
    )
    expect(rest.text).toContain('23 von 23')
    expect(rest.text.match(/✓ erledigt/g)).toHaveLength(23)
  })

  it('a new page needs a title; its address comes from it; then one writes', async () => {
    const nothing = await author.send(`${TREE}/new`, { title: ' ' })
    expect(nothing.status).toBe(422)
    const made = await author.send(`${TREE}/new`, { title: 'Bücherei am Markt' })
    expect(made.to).toMatch(/\/regions\/hafen\/pages\/[^/]+\/de\?said=page\.created/)
    expect((await editor.get(`${TREE}?title=bücherei`)).text).toContain('Bücherei am Markt')
  })

  it('details of a page are saved at once, by whoever may', async () => {
    const id = await page('Angaben')
    expect((await author.send(`${TREE}/${id}/about`, { version: '1' })).status).toBe(403)
    const saved = await editor.send(`${TREE}/${id}/about`, { version: '1', icon: 'phone', sensitive: 'on' })
    expect(saved.status).toBe(303)
    expect((await outline()).page(id)).toMatchObject({ icon: 'phone', version: 2 })
    expect((await outline()).page(id)?.sensitive_since).not.toBeNull()
    expect((await editor.get(`${TREE}/${id}/about`)).text).toContain('nie gelöscht')
  })

  it('whoever may only write is offered no more, and gets no further', async () => {
    const id = await page('Nur schreiben')
    const { text } = await author.get(TREE)
    expect(text).toContain('Nur schreiben')
    expect(text).not.toContain(`${id}/archive`)
    expect((await author.send(`${TREE}/${id}/archive`, { version: '1' })).status).toBe(403)
    expect((await author.send(`${TREE}/${id}/move`, { version: '1' })).status).toBe(403)
  })

  it('a draft is shown as people will see it, to whoever has the link, for a day', async () => {
    const chapter = await page('Vorschaukapitel', { out: false })
    const id = await page('Geheimer Entwurf', { parent: chapter, out: false })
    const screen = await author.get(`${TREE}/${id}/preview`)
    expect(screen.headers.get('content-security-policy')).toContain("frame-src 'self'")
    const address = /<iframe[^>]* src="([^"]+)"/.exec(screen.text)?.[1] ?? ''
    const stranger = openBrowser(office.url)
    const seen = await stranger.get(address)
    expect(seen).toMatchObject({ status: 200 })
    expect(seen.text).toContain('<h1>Geheimer Entwurf</h1>')
    expect(seen.text).toContain('Inhalt Geheimer Entwurf')
    expect(seen.headers.get('cache-control')).toBe('no-store')
    expect(seen.headers.get('referrer-policy')).toBe('no-referrer')
    expect(seen.headers.get('x-robots-tag')).toContain('noindex')
    expect(seen.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(seen.headers.get('x-keep')).toBeNull()
    const within = /href="(\/backoffice\/preview\/[^"]+)"/.exec(seen.text)?.[1] ?? ''
    expect((await stranger.get(within)).status).toBe(200)
    const [token = ''] = /preview\/([^/]+)/.exec(address)?.slice(1) ?? []
    const forged = address.replace(token, `${token.slice(0, -2)}xx`)
    expect((await stranger.get(forged)).status).toBe(404)
    expect((await stranger.get(address.replace('/hafen/', '/andere/'))).text).not.toContain('Geheimer')
    expect((await stranger.get('/hafen/de/vorschaukapitel/')).text).not.toContain('Geheimer')
    office.later(24 * 3600 * 1000 + 1)
    expect((await stranger.get(address)).status).toBe(404)
  })
})
