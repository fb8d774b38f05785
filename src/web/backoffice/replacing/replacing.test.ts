import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../../test/databases.ts'
import { createPage, publishPage, writePage } from '../../../domain/pages/index.ts'
import { addLanguage } from '../../../domain/regions/index.ts'
import { draftOf } from '../../../domain/translations/index.ts'
import { SYSTEM } from '../../../kernel/actor.ts'
import { enterAs } from '../testing-entry.ts'
import { type Browser, type Office, openOffice, type Seen } from '../testing-office.ts'

const REPLACE = '/backoffice/regions/hafen/replace'

describe.each(DATABASES)('find and replace in the back office (%s)', (kind) => {
  let office: Office
  let browser: Browser
  let pages = 0
  beforeAll(async () => {
    office = await openOffice(kind)
    await office.house.bus.execute(
      addLanguage,
      { region: office.region, language: 'uk', parent: 'de' },
      SYSTEM,
    )
    const role = { role: 'editor' as const, region: office.region, organisation: null }
    browser = (await enterAs(office, role)).browser
  })
  afterAll(() => office.leave())

  async function newPage(content: string): Promise<string> {
    const { bus } = office.house
    const place = { region: office.region, parent: null, position: 0 }
    const page = await bus.execute(createPage, place, SYSTEM)
    const words = { title: 'Seite', slug: `seite-${++pages}`, content }
    const saved = await bus.execute(writePage, { page, language: 'de', head: 0, ...words }, SYSTEM)
    await bus.execute(publishPage, { page, ...saved }, SYSTEM)
    return page
  }
  const says = async (page: string) =>
    (await draftOf(office.house.database.reader, 'page', page, 'de'))?.values.content
  const ask = (find: string, instead: string): Promise<Seen> =>
    browser.get(`${REPLACE}?${new URLSearchParams({ find, with: instead, case: '1' })}`)
  /** The form of the hits as it would be sent. */
  const formIn = ({ text }: Seen): Record<string, string> => {
    const form = text.slice(text.indexOf('<form class="hits"'))
    const unescaped = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    const fields = [
      ...form.matchAll(/<input type="(hidden|checkbox)" name="([^"]*)" value="([^"]*)"( checked)?/g),
    ]
    return Object.fromEntries(
      fields
        .filter(([, type, , , checked]) => type === 'hidden' || checked)
        .map(([, , name = '', value = '']) => [name, unescaped(value)]),
    )
  }
  const ticks = (form: Record<string, string>): string[] =>
    Object.keys(form).filter((name) => name.startsWith('tick.'))

  it('shows each hit with what goes and what comes, and changes nothing by looking', async () => {
    const page = await newPage('<p>Das Rathaus &amp; der Markt</p>')
    const seen = await ask('Rathaus', 'Bürgerhaus')
    expect(seen.text).toMatch(/Das <del>Rathaus<\/del><ins>Bürgerhaus<\/ins> &amp; der Markt/)
    expect(ticks(formIn(seen))).toHaveLength(1)
    expect(await says(page)).toBe('<p>Das Rathaus &amp; der Markt</p>')
  })

  it('replaces what is ticked, says what came of it, and takes it back', async () => {
    const page = await newPage('<p>Fähre und Fähre</p>')
    const form = formIn(await ask('Fähre', 'Boot'))
    const [, second = ''] = ticks(form)
    const { [second]: _, ...rest } = form
    const begun = await browser.send(`${REPLACE}/choose`, { ...rest, go: 'start', publish: '1' })
    await office.house.worker.drain()
    const over = await browser.follow(begun)
    expect(over.text).toContain('geändert und öffentlich')
    expect(await says(page)).toBe('<p>Boot und Fähre</p>')
    await browser.send(`${begun.to}/undo`, {})
    await office.house.worker.drain()
    expect((await browser.get(begun.to)).text).toContain('wie zuvor')
    expect(await says(page)).toBe('<p>Fähre und Fähre</p>')
  })

  it('pages keep what was ticked on the others; all and none are one button', async () => {
    const page = await newPage(Array.from({ length: 60 }, () => '<p>Möwe</p>').join(''))
    const first = formIn(await ask('Möwe', 'Ente'))
    expect(ticks(first)).toHaveLength(50)
    const { [ticks(first)[0] ?? '']: _, ...rest } = first
    const second = await browser.send(`${REPLACE}/choose`, { ...rest, go: 'page 2' })
    expect(ticks(formIn(second))).toHaveLength(10)
    expect(second.text).toContain('Angekreuzt: 59.')
    const none = await browser.send(`${REPLACE}/choose`, { ...formIn(second), go: 'none' })
    expect(ticks(formIn(none))).toEqual([])
    const nothing = await browser.send(`${REPLACE}/choose`, { ...formIn(none), go: 'start' })
    expect([nothing.status, nothing.text.includes('Es ist keine Stelle angekreuzt.')]).toEqual([422, true])
    await browser.send(`${REPLACE}/choose`, { ...formIn(second), go: 'start' })
    await office.house.worker.drain()
    expect((await says(page))?.match(/Möwe/g)).toHaveLength(1)
  })

  it('what was saved after she looked is shown again, and nothing is changed', async () => {
    const page = await newPage('<p>Kran</p>')
    const form = formIn(await ask('Kran', 'Bagger'))
    const words = { title: 'Seite', slug: `seite-${pages}`, content: '<p>Kran, neu</p>' }
    await office.house.bus.execute(writePage, { page, language: 'de', head: 1, ...words }, SYSTEM)
    const again = await browser.send(`${REPLACE}/choose`, { ...form, go: 'start' })
    expect([again.status, again.text.includes('Bitte sehen Sie noch einmal nach')]).toEqual([409, true])
    expect(await says(page)).toBe('<p>Kran, neu</p>')
  })

  it('a question without words is told at the field', async () => {
    const empty = await browser.get(`${REPLACE}?find=+&with=x`)
    expect([empty.status, empty.text.includes('Bitte schreiben Sie, was gesucht wird')]).toEqual([422, true])
  })

  it('a replacement of another region is not there', async () => {
    expect((await browser.get(`${REPLACE}/absent`)).status).toBe(404)
  })
})
