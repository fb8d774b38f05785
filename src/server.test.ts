import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, type FreshDatabase, freshDatabase } from '../test/databases.ts'
import { readConfig } from './config.ts'
import { startHealth } from './health.ts'
import { type House, openHouse } from './house.ts'
import { createLog } from './platform/log/log.ts'
import { type RunningServer, serve } from './server.ts'

describe.each(DATABASES)('a running house (%s)', (kind) => {
  let folder: string
  let fresh: FreshDatabase | undefined
  let house: House
  let server: RunningServer
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ankerplatz-server-'))
    fresh = kind === 'postgres' ? await freshDatabase('postgres') : undefined
    const settings = { PORT: '0', HOST: '127.0.0.1', METRICS_PORT: '0', ANKERPLATZ_DATA: folder }
    const config = readConfig({ ...settings, DATABASE_URL: fresh?.url })
    house = await openHouse(config, { log: createLog('silent') })
    server = await serve(house, { assets: folder, script: null, pocket: null })
  })
  afterAll(async () => {
    await server.close()
    await house.close()
    await fresh?.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const ask = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`)

  it('says how it is doing: numbers and times, and nothing of what is in it', async () => {
    const response = await ask('/health')
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await response.json()).toEqual({
      status: 'ready',
      writing: 'ready',
      checkedAt: expect.any(String),
      schema: expect.stringMatching(/^\d{4}-/),
      jobs: { waiting: 0, late: 0, failed: 0 },
      disk: { freeBytes: expect.any(Number), totalBytes: expect.any(Number) },
      lastPublicationFailure: null,
      lastBackup: null,
      installation: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect((await ask('/health?strict')).status).toBe(200)
  })

  it('knows itself again after a restart, and when its last backup was', async () => {
    const { installation } = await (await ask('/health')).json()
    await writeFile(join(folder, 'last-backup.json'), JSON.stringify({ at: house.clock() }))
    const health = startHealth(house)
    await health.look()
    health.close()
    expect(health.state()).toMatchObject({ installation, lastBackup: { secondsAgo: expect.any(Number) } })
  })

  it('counts, and shows that on the other port only', async () => {
    for (const path of ['/', '/CANARY/uk/', '/CANARY/uk/search/?query=CANARY', '/regions/de/?query=CANARY'])
      await ask(path)
    const text = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text()
    expect(text).toMatch(/ankerplatz_requests_total\{kind="search",status="[24]xx"\} [1-9]/)
    expect(text).toMatch(/ankerplatz_database_writes_total\{outcome="done"\} [1-9]/)
    expect(text).not.toContain('CANARY')
    expect((await ask('/metrics')).status).toBe(404)
  })

  it('leaves nothing in the database when it tries whether it can write', async () => {
    const counters = () =>
      house.database.raw
        .selectFrom('counters' as never)
        .selectAll()
        .execute()
    const before = await counters()
    const health = startHealth(house)
    for (let i = 0; i < 3; i++) await health.look()
    health.close()
    expect(await counters()).toEqual(before)
  })

  it('is answered at once while the database is silent', async () => {
    const silent = new Promise<never>(() => {})
    const waiting: House = { ...house, database: { ...house.database, write: () => silent } }
    const health = startHealth(waiting)
    const looking = health.look()
    expect(health.state().status).toBe('ready')
    health.close()
    expect(await Promise.race([looking, Promise.resolve('still looking')])).toBe('still looking')
  })
})

describe('without its database', () => {
  it('a house goes on reading, says that it cannot write, and says when it can again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-server-'))
    const config = readConfig({ PORT: '0', HOST: '127.0.0.1', ANKERPLATZ_DATA: folder })
    const house = await openHouse(config, { log: createLog('silent') })
    const health = startHealth(house)
    await health.look()
    expect(health.state().writing).toBe('ready')
    const { file } = config.database
    await rename(file, `${file}.away`)
    await health.look()
    expect(health.state()).toMatchObject({ status: 'ready', writing: 'unavailable', jobs: null })
    await rename(`${file}.away`, file)
    await health.look()
    expect(health.state()).toMatchObject({ writing: 'ready', jobs: { waiting: 0 } })
    health.close()
    await house.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('who asks strictly is told by the status', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-server-'))
    const config = readConfig({ PORT: '0', HOST: '127.0.0.1', ANKERPLATZ_DATA: folder })
    const house = await openHouse(config, { log: createLog('silent') })
    await rename(config.database.file, `${config.database.file}.away`)
    const server = await serve(house, { assets: folder, script: null, pocket: null })
    const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${server.port}${path}`)).status
    expect(await Promise.all(['/', '/health', '/health?strict'].map(statusOf))).toEqual([200, 200, 503])
    await server.close()
    await house.close()
    await rm(folder, { recursive: true, force: true })
  })
})
