import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { toInstant } from '../../kernel/instant.ts'
import { tables } from '../database/handle.ts'
import { backlog } from '../jobs/queue.ts'
import { startWorker } from '../jobs/worker.ts'
import type { Log, LogLine } from '../log/log.ts'
import { createMail } from './mail.ts'
import { clearOutbox, MAIL, post, sendFrom } from './outbox.ts'
import { type MailServer, openMailServer } from './testing-server.ts'

const NOW = toInstant('2026-11-22T12:00:00Z')
const LETTER = { id: 'letter-1', to: 'meier@amt.example', subject: 'Guten Tag', text: 'Bis bald' }

describe.each(DATABASES)('the outbox (%s)', (kind) => {
  let fresh: FreshDatabase
  let server: MailServer
  let answer: number | null
  let now: typeof NOW
  let lines: LogLine[]
  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    answer = null
    now = NOW
    lines = []
    server = await openMailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(answer ? Object.assign(new Error(`<${address}> no`), { responseCode: answer }) : null),
    })
  })
  afterEach(async () => {
    await server.close()
    await fresh.drop()
  })

  const keep = (line: LogLine): void => {
    lines.push(line)
  }
  const log: Log = { info: keep, warn: keep, error: keep }

  async function work(): Promise<void> {
    const { database } = fresh
    const mail = createMail({ url: `smtp://127.0.0.1:${server.port}`, from: 'guide@hafen.example' })
    const send = sendFrom({ database, mail, log })
    const worker = startWorker({
      database,
      clock: () => now,
      log,
      polling: false,
      handlers: { [MAIL]: send },
    })
    await worker.drain()
    await worker.stop()
  }
  const put = (message = LETTER) => fresh.database.write((tx) => post(tx, message, now))
  const left = async () => {
    const { waiting, failed } = await backlog(fresh.database.reader)
    return waiting + failed
  }
  const subjects = () => server.arrived.map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1]?.trim())
  const rows = () =>
    tables<{ outbox: { id: string } }>(fresh.database.reader).selectFrom('outbox').selectAll().execute()

  it('sends what was put in, once, and forgets it', async () => {
    await put()
    await work()
    await work()
    expect(subjects()).toEqual(['Guten Tag'])
    expect([await left(), await rows()]).toEqual([0, []])
  })

  it('sends nothing of a transaction that failed', async () => {
    const failing = fresh.database.write(async (tx) => {
      await post(tx, LETTER, now)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await work()
    expect(server.arrived).toEqual([])
  })

  it('the same mail again before it went is one, with the newer words', async () => {
    await put()
    await put({ ...LETTER, subject: 'Moin' })
    await work()
    expect(subjects()).toEqual(['Moin'])
  })

  it('keeps what was not taken, and sends it later', async () => {
    answer = 451
    await put()
    await work()
    expect([server.arrived.length, await left(), (await rows()).length]).toEqual([0, 1, 1])
    answer = null
    now = toInstant(Date.parse(now) + 3600_000)
    await work()
    expect([server.arrived.length, await left()]).toEqual([1, 0])
  })

  it('asks nobody again who said no for good, and says which mail it was, not whose', async () => {
    answer = 550
    await put()
    await work()
    expect([await left(), await rows()]).toEqual([0, []])
    expect(lines).toMatchObject([{ event: 'mail.refused', subject: 'letter-1' }])
    expect(JSON.stringify(lines)).not.toContain('meier')
  })

  it('no address stands in a fault that is kept or logged', async () => {
    answer = 451
    await put()
    await work()
    expect(lines).toMatchObject([{ event: 'job.failed', kind: MAIL }])
    expect(JSON.stringify(lines)).not.toContain('meier')
  })

  it('gives up after a week and keeps no address', async () => {
    await put()
    now = toInstant(Date.parse(NOW) + 7 * 24 * 3600_000 + 1)
    await put({ ...LETTER, id: 'letter-2' })
    expect(await clearOutbox(fresh.database, now)).toBe(1)
    await work()
    expect([server.arrived.length, await left(), await rows()]).toEqual([1, 0, []])
  })

  it('refuses what is no address before anything is written', async () => {
    await expect(put({ ...LETTER, to: 'a@b.example, c@d.example' })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await left()).toBe(0)
  })
})
