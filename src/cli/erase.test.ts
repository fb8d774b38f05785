import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { closeAccount } from '../domain/accounts/index.ts'
import { contactsOf, createContact, describeContact } from '../domain/contacts/index.ts'
import { ledgerFile, openArchive, readLedger } from '../domain/keeping/index.ts'
import { writePage } from '../domain/pages/index.ts'
import type { Actor } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import type { Row } from '../kernel/records.ts'
import { type Tx, tables } from '../platform/database/handle.ts'
import { type KeptTown, openKeptTown } from './testing-kept.ts'
import { freshInstallation, type Installation } from './testing-line.ts'

/** Somebody who wants to be erased, by everything that we know of her. */
const HER = ['Zeferina Quastenberg', '0431 88776655', 'zeferina@quastenberg.example', 'zeferinas-stunde']

describe.each(DATABASES)('somebody who is erased (%s)', (kind) => {
  let kept: KeptTown
  let other: Installation
  let outside: string
  let number: string

  beforeEach(async () => {
    kept = await openKeptTown(kind)
    other = await freshInstallation(kind, { blank: true })
    outside = await mkdtemp(join(tmpdir(), 'ankerplatz-outside-'))
    const { town } = kept
    const [name = '', phone, email, hours = ''] = HER
    const facts = { name, ...(phone && { phone }), ...(email && { email }) }
    const contact = await town.run(createContact, { region: town.region, facts })
    for (const language of ['de', 'uk']) {
      await town.run(describeContact, { contact, language, hours: `${hours} eins` })
      await town.run(describeContact, { contact, language, hours })
    }
    await town.build({
      parent: null,
      contacts: [contact],
      texts: { de: { title: 'Rat', slug: 'rat', content: `<div data-contact="${contact}"></div>` } },
    })
    await town.published()
    await town.say(town.pages.termin, 'de', { title: 'Termin', slug: 'termin', content: '<p>Neu.</p>' })
    await town.published()
    const rows = await contactsOf(town.house.database.reader, town.region)
    number = String(rows.find(({ id }) => id === contact)?.number)
    await kept.run('backup', '--to', join(outside, 'before.tar.gz'))
  })
  afterEach(async () => {
    await rm(outside, { recursive: true, force: true })
    await other.remove()
    await kept.town.leave()
  })
  const eraseHer = () => kept.run('erase', 'contact', number, '--region', 'hafen')

  it('is in no table, no version, no edition and no new backup any more', async () => {
    const { data } = kept.town.house.config
    expect(await findingsIn(data)).not.toEqual([])
    const { code, out, err } = await eraseHer()
    expect([code, out, err]).toEqual([0, `contact ${number} is erased\n`, ''])
    await kept.run('backup', '--to', join(data, 'after.tar.gz'))
    await kept.run('export-region', '--region', 'hafen', '--to', join(data, 'region.tar.gz'))
    expect(await findingsIn(data)).toEqual([])
    expect(await readLedger(ledgerFile(data))).toHaveLength(1)
  })

  it('leaves pages that quote her readable, without her', async () => {
    await eraseHer()
    const { editions, shelf } = kept.town.house
    await shelf.refresh()
    const { parts = {} } = (await editions.record('hafen'))?.languages[0] ?? {}
    expect(await editions.part(parts.contacts as never)).not.toHaveProperty(number)
    expect(await editions.part(parts.titles as never)).toMatchObject({ 6: 'Rat' })
  })

  it('stays erased when an older backup is put back with the ledger', async () => {
    await eraseHer()
    const ledger = ledgerFile(kept.town.house.config.data)
    const { code, out } = await other.run(
      'restore',
      '--from',
      join(outside, 'before.tar.gz'),
      '--erasures',
      ledger,
    )
    expect([code, out]).toEqual([0, expect.stringContaining('erased again, because')])
    const data = join(other.folder, 'var')
    await other.run('backup', '--to', join(data, 'after.tar.gz'))
    expect(await findingsIn(data)).toEqual([])
    expect(await readLedger(ledgerFile(data))).toEqual(await readLedger(ledger))
  })

  it('comes back without the ledger: the test would see her', async () => {
    await eraseHer()
    await other.run('restore', '--from', join(outside, 'before.tar.gz'))
    expect(await findingsIn(join(other.folder, 'var'))).not.toEqual([])
  })

  it('stays erased when an older archive of the region is taken over by an installation that knows', async () => {
    await kept.run('export-region', '--region', 'hafen', '--to', join(outside, 'region.tar.gz'))
    await eraseHer()
    const [before, ledger] = [join(outside, 'region.tar.gz'), ledgerFile(kept.town.house.config.data)]
    const empty = await freshInstallation(kind)
    try {
      await empty.inside(async () => {})
      await empty.run('backup', '--to', join(outside, 'empty.tar.gz'))
      await other.run('restore', '--from', join(outside, 'empty.tar.gz'), '--erasures', ledger)
      const { code } = await other.run('import-region', '--from', before)
      expect(code).toBe(0)
      expect(await findingsIn(join(other.folder, 'var'))).toEqual([])
    } finally {
      await empty.remove()
    }
  })

  it('must be there, in this region, and be of a kind that can be erased', async () => {
    expect((await kept.run('erase', 'contact', '99', '--region', 'hafen')).err).toContain('no contact 99')
    expect((await kept.run('erase', 'page', '1')).err).toContain('contact, account')
    expect((await kept.run('erase', 'contact')).code).toBe(2)
  })

  it('a ledger that cannot be read stops the restore, instead of bringing people back', async () => {
    const { code, err } = await other.run(
      'restore',
      '--from',
      join(outside, 'before.tar.gz'),
      '--erasures',
      join(outside, 'before.tar.gz'),
    )
    expect([code, err]).toEqual([1, expect.stringContaining('no ledger of erasures')])
  })
})

describe.each(DATABASES)('an account (%s)', (kind) => {
  let kept: KeptTown
  let other: Installation
  const id = newId()
  beforeEach(async () => {
    kept = await openKeptTown(kind)
    other = await freshInstallation(kind, { blank: true })
    const { house, region, pages } = kept.town
    await house.database.write((tx) => insertAccount(tx, id))
    const editor: Actor = {
      kind: 'account',
      id,
      memberships: [{ role: 'editor', region, organisation: null }],
      pages: [],
    }
    const words = { title: 'Termin', slug: 'termin', content: '<p>Von ihr.</p>' }
    await house.bus.execute(writePage, { page: pages.termin.id, language: 'de', head: 1, ...words }, editor)
    await kept.run('backup', '--to', kept.file('before.tar.gz'))
  })
  afterEach(async () => {
    await other.remove()
    await kept.town.leave()
  })
  const rowsOf = async (file: string, table: string): Promise<Row[]> => {
    const rows: Row[] = []
    for await (const { name, bytes } of (await openArchive(file)).entries())
      if (name.startsWith(`records/${table}.`))
        rows.push(
          ...Buffer.from(bytes)
            .toString()
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        )
    return rows
  }

  it('that is erased is named nowhere as who wrote something, and what it wrote stays', async () => {
    expect((await kept.run('erase', 'account', newId())).err).toContain('no account')
    expect(await kept.run('erase', 'account', id)).toMatchObject({ code: 0, err: '' })
    await kept.run('backup', '--to', kept.file('after.tar.gz'))
    const versions = await rowsOf(kept.file('after.tar.gz'), 'versions')
    expect(versions.find(({ bodies }) => String(bodies).includes('Von ihr'))?.author_id).toBeNull()
    expect(JSON.stringify(versions)).not.toContain(id)
    expect(await rowsOf(kept.file('after.tar.gz'), 'accounts')).toMatchObject([{ name: '', email: null }])
  })

  it('that was closed since does not get its name and mail address back from an older backup', async () => {
    await kept.town.run(closeAccount, { account: id })
    await kept.town.published()
    const ledger = ledgerFile(kept.town.house.config.data)
    const { code, err } = await other.run(
      'restore',
      '--from',
      kept.file('before.tar.gz'),
      '--erasures',
      ledger,
    )
    expect([code, err]).toEqual([0, expect.any(String)])
    const file = join(other.folder, 'after.tar.gz')
    await other.run('backup', '--to', file)
    expect(await rowsOf(file, 'accounts')).toMatchObject([{ id, name: '', email: null }])
    expect(await rowsOf(kept.file('before.tar.gz'), 'accounts')).toMatchObject([{ name: 'Oksana' }])
  })
})

/** As platform/sign-in writes one. */
const insertAccount = (tx: Tx, id: string) =>
  tables<{ accounts: Record<string, string | number | null> }>(tx)
    .insertInto('accounts')
    .values({
      id,
      name: 'Oksana',
      email: 'oksana@hafen.example',
      email_verified: 1,
      second_factor: 0,
      created_at: '2026-11-22T12:00:00.000Z',
      updated_at: '2026-11-22T12:00:00.000Z',
    })
    .execute()

/** Files below a folder that hold anything of her: as they are, unpacked, and archives file by file. */
async function findingsIn(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    for (const bytes of await contentsOf(file))
      if (HER.some((word) => bytes.includes(word))) found.push(file.slice(folder.length + 1))
  }
  return found
}

async function contentsOf(file: string): Promise<Buffer[]> {
  if (file.endsWith('.tar.gz')) {
    const all: Buffer[] = []
    for await (const { name, bytes } of (await openArchive(file)).entries())
      all.push(name.endsWith('.br') ? brotliDecompressSync(bytes) : Buffer.from(bytes))
    return all
  }
  const bytes = await readFile(file)
  return [file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes]
}
