import { randomBytes } from 'node:crypto'
import { rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../../platform/files/durable.ts'
import { about, type Check, type Finding, messageOf } from './finding.ts'

const OLDEST_NODE = 24

/** @example nodeVersion('24.21.0') */
export function nodeVersion(version: string): Finding {
  const { ok, broken, look } = about('Node.js')
  const major = Number.parseInt(version, 10)
  if (!(major >= OLDEST_NODE))
    return broken(version, `Node.js ${OLDEST_NODE} or newer is needed; bin/start fetches one.`)
  // An odd one is kept for half a year only (nodejs.org, release schedule).
  return major % 2 === 1
    ? look(version, 'Take an even version: odd ones get no repairs for long.')
    : ok(version)
}

/** Kinds of file systems by their number (man 2 statfs) on which a database or what was saved is not safe. */
const UNSAFE: Readonly<Record<number, [kind: string, why: string]>> = {
  16914836: ['memory (tmpfs)', 'everything is gone after a restart of the machine'],
  2240043254: ['memory (ramfs)', 'everything is gone after a restart of the machine'],
  26985: ['a network disk (NFS)', 'SQLite cannot lock its file there reliably'],
  4283649346: ['a network disk (CIFS)', 'SQLite cannot lock its file there reliably'],
  4266872130: ['a network disk (SMB)', 'SQLite cannot lock its file there reliably'],
}

/** The data folder: there, ours, nobody else's, and what is written to it stays. */
export const dataFolder: Check = async ({ config }) => {
  const { ok, look, broken } = about('data folder')
  const folder = config.data
  const there = await stat(folder).catch(() => undefined)
  if (!there) return [look(`${folder} is not there`, 'The first start makes it. Is ANKERPLATZ_DATA right?')]
  if (!there.isDirectory()) return [broken(`${folder} is no folder`, 'Set ANKERPLATZ_DATA to a folder.')]
  const fault = await tryDisk(folder)
  if (fault)
    return [
      broken(
        `${folder} cannot be written: ${fault}`,
        'Give it to the user that runs the server, and make room.',
      ),
    ]
  const findings: Finding[] = []
  const [kind, why] = UNSAFE[(await statfs(folder)).type] ?? []
  if (kind) findings.push(look(`${folder} is on ${kind}: ${why}`, 'Put it on a local disk.'))
  if (there.mode & 0o007)
    findings.push(look('everybody on this machine may look into it', `chmod o-rwx ${folder}`))
  const me = process.getuid?.()
  if (me !== undefined && there.uid !== me)
    findings.push(
      look(
        `it belongs to user ${there.uid}, and this command runs as ${me}`,
        'Run commands as the user that runs the server, or it cannot write what they make.',
      ),
    )
  return findings.length > 0 ? findings : [ok(`${folder}: written, synced, and nobody else may look in`)]
}

/** What a write that has to last meets; undefined when it lasts. */
async function tryDisk(folder: string): Promise<string | undefined> {
  const trial = join(folder, `.trial-${randomBytes(6).toString('hex')}`)
  try {
    await writeDurably(trial, 'trial')
    return undefined
  } catch (error) {
    return messageOf(error)
  } finally {
    await rm(trial, { force: true }).catch(() => {})
  }
}

const GB = 1e9

/** Room for a publication and its like: under 100 MB soon nothing can be saved. */
export function room(freeBytes: number, totalBytes: number): Finding {
  const { ok, look, broken } = about('free disk')
  const found = `${(freeBytes / GB).toFixed(1)} GB of ${(totalBytes / GB).toFixed(1)} GB`
  const todo =
    'Make room, or move the data folder to a larger disk. Reading goes on when it is full, saving does not.'
  if (freeBytes < 0.1 * GB) return broken(found, todo)
  return freeBytes < 1 * GB || freeBytes < totalBytes * 0.05 ? look(found, todo) : ok(found)
}

export const disk: Check = async ({ config }) => {
  const of = await statfs(config.data).catch(() => statfs('.'))
  return [room(of.bavail * of.bsize, of.blocks * of.bsize)]
}

export const node: Check = async () => [nodeVersion(process.versions.node)]
