import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../../test/databases.ts'
import { draftOf, publicationsOf } from '../../../domain/translations/index.ts'
import { openDesk, PAGES, said, type TestDesk, undo } from './testing-desk.ts'

describe.each(DATABASES)('a text on its way to people (%s)', (kind) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(kind)
  })
  afterAll(() => desk.office.leave())

  it('an author asks, an editor sees it among her tasks, approves, and it is public; undo takes it back', async () => {
    const { author, editor, page, write, publicVersion } = desk
    const { id, text, slug } = await page({ out: true })
    const form = { head: '1', title: 'Amt', slug, content: '<p>Zwei</p>', note: 'Bitte ansehen', wish: 'ask' }
    const asked = await write(author, id, form)
    expect(said(asked.to)).toBe('writing.said.asked')
    const tasks = (await editor.browser.get('/backoffice/regions/hafen')).text
    expect(tasks).toContain(`${PAGES}/${id}/de`)
    const seen = (await editor.browser.get(`${PAGES}/${id}/de`)).text
    expect(seen).toContain('Bitte ansehen')
    expect(seen).toContain('Sie sind dran')
    const review = /review\/approve[\s\S]*?value="([^"]+)"/.exec(seen)?.[1] ?? ''
    const approved = await editor.browser.send(`/backoffice/regions/hafen/texts/${text}/review/approve`, {
      review,
    })
    expect(said(approved.to)).toBe('writing.said.approved')
    expect(await publicVersion(text)).toBe(2)
    await undo(editor.browser, approved.to)
    expect(await publicVersion(text)).toBe(1)
  })

  it('an author publishes nothing: what she wrote is saved, and she is told', async () => {
    const { author, page, write, publicVersion } = desk
    const { id, text, slug } = await page()
    const form = { head: '1', title: 'Amt', slug, content: '<p>Zwei</p>', wish: 'publish' }
    const sent = await write(author, id, form)
    expect(said(sent.to)).toBe('writing.said.only-saved')
    expect(await publicVersion(text)).toBeUndefined()
    const path = `/backoffice/regions/hafen/texts/${text}`
    expect((await author.browser.send(`${path}/publish`, { version: '2' })).status).toBe(403)
  })

  it('what is sent back needs a reason, which the author finds; a request can be taken back and asked again', async () => {
    const { author, editor, page, write } = desk
    const { id, text, slug } = await page()
    const asked = await write(author, id, { head: '1', title: 'Amt', slug, content: '<p>x</p>', wish: 'ask' })
    const back = await undo(author.browser, asked.to)
    expect(said(back.to)).toBe('writing.said.asking-withdrawn')
    await undo(author.browser, back.to)
    const seen = (await editor.browser.get(`${PAGES}/${id}/de`)).text
    const review = /review\/send-back[\s\S]*?name="review" value="([^"]+)"/.exec(seen)?.[1] ?? ''
    const path = `/backoffice/regions/hafen/texts/${text}`
    expect((await editor.browser.send(`${path}/review/send-back`, { review, reason: ' ' })).status).toBe(422)
    await editor.browser.send(`${path}/review/send-back`, { review, reason: 'Die Zeiten fehlen' })
    expect((await author.browser.get(`${PAGES}/${id}/de`)).text).toContain('Die Zeiten fehlen')
    expect((await author.browser.get('/backoffice/regions/hafen')).text).toContain('Die Zeiten fehlen')
    const late = await editor.browser.send(`${path}/review/approve`, { review })
    expect(late.status).toBe(409)
  })

  it('a comment is read by colleagues; an empty one is refused', async () => {
    const { author, editor, page } = desk
    const { id, text } = await page()
    const path = `/backoffice/regions/hafen/texts/${text}/comment`
    expect((await author.browser.send(path, { version: '1', body: '' })).status).toBe(422)
    await author.browser.send(path, { version: '1', body: 'Stimmt die <Nummer>?' })
    expect((await editor.browser.get(`${PAGES}/${id}/de`)).text).toContain('Stimmt die &lt;Nummer&gt;?')
  })

  it('any two versions stand side by side; an older one is taken again, and that is undone', async () => {
    const { author, observer, page, write, reader } = desk
    const { id, text, slug } = await page({ out: true })
    await write(author, id, { head: '1', title: 'Amt', slug, content: '<p>Zwei</p>', note: 'Zahlen' })
    await write(author, id, { head: '2', title: 'Amt', slug, content: '<p>Drei</p>', minor: 'on' })
    const path = `/backoffice/regions/hafen/texts/${text}`
    const list = (await observer.browser.get(`${path}/versions?older=1&newer=3`)).text
    expect(list).toContain('<del>Eins</del>')
    expect(list).toContain('<ins>Drei</ins>')
    for (const words of ['„Zahlen“', 'kleine Korrektur', 'author', '✓ Öffentlich'])
      expect(list).toContain(words)
    expect(list).not.toContain('Wieder nehmen')
    const restored = await author.browser.send(`${path}/restore`, { version: '1', head: '3' })
    expect(said(restored.to)).toBe('writing.said.restored')
    const content = async () => (await draftOf(reader(), 'page', id, 'de'))?.values.content
    expect(await content()).toBe('<p>Eins</p>')
    await undo(author.browser, restored.to)
    expect(await content()).toBe('<p>Drei</p>')
    const stale = await author.browser.send(`${path}/restore`, { version: '1', head: '3' })
    expect(stale.status).toBe(409)
  })

  it('a text goes public at a time of the region’s clocks, and off again; both are undone', async () => {
    const { author, editor, office, page, publicVersion, reader } = desk
    const { id, text } = await page()
    const path = `/backoffice/regions/hafen/texts/${text}`
    const year = Number(office.house.clock().slice(0, 4)) + 1
    const day = `${year}-01-15`
    const plans = async () =>
      (await publicationsOf(reader(), text, office.house.clock()))
        .filter(({ state }) => state === 'planned')
        .map(({ from, until }) => [from, until])
    const wrong = await editor.browser.send(`${path}/schedule`, {
      ...{ 'from-day': '2020-01-01', 'from-time': '08:00', 'until-day': '2020-02-30', 'until-time': '' },
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('schon vorbei')
    expect(wrong.text).toContain('kein Zeitpunkt')
    expect(wrong.text).toContain('value="2020-02-30"')
    const form = {
      'from-day': day,
      'from-time': '08:00',
      'until-day': `${year}-07-15`,
      'until-time': '08:00',
    }
    const set = await editor.browser.send(`${path}/schedule`, form)
    const planned = [[`${day}T07:00:00.000Z`, `${year}-07-15T06:00:00.000Z`]]
    expect(await plans()).toEqual(planned)
    expect((await author.browser.get(`${PAGES}/${id}/de`)).text).toContain('Wird öffentlich')
    const back = await undo(editor.browser, set.to)
    expect(await plans()).toEqual([])
    await undo(editor.browser, back.to)
    expect(await plans()).toEqual(planned)
    expect((await author.browser.send(`${path}/schedule`, form)).status).toBe(403)
    await editor.browser.send(`${path}/publish`, {})
    expect(await publicVersion(text)).toBe(1)
    const off = await editor.browser.send(`${path}/off`, {})
    expect(await publicVersion(text)).toBeUndefined()
    await undo(editor.browser, off.to)
    expect(await publicVersion(text)).toBe(1)
  })

  it('the link of a mail leads to where the text is written', async () => {
    const { editor, page } = desk
    const { id, text } = await page()
    const { to } = await editor.browser.get(`/backoffice/regions/hafen/texts/${text}`)
    expect(to).toBe(`${PAGES}/${id}/de`)
    expect((await editor.browser.get('/backoffice/regions/hafen/texts/absent')).status).toBe(404)
  })

  it('an address that is another page’s: the text is saved, not public, and that is said', async () => {
    const { editor, page, write, publicVersion } = desk
    const { slug } = await page({ out: true })
    const { id, text } = await page()
    const taken = await write(editor, id, { head: '1', title: 'Amt', slug, content: '', wish: 'publish' })
    expect(taken.status).toBe(409)
    expect(taken.text).toContain('Gespeichert, aber nicht veröffentlicht')
    expect(taken.text).toContain('name="head" value="2"')
    expect(await publicVersion(text)).toBeUndefined()
  })
})
