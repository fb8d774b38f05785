import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { filesBelow } from '../../../test/house/files.ts'
import { somebodyWho } from '../../../test/people.ts'
import { openTown, type Town } from '../../../test/town.ts'
import type { AccountActor } from '../../kernel/actor.ts'
import { publishPage, writePage } from '../pages/index.ts'
import { AUDIT_WORDS, auditLog, auditSentence, closeAccount } from './index.ts'

describe.each(DATABASES)('the audit log (%s)', (kind) => {
  let town: Town
  let editor: AccountActor
  beforeAll(async () => {
    town = await openTown(kind)
    editor = await somebodyWho(town.house, { role: 'editor', region: town.region, organisation: null })
    for (let head = 1; head <= 3; head++) {
      town.later(24 * 3600_000)
      const text = { language: 'de', head, title: 'Arzt', slug: 'arzt', content: `<p>${head}</p>` }
      const saved = await town.house.bus.execute(writePage, { page: town.pages.arzt.id, ...text }, editor)
      await town.house.bus.execute(publishPage, { page: town.pages.arzt.id, ...saved }, editor)
    }
  })
  afterAll(() => town.leave())

  const reader = () => town.house.database.reader
  const sentences = async (filter: Parameters<typeof auditLog>[1]) =>
    (await auditLog(reader(), filter)).entries.map((entry) =>
      auditSentence(entry, 'en', (kindOf, id) => (kindOf === 'subject' ? 'Doctor' : String(id))),
    )

  it('says who did what, newest first', async () => {
    expect(await sentences({ region: town.region, actor: editor.id })).toEqual([
      'editor published version 4 of Doctor (de).',
      'editor saved version 4 of Doctor (de).',
      'editor published version 3 of Doctor (de).',
      'editor saved version 3 of Doctor (de).',
      'editor published version 2 of Doctor (de).',
      'editor saved version 2 of Doctor (de).',
    ])
  })

  it('is asked for a thing, and for a day', async () => {
    const all = await sentences({ subject: town.pages.arzt.id })
    expect(all).toContain(`The house created the page ${town.pages.arzt.id}.`)
    expect(all).toHaveLength(11)
    const now = town.house.clock()
    const day = { from: now, until: '2099-01-01T00:00:00.000Z' as typeof now }
    expect(await sentences({ subject: town.pages.arzt.id, ...day })).toHaveLength(2)
  })

  it('finds a thing by an index, however long the log is', async () => {
    const of = (query: string) => sql<{ detail: string }>`explain query plan ${sql.raw(query)}`
    if (kind !== 'sqlite') return
    const things = `select id from events where id in (select event_id from event_things where thing = 'x')`
    const { rows } = await of(things).execute(town.house.database.raw)
    const plan = rows.map(({ detail }) => detail).join('; ')
    expect(plan).toMatch(/SEARCH events USING/)
    expect(plan).toMatch(/SEARCH event_things USING .*thing=/)
    expect(plan).not.toContain('SCAN events')
  })

  it('of a region says nothing of another, and what no id is finds nothing', async () => {
    expect(await sentences({ region: 'berg' })).toEqual([])
    expect(await sentences({ subject: '%' })).toEqual([])
    expect(await sentences({ subject: '"' })).toEqual([])
  })

  it('comes in pages that together are the whole, each entry once', async () => {
    const whole = (await auditLog(reader(), { region: town.region }, 1000)).entries.map(({ id }) => id)
    const seen: string[] = []
    let after: Awaited<ReturnType<typeof auditLog>>['next']
    do {
      const { entries, next } = await auditLog(reader(), { region: town.region, after }, 7)
      seen.push(...entries.map(({ id }) => id))
      after = next
    } while (after)
    expect(seen).toEqual(whole)
    expect(new Set(seen).size).toBe(whole.length)
    expect(whole.length).toBeGreaterThan(30)
  })

  it('knows a closed account by its id only', async () => {
    const author = await somebodyWho(town.house, { role: 'author', region: town.region, organisation: null })
    await town.house.bus.execute(closeAccount, { account: author.id }, author)
    const [entry] = (await auditLog(reader(), { actor: author.id })).entries
    expect(entry && auditSentence(entry, 'de')).toMatch(/^Ein geschlossenes Konto hat .*\.$/)
  })
})

describe('every event', () => {
  /** Names of events in a file: `note({ name: 'page.created'` or `archived ? 'page.archived' : 'page.restored'`. */
  const eventsIn = (text: string): string[] =>
    [...text.matchAll(/note\(\{\s*name:([^,]*),/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/'([a-z-]+[.][a-z-]+)'/g)].flatMap(([, name]) => name ?? []),
    )

  it('can be said in German and English', () => {
    const files = filesBelow('src/domain', /(?<![.]test)[.]ts$/)
    const noted = new Set(files.flatMap((file) => eventsIn(readFileSync(file, 'utf8'))))
    expect(noted.size).toBeGreaterThan(20)
    expect([...noted].filter((name) => !AUDIT_WORDS[name])).toEqual([])
    expect(eventsIn("note({ name: on ? 'page.burned' : 'page.cooled', region })")).toEqual([
      'page.burned',
      'page.cooled',
    ])
  })
})
