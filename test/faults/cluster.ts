import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { chmod, chown, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endWithUs } from '../end-with-us.ts'
import { postgresBinaries, somebodyElse } from '../postgres.ts'
import { freePort } from '../real-server.ts'

/** A PostgreSQL of one test's own, as an operator runs it: durable, and it may be stopped. */
export interface Cluster {
  url: string
  start(): void
  /** As a power cut of its machine: nothing is ended in order, the next start recovers. */
  stop(): void
  /** Everything of it stands still: what is connected hears nothing, and nothing breaks off. */
  freeze(): void
  thaw(): void
  remove(): void
}

/**
 * Starts one. Throws where PostgreSQL is not installed.
 * @example const cluster = await startCluster()
 */
export async function startCluster(): Promise<Cluster> {
  const bin = postgresBinaries()
  if (!bin) throw new Error('there is no PostgreSQL here: ask DATABASES')
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-cluster-'))
  const person = process.getuid?.() === 0 ? somebodyElse() : undefined
  await chmod(folder, 0o700)
  if (person) await chown(folder, person.uid, person.gid)
  const data = join(folder, 'data')
  const port = await freePort()
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=50`

  const run = (program: string, args: readonly string[]): void => {
    const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }
    execFileSync(join(bin, program), ['-D', data, ...args], { ...person, cwd: folder, env, stdio: 'ignore' })
  }
  const pids = (): number[] => {
    const first = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    const others = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8').split(' ').filter(Boolean)
    return [first, ...others.map(Number)]
  }
  const signal = (name: NodeJS.Signals): void => {
    for (const pid of pids()) process.kill(pid, name)
  }
  const start = (): void => run('pg_ctl', ['-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
  const stop = (): void => run('pg_ctl', ['-w', '-m', 'immediate', 'stop'])
  const remove = (): void => {
    try {
      signal('SIGCONT')
      stop()
    } catch {
      // It was stopped already.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  const removed = endWithUs(remove)
  run('initdb', ['-U', 'ankerplatz', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
  start()
  return {
    url: `postgres://ankerplatz@127.0.0.1:${port}/postgres`,
    start,
    stop,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    remove() {
      removed()
      remove()
    },
  }
}
