import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { toInstant } from '../../kernel/instant.ts'
import { createLog } from '../log/log.ts'
import { withCookies } from './auth.ts'
import { openSignIn, type SignIn } from './sign-in.ts'

const EMAIL = 'oksana@ankerland.example'
const PASSWORD = 'vier Boote am Steg'
const NOBODY = new Headers()

describe.each(DATABASES)('signing in (%s)', (kind) => {
  let fresh: FreshDatabase
  let signIn: SignIn
  let now: number
  let account: string
  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    now = Date.now()
    signIn = await openSignIn({
      database: fresh.database,
      clock: () => toInstant(now),
      log: createLog('silent'),
      secret: '0'.repeat(64),
      publicUrl: 'https://guide.example',
      isInvited: async () => false,
    })
    account = (await signIn.accounts.create({ name: 'Oksana', email: EMAIL, password: PASSWORD })).id
  })
  afterEach(() => fresh.drop())

  const enter = async (password = PASSWORD, email = EMAIL) =>
    signIn.password.signIn(NOBODY, { email, password })
  const entered = async (): Promise<Headers> => withCookies(NOBODY, (await enter()).cookies)

  it('with the right password opens a session that says how it was opened', async () => {
    const presence = await signIn.sessions.whoIs(await entered())
    expect(presence).toMatchObject({
      account: { id: account, name: 'Oksana' },
      means: 'password',
      strong: false,
    })
  })

  it('the cookie belongs to this host only, and no script can read it', async () => {
    const [cookie] = (await enter()).cookies
    expect(cookie).toMatch(/^__Host-ankerplatz\.session_token=/)
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=604800'])
      expect(cookie).toContain(attribute)
    expect(cookie).not.toContain('Domain')
  })

  it('a wrong password and an unknown account are answered alike', async () => {
    expect(await enter('drei Boote am Steg')).toEqual({ said: 'wrong', cookies: [] })
    expect(await enter(PASSWORD, 'nobody@ankerland.example')).toEqual({ said: 'wrong', cookies: [] })
  })

  it('nothing is stored of where she comes from and with what', async () => {
    const headers = new Headers({ 'x-forwarded-for': '198.51.100.77', 'user-agent': 'Canary/7' })
    await signIn.password.signIn(headers, { email: EMAIL, password: PASSWORD })
    const tables = ['accounts', 'sign_ins', 'credentials', 'one_time_values', 'sign_in_failures']
    for (const table of tables) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(fresh.database.raw)
      expect(JSON.stringify(rows), table).not.toMatch(/198\.51\.100\.77|Canary/)
    }
  })

  it('a session ends after eight hours without her', async () => {
    const headers = await entered()
    now += 7.9 * 3600_000
    expect(await signIn.sessions.whoIs(headers)).toBeDefined()
    now += 7.9 * 3600_000
    expect(await signIn.sessions.whoIs(headers)).toBeDefined()
    now += 8.1 * 3600_000
    expect(await signIn.sessions.whoIs(headers)).toBeUndefined()
    now -= 8.1 * 3600_000
    expect(await signIn.sessions.whoIs(headers)).toBeUndefined()
  })

  it('a session ends after seven days, however busy she is', async () => {
    const headers = await entered()
    for (let hours = 0; hours < 7 * 24 - 7; hours += 7) {
      now += 7 * 3600_000
      expect(await signIn.sessions.whoIs(headers), `${hours} hours`).toBeDefined()
    }
    now += 7.5 * 3600_000
    expect(await signIn.sessions.whoIs(headers)).toBeUndefined()
  })

  it('a session ends at once when it is told to, and the others with it', async () => {
    const [one, two] = [await entered(), await entered()]
    expect(await signIn.sessions.of(account)).toHaveLength(2)
    await signIn.sessions.endAllOf(account)
    expect(await signIn.sessions.whoIs(one)).toBeUndefined()
    expect(await signIn.sessions.whoIs(two)).toBeUndefined()
  })

  it('all others end when she says so', async () => {
    const [one, two] = [await entered(), await entered()]
    const kept = (await signIn.sessions.whoIs(two))?.session ?? ''
    await signIn.sessions.endOthers(account, kept)
    expect(await signIn.sessions.whoIs(one)).toBeUndefined()
    expect(await signIn.sessions.whoIs(two)).toBeDefined()
  })

  it('a new password renews the session and ends all others', async () => {
    const [one, two] = [await entered(), await entered()]
    const changed = await signIn.password.change(two, { current: PASSWORD, next: 'fünf Boote am Steg' })
    expect(changed.ok).toBe(true)
    expect(await signIn.sessions.whoIs(one)).toBeUndefined()
    expect(await signIn.sessions.whoIs(two)).toBeUndefined()
    expect(await signIn.sessions.whoIs(withCookies(two, changed.cookies))).toMatchObject({
      means: 'password',
    })
    expect(await enter()).toMatchObject({ said: 'wrong' })
  })

  it('a reset link works once, and ends all sessions', async () => {
    const headers = await entered()
    const token = await signIn.password.resetToken(account)
    expect(await signIn.password.resetBy(token)).toBe(account)
    expect(await signIn.password.reset(token, 'sechs Boote am Steg')).toBe(true)
    expect(await signIn.sessions.whoIs(headers)).toBeUndefined()
    expect(await signIn.password.reset(token, 'sieben Boote am Steg')).toBe(false)
    expect(await signIn.password.resetBy(token)).toBeUndefined()
    expect(await enter('sechs Boote am Steg')).toMatchObject({ said: 'in' })
  })

  it('a reset link is stored as a hash only', async () => {
    const token = await signIn.password.resetToken(account)
    const { rows } = await sql`select * from one_time_values`.execute(fresh.database.raw)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('a pause outlives a restart', async () => {
    for (let i = 0; i < 6; i++) await enter('drei Boote am Steg')
    expect(await enter()).toMatchObject({ said: 'pause', waitMs: 2000 })
    now += 2000
    expect(await enter()).toMatchObject({ said: 'in' })
  })

  it('whose means are forgotten cannot come in any more', async () => {
    const headers = await entered()
    await signIn.accounts.forgetMeans(account)
    expect(await signIn.sessions.whoIs(headers)).toBeUndefined()
    expect(await enter()).toMatchObject({ said: 'wrong' })
  })

  it('an account is made once: who has one keeps it', async () => {
    const again = await signIn.accounts.create({
      name: 'Somebody',
      email: EMAIL.toUpperCase(),
      password: 'x'.repeat(20),
    })
    expect(again).toEqual({ id: account, isNew: false })
    expect(await enter()).toMatchObject({ said: 'in' })
  })
})
