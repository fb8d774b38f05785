import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync, rmSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './real-server.ts'

/** PostgreSQL refuses to run as root: whom to become, if we are root. */
export interface Person {
  uid: number
  gid: number
}

const START_MS = 20_000

/**
 * Starts a throw-away PostgreSQL for one run of the tests and sets TEST_DATABASE_URL; whoever has set it already is
 * asked nothing. Without PostgreSQL's binaries the tests run on SQLite only, and it says so. (vitest globalSetup)
 */
export default async function startPostgres(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const bin = postgresBinaries()
  if (!bin) {
    process.stderr.write('PostgreSQL tests are skipped: no initdb in /usr/lib/postgresql/*/bin or on PATH\n')
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-postgres-'))
  try {
    return await serve(bin, folder)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** The folder of the newest PostgreSQL's programs; undefined when there is none. */
export function postgresBinaries(): string | undefined {
  const version = (path: string) => Number(path.split('/')[4])
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => version(b) - version(a))
  const onPath = (process.env.PATH ?? '').split(delimiter)
  return [...debian, ...onPath].find(
    (dir) => existsSync(join(dir, 'initdb')) && existsSync(join(dir, 'postgres')),
  )
}

async function serve(bin: string, folder: string): Promise<() => Promise<void>> {
  const person = process.getuid?.() === 0 ? somebodyElse() : undefined
  await chmod(folder, 0o700)
  if (person) await chown(folder, person.uid, person.gid)
  const data = join(folder, 'data')
  const as = { ...person, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'ankerplatz', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const port = await freePort()
  // Nobody needs these data after a power cut: no fsync. On loopback only, and on a socket in our own folder.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    port,
    max_connections: 200,
    deadlock_timeout: '50ms',
    log_min_messages: 'panic',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], { ...as, stdio: 'ignore' })
  // Whoever ends the run early ends the server too: at once, nobody needs its data.
  const abandon = () => {
    server.kill('SIGQUIT')
    // An exit handler cannot await: give it the moment in which it still writes.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const leave = () => process.exit(143)
  process.once('exit', abandon).once('SIGTERM', leave).once('SIGHUP', leave)
  const stop = async () => {
    process.off('exit', abandon).off('SIGTERM', leave).off('SIGHUP', leave)
    await stopped(server)
    await rm(folder, { recursive: true, force: true })
  }
  const url = `postgres://ankerplatz@127.0.0.1:${port}/postgres`
  try {
    await answers(url, server)
  } catch (error) {
    await stop()
    throw error
  }
  process.env.TEST_DATABASE_URL = url
  return stop
}

/** An account that may run PostgreSQL. Throws when there is none. */
export function somebodyElse(): Person {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { stdio: 'pipe' })),
      )
      if (uid && gid) return { uid, gid }
    } catch {
      // There is no such person here: the next.
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody' here")
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once, with code ${server.exitCode}`)
      if (Date.now() > until) throw error
      await sleep(50)
    }
  }
}

/** SIGINT is PostgreSQL's 'fast' shutdown: it does not wait for clients. */
async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((exit) => server.once('exit', exit))
  server.kill('SIGINT')
  const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(late)
}
