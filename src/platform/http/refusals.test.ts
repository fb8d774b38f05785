import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { Refusal, type RefusalCode } from '../../kernel/refusal.ts'
import { openDatabase } from '../database/database.ts'
import { nextNumber } from '../database/numbers.ts'
import type { Log, LogLine } from '../log/log.ts'
import { refusalResponse } from './refusals.ts'

const lines: LogLine[] = []
const keep = (line: LogLine): void => {
  lines.push(line)
}
const log: Log = { info: keep, warn: keep, error: keep }

/** An application that does something and answers as the house does. */
const ask = (act: () => Promise<unknown>, accept = 'text/html') => {
  const app = new Hono()
  app.post('/', async (c) => c.text(String(await act())))
  app.onError((error, c) => refusalResponse(error, log, c.req.header('accept')) ?? c.text('500', 500))
  return app.request('/', { method: 'POST', headers: { accept } })
}
const refuse = (code: RefusalCode) => async () => {
  throw new Refusal(code, 'No.', [{ where: 'title', what: 'is too long' }])
}

describe('a refusal over HTTP', () => {
  it.each([
    ['invalid', 422],
    ['forbidden', 403],
    ['unknown', 404],
    ['stale', 409],
    ['taken', 409],
    ['unavailable', 503],
  ] as const)('%s is %i, says why in plain words, and is kept nowhere', async (code, status) => {
    const response = await ask(refuse(code))
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('No.\ntitle: is too long\n')
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('retry-after')).toBe(code === 'unavailable' ? '120' : null)
  })

  it('is JSON for a program that asks for it', async () => {
    const response = await ask(refuse('stale'), 'application/json')
    expect(await response.json()).toEqual({
      error: 'stale',
      message: 'No.',
      faults: [{ where: 'title', what: 'is too long' }],
    })
  })

  it('a fault of ours is none', async () => {
    const response = await ask(async () => {
      throw new Error('CANARY')
    })
    expect([response.status, await response.text()]).toEqual([500, '500'])
  })
})

describe.each(DATABASES)('while the database cannot write (%s)', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  afterAll(() => fresh.drop())

  it('a write is answered 503 with plain words, and the log says what the database said', async () => {
    const database =
      kind === 'postgres'
        ? openDatabase({ url: readOnly(fresh.url ?? ''), file: '' })
        : openDatabase({ file: fresh.file ?? '' })
    // A reader of SQLite is one that may not write: what a disk that is mounted read-only is to it.
    const write = () =>
      kind === 'postgres'
        ? database.write((tx) => nextNumber(tx, 'page'))
        : nextNumber(database.reader as never, 'page')
    lines.length = 0
    const response = await ask(write)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '120'])
    const words = await response.text()
    expect(words).toBe('Nothing can be saved at the moment. Please try again in a few minutes.\n')
    expect(lines).toMatchObject([
      { event: 'writing.unavailable', fault: expect.stringMatching(/read-?only/) },
    ])
    await database.close()
    expect(await (await ask(() => fresh.database.write((tx) => nextNumber(tx, 'page')))).text()).toBe('1')
  })

  const readOnly = (text: string): string => {
    const url = new URL(text)
    url.searchParams.set('options', '-c default_transaction_read_only=on')
    return url.href
  }
})
