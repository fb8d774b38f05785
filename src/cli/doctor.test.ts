import { readdirSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { toInstant } from '../kernel/instant.ts'
import { openDatabase } from '../platform/database/database.ts'
import { type MailServer, openMailServer } from '../platform/mail/testing-server.ts'
import { runCommandLine } from './command-line.ts'
import { compareClocks } from './doctor/clock.ts'
import { nodeVersion, room } from './doctor/machine.ts'
import { admitPatient, findingsOf, of, type Patient, states } from './doctor/testing-ward.ts'

let healthy: Patient
let patient: Patient
const ago = (hours: number) => toInstant(Date.now() - hours * 3600_000)
const noteBackup = (at: string) => writeFile(join(patient.data, 'last-backup.json'), JSON.stringify({ at }))
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

async function change(statement: string): Promise<void> {
  const { environment, data } = patient
  const database = openDatabase({ url: environment.DATABASE_URL, file: join(data, 'ankerplatz.sqlite') })
  await sql.raw(statement).execute(database.raw)
  await database.close()
}

describe.each(DATABASES)('the doctor (%s)', (kind) => {
  beforeAll(async () => {
    healthy = await admitPatient(kind)
    await chmod(healthy.data, 0o700)
  }, 60_000)
  afterAll(() => healthy.leave())
  beforeEach(async () => {
    patient = kind === 'sqlite' ? await healthy.copy() : healthy
    await chmod(patient.data, 0o700)
  })
  afterEach(async () => {
    if (patient !== healthy) await patient.leave()
  })

  it('finds nothing broken in an installation that is well, and changes nothing in it', async () => {
    const before = filesBelow(patient.data)
      .filter((file) => !/-(wal|shm)$/.test(file))
      .sort()
    const findings = await patient.examined({}, { deep: true })
    // The trial PostgreSQL of the tests does not sync.
    const careless = ['database: off: fsync, synchronous_commit, full_page_writes']
    expect(states(findings, 'broken')).toEqual(kind === 'postgres' ? careless : [])
    expect(findings.length).toBeGreaterThan(12)
    expect(states(findings, 'look').map((text) => text.split(':')[0])).toEqual([
      'backup',
      'public address',
      'mail',
    ])
    const after = filesBelow(patient.data).filter((file) => !/-(wal|shm)$/.test(file))
    expect(after.sort()).toEqual(before)
  })

  it('works while the server runs', async () => {
    await patient.inside(async () => {
      const findings = await patient.examined()
      expect(of(findings, 'editions')[0]).toContain('all whole')
      expect(of(findings, 'saving')).toEqual(['ok: something was saved, and taken away again'])
    })
  })

  it('finds a part that was flipped, and a record that was cut off', async () => {
    const files = filesBelow(join(patient.data, 'editions'))
    const part = files.find((file) => file.endsWith('.br')) ?? ''
    const kept = await readFile(part)
    await writeFile(
      part,
      kept.map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
    )
    const [found] = of(await patient.examined({}, { deep: true }), 'editions')
    expect(found).toMatch(/^broken: not what was published: [0-9a-f]{64}$/)
    await writeFile(part, kept)

    const record = files.find((file) => /\/\d+\.json$/.test(file)) ?? ''
    const whole = await readFile(record)
    await truncate(record, 500)
    expect(of(await patient.examined(), 'editions')[0]).toMatch(/^broken: .*ankerland\/\d+\.json/)
    await writeFile(record, whole)
  })

  it('finds a region that was never published', async () => {
    const beside = await patient.copy()
    await rm(join(beside.data, 'editions', 'regions'), { recursive: true })
    expect(of(await beside.examined(), 'editions')).toEqual(['look: 1 region without an edition'])
    await beside.leave()
  })

  it('finds a picture that is gone, and one that is empty', async () => {
    const beside = await patient.copy()
    const [gone = '', empty = ''] = await readdir(join(beside.data, 'media'))
    await rm(join(beside.data, 'media', gone))
    await truncate(join(beside.data, 'media', empty), 0)
    const [found] = of(await beside.examined(), 'pictures')
    expect(found).toMatch(/^broken: missing or empty: /)
    for (const name of [gone, empty]) expect(found).toContain(name)
    await beside.leave()
  })

  it('finds work that gave up, and work that nobody does', async () => {
    const columns = '(key, kind, subject, generation, attempts, due_at, claimed_until, failed_at, fault)'
    const job = (key: string, due: string, failed: string) =>
      change(
        `insert into jobs ${columns} values ('${key}', '${key}', 'x', 1, 12, '${due}', null, ${failed}, 'no room')`,
      )
    await job('publish', ago(2), `'${ago(1)}'`)
    await job('mail', ago(1), 'null')
    await job('later', ago(-100), 'null')
    expect(of(await patient.examined(), 'jobs')).toEqual([
      'look: mail: 1 late: no room',
      'broken: publish: 1 gave up: no room',
    ])
    await change("delete from jobs where subject = 'x'")
  })

  it('finds a schema that is older, and one that is newer than this version', async () => {
    const [row] = await patient.inside(async ({ database }) =>
      database.raw
        .selectFrom('kysely_migration' as never)
        .select(['name', 'timestamp'] as never)
        .orderBy('name' as never, 'desc')
        .limit(1)
        .execute(),
    )
    const { name, timestamp } = row as { name: string; timestamp: string }
    await change(`delete from kysely_migration where name = '${name}'`)
    expect(of(await patient.examined(), 'schema')[0]).toMatch(/^look: .*this version knows/)
    await change(`insert into kysely_migration (name, timestamp) values ('${name}', '${timestamp}')`)
    await change("insert into kysely_migration (name, timestamp) values ('9999-later', '2030')")
    expect(of(await patient.examined(), 'schema')[0]).toMatch(/^broken: .*9999-later/)
    await change("delete from kysely_migration where name = '9999-later'")
  })

  it('knows when the last backup was', async () => {
    await noteBackup(ago(2))
    expect(of(await patient.examined(), 'backup')[0]).toMatch(/^ok: 2 hours ago/)
    await noteBackup(ago(72))
    expect(of(await patient.examined(), 'backup')[0]).toMatch(/^look: 72 hours ago/)
    await rm(join(patient.data, 'last-backup.json'))
  })
})

describe('the doctor, of SQLite', () => {
  beforeEach(async () => {
    patient = await admitPatient('sqlite')
  }, 60_000)
  afterEach(() => patient.leave())

  it('finds a file that is damaged, and one that is none', async () => {
    const file = join(patient.data, 'ankerplatz.sqlite')
    const bytes = await readFile(file)
    await writeFile(file, bytes.fill(0, 8192, bytes.length - 4096))
    expect(of(await patient.examined(), 'database')[0]).toMatch(/^broken: /)
    await writeFile(file, 'this is a letter to my aunt, and quite long, as letters are'.repeat(100))
    expect(of(await patient.examined(), 'database')[0]).toMatch(/^broken: .*not a database/)
  })

  it('sends nobody to a backup whose file cannot be opened, but to who it belongs to', async () => {
    const file = join(patient.data, 'ankerplatz.sqlite')
    await rm(file)
    // A folder in its place cannot be opened by root either, who runs the tests in some places.
    await mkdir(file)
    const found = (await patient.examined()).find(({ check }) => check === 'database')
    expect(found).toMatchObject({ state: 'broken', todo: expect.stringContaining('chown') })
  })
})

describe.runIf(DATABASES.includes('postgres'))('the doctor, of PostgreSQL', () => {
  it('finds that it is away, and that it may only be read', async () => {
    const ward = await admitPatient('postgres')
    const url = new URL(ward.environment.DATABASE_URL ?? '')
    url.searchParams.set('options', '-c default_transaction_read_only=on')
    const readOnly = await ward.examined({ DATABASE_URL: url.href })
    expect(of(readOnly, 'saving')[0]).toMatch(/^broken: .*read-only/)
    const away = await ward.examined({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })
    expect(states(away, 'broken').join('\n')).toMatch(/ECONNREFUSED/)
    expect(away.find(({ check }) => check === 'database')?.todo).toBe(
      'Does PostgreSQL run, and is DATABASE_URL right?',
    )
    await ward.leave()
  }, 60_000)
})

describe('the doctor, of a machine', () => {
  const data = async (folder: string) =>
    of(await findingsOf({ ANKERPLATZ_DATA: folder }), 'data folder').join('\n')

  it('finds settings that are not right, and stops there', async () => {
    expect(await findingsOf({ PORT: 'http' })).toMatchObject([
      { check: 'settings', state: 'broken', found: expect.stringContaining('PORT') },
    ])
  })

  it('finds a data folder that is not there, is none, cannot be written, or is anybody’s', async () => {
    expect(await data('/nowhere/at/all')).toMatch(/^look: .*is not there/)
    expect(await data('/etc/passwd')).toMatch(/^broken: .*is no folder/)
    expect(await data('/proc')).toMatch(/^broken: .*cannot be written/)
    expect(await data('/dev/shm')).toMatch(/everything is gone after a restart/)
    expect(await data('/tmp')).toMatch(/everybody on this machine/)
  })

  it('judges the room on the disk, the version of Node.js, and the clock', () => {
    const states = [20e9, 0.5e9, 0.05e9].map((free) => room(free, 100e9).state)
    expect(states).toEqual(['ok', 'look', 'broken'])
    expect(room(2e9, 3e9).state).toBe('ok')
    expect(['24.21.0', '25.1.0', '22.9.0', 'v'].map((v) => nodeVersion(v).state)).toEqual([
      'ok',
      'look',
      'broken',
      'broken',
    ])
    expect(compareClocks(1_000_000, 1_030_000, 'x')).toEqual([])
    expect(compareClocks(1_000_000, 1_100_000, 'x')).toMatchObject([{ found: '100 seconds behind x' }])
  })
})

describe('the doctor, of mail', () => {
  let server: MailServer | undefined
  afterEach(() => server?.close())
  const settings = (port: number) => ({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'guide@hafen.example',
    ANKERPLATZ_DATA: '/nowhere/at/all',
  })
  const mailOf = async (port: number, mailTo: string | null) =>
    of(await findingsOf(settings(port), { mailTo }), 'mail')

  it('sends one where it is asked to, and says where to look for it', async () => {
    server = await openMailServer()
    expect(await mailOf(server.port, null)).toHaveLength(1)
    expect(server.arrived).toHaveLength(0)
    expect((await mailOf(server.port, 'me@hafen.example'))[1]).toMatch(/^ok: a mail is on its way/)
    expect(server.arrived.map(({ to }) => to)).toEqual([['me@hafen.example']])
  })

  it('finds a mail server that is away, or that refuses', async () => {
    expect(await mailOf(1, null)).toEqual([expect.stringMatching(/^broken: .*cannot be reached/)])
    server = await openMailServer({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode: 550 })),
    })
    expect((await mailOf(server.port, 'me@hafen.example'))[1]).toMatch(/^broken: .*550/)
  })
})

describe('on the command line', () => {
  const run = async (args: string[], settings: NodeJS.ProcessEnv = {}) => {
    let out = ''
    const code = await runCommandLine(['doctor', ...args], {
      environment: { ANKERPLATZ_DATA: '/nowhere/at/all', ...settings },
      out: (text) => {
        out += text
      },
      err: () => {},
      isTerminal: false,
    })
    return { code, out }
  }

  it('each finding is a line with a sign and a word, and what to do below', async () => {
    const { code, out } = await run([])
    expect(out).toContain('✓ ok      settings: they are right\n')
    expect(out).toContain('! look    data folder: /nowhere/at/all is not there\n            The first start')
    expect(out).toMatch(/\d+ ok, \d+ to look at, 0 broken\n$/)
    expect(code).toBe(0)
  })

  it('programs get JSON', async () => {
    const findings = JSON.parse((await run(['--json'])).out)
    expect(findings[0]).toEqual({ check: 'settings', state: 'ok', found: 'they are right', todo: null })
  })

  it('what is wrong is told by the exit code; a wrong call, too', async () => {
    expect((await run(['--mail-to', 'nobody'])).code).toBe(2)
    expect((await run([], { PORT: 'x' })).code).toBe(1)
  })
})
