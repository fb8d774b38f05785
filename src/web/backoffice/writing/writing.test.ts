import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../../test/databases.ts'
import { createPage } from '../../../domain/pages/index.ts'
import { autosaveOf, draftOf, versionsOf } from '../../../domain/translations/index.ts'
import type { Entered } from '../testing-entry.ts'
import { openDesk, PAGES, said, type TestDesk } from './testing-desk.ts'

describe.each(DATABASES)('writing a page (%s)', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.office.leave())

  it('a save is a version with a note, not public yet; saving the same once more is none', async () => {
    const { author, page, write, publicVersion, reader } = desk
    const { id, text, slug } = await page()
    const form = { head: '1', title: 'Amt', slug, content: '<p>Zwei</p>', note: 'Neue Zeiten' }
    const saved = await write(author, id, form)
    expect(said(saved.to)).toBe('writing.said.saved')
    expect(await draftOf(reader(), 'page', id, 'de')).toMatchObject({ head: 2 })
    expect((await versionsOf(reader(), text))[0]).toMatchObject({ note: 'Neue Zeiten', version: 2 })
    expect(await publicVersion(text)).toBeUndefined()
    const again = await write(author, id, { ...form, head: '2' })
    expect(said(again.to)).toBe('writing.said.unchanged')
    expect(await versionsOf(reader(), text)).toHaveLength(2)
  })

  it('an address nobody has set is made of the title; all that is wrong is said at once, with what was typed', async () => {
    const { editor, office, write, reader, run } = desk
    const id = await run(createPage, { region: office.region, parent: null, position: 500 })
    const wrong = await write(editor, id, { head: '0', title: '', slug: 'GROSS', content: '<p>Getippt</p>' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('&lt;p&gt;Getippt&lt;/p&gt;')
    expect(wrong.text).toContain('Bitte geben Sie der Seite einen Titel.')
    await write(editor, id, { head: '0', title: 'Am neuen Hafen', slug: '', content: '' })
    expect((await draftOf(reader(), 'page', id, 'de'))?.values).toMatchObject({ slug: 'am-neuen-hafen' })
  })

  it('a stale save is answered with both texts; what was typed is kept, and goes on in three ways', async () => {
    const { author, editor, page, write, reader } = desk
    const { id, text, slug } = await page()
    await write(editor, id, { head: '1', title: 'Amt', slug, content: '<p>Von der Redaktion</p>' })
    const late = await write(author, id, { head: '1', title: 'Amt', slug, content: '<p>Von der Autorin</p>' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Redaktion</del>')
    expect(late.text).toContain('Autorin</ins>')
    const place = { kind: 'page', subject: id, language: 'de' }
    expect(await autosaveOf(reader(), author.actor.id, place)).toMatchObject({
      values: { content: '<p>Von der Autorin</p>' },
    })
    const together = (await author.browser.get(`${PAGES}/${id}/de?typed=1`)).text
    expect(together).toContain('&lt;p&gt;Von der Autorin&lt;/p&gt;')
    expect(together).toContain('Redaktion</del>')
    await author.browser.send(`${PAGES}/${id}/de/drop`, {})
    expect(await autosaveOf(reader(), author.actor.id, place)).toBeUndefined()
    await write(author, id, { head: '2', title: 'Amt', slug, content: '<p>Von der Autorin</p>' })
    expect((await versionsOf(reader(), text)).map(({ version }) => version)).toEqual([3, 2, 1])
  })

  it('a translation stands beside its original, says what it was made from, and shows what is new there', async () => {
    const { editor, translator, page, write } = desk
    const { id, slug } = await page({ out: true })
    const form = {
      head: '0',
      title: 'Орган',
      slug: 'орган',
      content: '<p>Один</p>',
      origin: '1',
      matches: 'on',
    }
    const saved = await write(translator, id, form, 'uk')
    expect(said(saved.to)).toBe('writing.said.saved')
    const before = (await translator.browser.get(`${PAGES}/${id}/uk`)).text
    expect(before).toContain('Original (Deutsch)')
    expect(before).not.toContain('Das Original ist neuer')
    const next = { head: '1', title: 'Amt', slug, content: '<p>Eins und zwei</p>', wish: 'publish' }
    await write(editor, id, next)
    const after = (await translator.browser.get(`${PAGES}/${id}/uk`)).text
    expect(after).toContain('Das Original ist neuer')
    expect(after).toContain('und zwei</ins>')
    // The text stays as it is, and says that it fits the newer original.
    await write(translator, id, { ...form, head: '1', origin: '2' }, 'uk')
    expect((await translator.browser.get(`${PAGES}/${id}/uk`)).text).not.toContain('Das Original ist neuer')
  })

  it('right to left is written right to left', async () => {
    const { editor, page } = desk
    const { id } = await page()
    const { text } = await editor.browser.get(`${PAGES}/${id}/ar`)
    expect(text).toMatch(/<input id="f-title"[^>]*dir="rtl"/)
    expect(text).toMatch(/<textarea[^>]*name="content"[^>]*dir="rtl"/)
    expect((await editor.browser.get(`${PAGES}/${id}/pl`)).status).toBe(404)
  })

  it('who only looks reads, and is shown no form that would be refused', async () => {
    const { translator, observer, page, write } = desk
    const { id } = await page()
    const { text } = await observer.browser.get(`${PAGES}/${id}/de`)
    expect(text).toContain('<p>Eins</p>')
    expect(text).not.toContain('name="content"')
    expect((await write(observer, id, { head: '1', title: 'Amt' })).status).toBe(403)
    expect((await translator.browser.get(`${PAGES}/${id}/de`)).text).not.toContain('name="content"')
  })

  it('what is typed is kept for her alone, is offered when she comes back, and goes with a save', async () => {
    const { author, editor, observer, office, page, write } = desk
    const { id, slug } = await page()
    const keep = (who: Entered) =>
      fetch(`${office.url}${PAGES}/${id}/de/keep`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: 'https://guide.example',
          cookie: Array.from(who.browser.cookies, ([name, value]) => `${name}=${value}`).join('; '),
        },
        body: JSON.stringify({ head: 1, values: { title: 'Amt', slug, content: '<p>Angefangen</p>' } }),
      })
    const kept = await keep(author)
    expect((await kept.json()).say).toMatch(/Auf dem Server aufgehoben um \d\d:\d\d/)
    expect((await keep(observer)).status).toBe(403)
    expect((await author.browser.get(`${PAGES}/${id}/de`)).text).toContain('nicht gespeichert')
    expect((await author.browser.get(`${PAGES}/${id}/de?typed=1`)).text).toContain('Angefangen')
    expect((await editor.browser.get(`${PAGES}/${id}/de`)).text).not.toContain('nicht gespeichert')
    await write(author, id, { head: '1', title: 'Amt', slug, content: '<p>Angefangen</p>' })
    expect((await author.browser.get(`${PAGES}/${id}/de`)).text).not.toContain('nicht gespeichert')
  })

  it('a colleague at the same page is named', async () => {
    const { author, editor, page } = desk
    const { id } = await page()
    await author.browser.send(`${PAGES}/${id}/de/here`, {})
    expect((await editor.browser.get(`${PAGES}/${id}/de`)).text).toContain('bearbeitet diese Seite gerade.')
    expect((await editor.browser.get(`${PAGES}/${id}/uk`)).text).toContain('gerade auf Deutsch')
  })
})
