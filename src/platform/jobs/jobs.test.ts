import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../database/database.ts'
import { createLog } from '../log/log.ts'
import { backlog, claim, enqueue, finish, type JobRequest } from './queue.ts'
import { type JobHandlers, startWorker } from './worker.ts'

const log = createLog('silent')
const job: JobRequest = { key: 'publish:r1', kind: 'publish', subject: 'r1' }
const MINUTE = 60_000
const SECOND_WORKER = fileURLToPath(new URL('../../../test/second-worker.ts', import.meta.url))

/** A clock that stands still until somebody turns it. */
function turnableClock() {
  let time = Date.parse('2020-02-29T12:00:00Z')
  const turn = (ms: number): void => {
    time += ms
  }
  return { clock: (): Instant => toInstant(time), turn }
}

describe.each(DATABASES)('jobs (%s)', (kind) => {
  let fresh: FreshDatabase
  let database: Database
  let { clock, turn } = turnableClock()
  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    database = fresh.database
    ;({ clock, turn } = turnableClock())
  })
  afterEach(() => fresh.drop())

  const ask = (request = job) => database.write((tx) => enqueue(tx, request, clock()))
  const worker = (handlers: JobHandlers) => startWorker({ database, clock, log, handlers, polling: false })

  it('asking many times before it runs is one run', async () => {
    const ran: string[] = []
    for (let i = 0; i < 5; i++) await ask()
    await worker({ publish: async ({ subject }) => void ran.push(subject) }).drain()
    expect(ran).toEqual(['r1'])
    expect(await backlog(database.reader)).toEqual({ waiting: 0, failed: 0 })
  })

  it('asking while it runs makes it run once more', async () => {
    let runs = 0
    await ask()
    await worker({
      publish: async () => {
        runs++
        if (runs === 1) for (let i = 0; i < 3; i++) await ask()
      },
    }).drain()
    expect(runs).toBe(2)
    expect(await backlog(database.reader)).toEqual({ waiting: 0, failed: 0 })
  })

  it('who held a job too long, which others have done since, does not end the one that was asked for after it', async () => {
    await ask()
    const slow = await claim(database, clock(), ['publish'])
    turn(MINUTE)
    await worker({ publish: async () => {} }).drain()
    await ask()
    if (slow) await finish(database, slow)
    expect(await backlog(database.reader)).toEqual({ waiting: 1, failed: 0 })
  })

  it('a job whose transaction fails was never asked for', async () => {
    const failing = database.write(async (tx) => {
      await enqueue(tx, job, clock())
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await backlog(database.reader)).toEqual({ waiting: 0, failed: 0 })
  })

  it.each([
    ['a full disk', Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })],
    ['a database that is gone', new Refusal('unavailable', 'Nothing can be saved at the moment.')],
  ])('%s costs no attempt, however long it lasts: the job is done soon after', async (_, fault) => {
    let mended = false
    let runs = 0
    const waiting = worker({
      publish: async () => {
        runs++
        if (!mended) throw fault
      },
    })
    await ask()
    for (let look = 0; look < 30; look++) {
      await waiting.drain()
      turn(5000)
    }
    expect(runs).toBe(30)
    expect(await backlog(database.reader)).toEqual({ waiting: 1, failed: 0 })
    mended = true
    await waiting.drain()
    expect(await backlog(database.reader)).toEqual({ waiting: 0, failed: 0 })
  })

  it('a job that fails is tried again later, ever later, and in the end waits for a person', async () => {
    const waits: number[] = []
    let runs = 0
    const failing = worker({
      publish: async () => {
        runs++
        throw new Error('the disk is full')
      },
    })
    await ask()
    await failing.drain()
    for (let waited = 0; (await backlog(database.reader)).failed === 0; waited += 100) {
      const before = runs
      turn(100)
      await failing.drain()
      if (runs > before) {
        waits.push(waited)
        waited = 0
      } else if (waited > 1000) turn(waited / 2)
      expect(runs).toBeLessThan(20)
    }
    expect(runs).toBe(12)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    turn(24 * 60 * MINUTE)
    await failing.drain()
    expect(runs).toBe(12)
  })

  it('a job that gave up runs when somebody asks for it anew', async () => {
    let broken = true
    const mended = worker({
      publish: async () => {
        if (broken) throw new Error('no')
      },
    })
    await ask()
    for (let i = 0; i < 12; i++) {
      await mended.drain()
      turn(60 * MINUTE)
    }
    expect(await backlog(database.reader)).toEqual({ waiting: 0, failed: 1 })
    broken = false
    await ask()
    await mended.drain()
    expect(await backlog(database.reader)).toEqual({ waiting: 0, failed: 0 })
  })

  it('two processes never run one job at once, and together they run them all', async () => {
    const keys = Array.from({ length: 30 }, (_, i) => `publish:${i}`)
    for (const key of keys) await ask({ ...job, key })
    const diary = join(await mkdtemp(join(tmpdir(), 'ankerplatz-jobs-')), 'diary')
    const where = JSON.stringify({ url: fresh.url, file: fresh.file ?? '' })
    const start = () =>
      promisify(execFile)(process.execPath, [SECOND_WORKER, where, diary], { timeout: 10_000 })
    await Promise.all([start(), start()])
    const lines = (await readFile(diary, 'utf8')).trim().split('\n')
    await rm(dirname(diary), { recursive: true })
    expect(lines.filter((line) => line.startsWith('ended')).sort()).toEqual(
      keys.map((key) => `ended ${key}`).sort(),
    )
    expect(lines.filter((line) => line.startsWith('began'))).toHaveLength(keys.length)
    expect(await backlog(database.reader)).toEqual({ waiting: 0, failed: 0 })
  })

  it('what a worker held when it died is free again after the lease, not before', async () => {
    await ask()
    expect(await claim(database, clock(), ['publish'])).toMatchObject({ subject: 'r1' })
    turn(14_000)
    expect(await claim(database, clock(), ['publish'])).toBeUndefined()
    turn(2000)
    expect(await claim(database, clock(), ['publish'])).toMatchObject({ subject: 'r1' })
  })

  it('a worker that stops finishes what it does and takes nothing more', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const ran: string[] = []
    const stopping = worker({
      publish: async ({ key }) => {
        begin()
        await new Promise((resolve) => setTimeout(resolve, 20))
        ran.push(key)
      },
    })
    for (const key of ['a', 'b']) await ask({ ...job, key })
    stopping.wake()
    await begun
    await stopping.stop()
    expect(ran).toHaveLength(1)
    expect(await claim(database, clock(), ['publish'])).toBeDefined()
  })

  it('a worker leaves kinds alone that it does not know', async () => {
    await ask({ key: 'mail:1', kind: 'mail', subject: '1' })
    await worker({ publish: async () => expect.unreachable() }).drain()
    expect(await backlog(database.reader)).toEqual({ waiting: 1, failed: 0 })
  })
})

it('a worker whose database is gone does not end the process', async () => {
  const { database, drop } = await freshDatabase('sqlite')
  const lonely = startWorker({
    database,
    clock: turnableClock().clock,
    log,
    handlers: { publish: async () => {} },
    polling: false,
  })
  await drop()
  await lonely.drain()
  await lonely.stop()
})
