import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../../test/databases.ts'
import { wordFile } from '../../../domain/interop/word/testing-word.ts'
import { createPage, writePage } from '../../../domain/pages/index.ts'
import { SYSTEM } from '../../../kernel/actor.ts'
import type { Role } from '../../../kernel/role.ts'
import { enterAs } from '../testing-entry.ts'
import { type Browser, type Office, openOffice } from '../testing-office.ts'

const AT = '/backoffice/regions/hafen/editor'

describe.each(DATABASES)('what the editor asks for (%s)', (kind) => {
  let office: Office
  let page: string
  beforeAll(async () => {
    office = await openOffice(kind)
    const { bus } = office.house
    page = await bus.execute(createPage, { region: office.region, parent: null, position: 0 }, SYSTEM)
    const values = { title: 'Anmeldung beim Amt', slug: 'anmeldung', content: '<p>x</p>' }
    await bus.execute(writePage, { page, language: 'de', ...values, head: 0 }, SYSTEM)
  })
  afterAll(() => office.leave())

  const as = async (role: Role): Promise<Browser> =>
    (await enterAs(office, { role, region: office.region, organisation: null })).browser

  async function send(
    browser: Browser,
    kindOf: string,
    form: FormData,
    headers: Record<string, string> = {},
  ) {
    const cookie = Array.from(browser.cookies, ([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${office.url}${AT}/${kindOf}`, {
      method: 'POST',
      body: form,
      headers: { cookie, origin: 'https://guide.example', ...headers },
    })
    return { status: answer.status, body: await answer.json().catch(() => undefined) }
  }
  const formOf = (bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}): FormData => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new File([bytes], 'rathaus.png'))
    return form
  }
  const picture = async () =>
    new Uint8Array(
      await sharp({ create: { width: 40, height: 20, channels: 3, background: 'teal' } })
        .png()
        .toBuffer(),
    )

  it('finds pages by words of their title, and one by its id', async () => {
    const browser = await as('author')
    expect(JSON.parse((await browser.get(`${AT}/pages?q=ANMELD&language=de`)).text)).toEqual({
      found: [{ id: page, name: 'Anmeldung beim Amt' }],
    })
    expect(JSON.parse((await browser.get(`${AT}/pages?q=nichts`)).text)).toEqual({ found: [] })
    expect(JSON.parse((await browser.get(`${AT}/pages?id=${page}`)).text).found).toHaveLength(1)
  })

  it('takes a picture with its words from who may add one, and shows it by its id', async () => {
    const browser = await as('editor')
    const { status, body } = await send(
      browser,
      'pictures',
      formOf(await picture(), { alt: 'Rathaus', language: 'de' }),
    )
    expect(status).toBe(200)
    expect((await browser.get(`${AT}/pictures/${body.id}`)).to).toMatch(/^\/media\/[0-9a-f]{64}-40\.webp$/)
    expect(JSON.parse((await browser.get(`${AT}/pictures`)).text).found).toContainEqual({
      id: body.id,
      name: 'Rathaus',
    })
  })

  it('takes none without words, none that is no picture, none from who may not, none from elsewhere', async () => {
    const [editor, author] = [await as('editor'), await as('author')]
    const described = { alt: 'x', language: 'de' }
    const bytes = await picture()
    expect((await send(editor, 'pictures', formOf(bytes, { alt: ' ' }))).status).toBe(422)
    expect((await send(editor, 'pictures', formOf(new Uint8Array([1, 2, 3]), described))).status).toBe(422)
    expect((await send(author, 'pictures', formOf(bytes, described))).status).toBe(403)
    const foreign = { origin: 'https://evil.example' }
    expect((await send(editor, 'pictures', formOf(bytes, described), foreign)).status).toBe(403)
  })

  it('refuses what is too large before it is read', async () => {
    const editor = await as('editor')
    const form = formOf(new Uint8Array(16 * 2 ** 20), { alt: 'x', language: 'de' })
    const answer = await send(editor, 'pictures', form).catch(() => ({ status: 422 }))
    expect(answer.status).toBe(422)
    expect((await editor.get('/backoffice/account')).status).toBe(200)
    expect((await editor.get(`${AT}/pages?q=a`)).status).toBe(200)
  })

  it('makes content of a Word document for who may write, and saves nothing', async () => {
    const bytes = new Uint8Array(wordFile('<w:p><w:r><w:t>Merkblatt</w:t></w:r></w:p>'))
    expect(await send(await as('author'), 'word', formOf(bytes))).toEqual({
      status: 200,
      body: { html: '<p>Merkblatt</p>', pictures: 0 },
    })
    expect((await send(await as('author'), 'word', formOf(new Uint8Array([80, 75])))).status).toBe(422)
    expect((await send(await as('observer'), 'word', formOf(bytes))).status).toBe(403)
  })

  it('tells nothing to who has no role in the region', async () => {
    const { browser } = await enterAs(office)
    for (const path of ['pages?q=a', 'contacts?q=a', 'pictures'])
      expect((await browser.get(`${AT}/${path}`)).status).toBeGreaterThanOrEqual(303)
  })
})
