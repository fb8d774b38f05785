import { createHash } from 'node:crypto'
import { lstat, mkdir, open, readdir, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyOf, isCopyOf, isOurs, linkAt, MARKER, type Place } from './place.ts'

const SYNCED_AT_ONCE = 16

/** A copy that is being written, beside the one that is shown. */
export interface Stage {
  /** Writes a file, with the folders that it needs. */
  write(file: string, bytes: Uint8Array | string): Promise<void>
  has(file: string): boolean
  files(): number
  bytes(): number
  /** Shows what was written, all at once. 'same': it is what is shown already, and nothing was done. */
  show(): Promise<'shown' | 'same'>
  /** Throws away what was written. */
  discard(): Promise<void>
}

/**
 * Begins a copy for a place. What is shown there is a link to a folder beside it ('.guide.<hash>'), so that showing another
 * one is one rename: a web server sees the old copy or the new one, also when somebody kills us in between.
 * @example const stage = await openStage(await placeFor('/srv/guide'))
 */
export async function openStage(place: Place): Promise<Stage> {
  const { folder } = place
  const beside = join(folder, `.${place.name}.part-${process.pid}`)
  await mkdir(folder, { recursive: true })
  await clearAbandoned(place)
  await rm(beside, { recursive: true, force: true })
  const written = new Map<string, { hash: string; bytes: number }>()
  const stage: Stage = {
    async write(file, bytes) {
      const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
      await mkdir(dirname(join(beside, file)), { recursive: true })
      await writeFile(join(beside, file), data)
      written.set(file, { hash: createHash('sha256').update(data).digest('hex'), bytes: data.byteLength })
    },
    has: (file) => written.has(file),
    files: () => written.size,
    bytes: () => written.values().reduce((sum, { bytes }) => sum + bytes, 0),
    async show() {
      const copy = copyOf(place, digestOf(written))
      const path = join(folder, copy)
      if ((await linkAt(place)) === copy && (await isOurs(path))) {
        await stage.discard()
        return 'same'
      }
      await sync([...written.keys()].map((file) => join(beside, file)))
      await rm(path, { recursive: true, force: true })
      await rename(beside, path)
      await point(place, copy)
      await clearOld(place, copy)
      return 'shown'
    },
    discard: () => rm(beside, { recursive: true, force: true }),
  }
  await stage.write(MARKER, `${JSON.stringify({ what: 'a copy of an Ankerplatz site', format: 1 })}\n`)
  return stage
}

/** One name for the same files with the same bytes. */
function digestOf(written: ReadonlyMap<string, { hash: string }>): string {
  const lines = [...written].map(([file, { hash }]) => `${hash} ${file}\n`).sort()
  return createHash('sha256').update(lines.join('')).digest('hex').slice(0, 16)
}

/** Before the link leads to them: after a power cut it must not lead to files without their bytes. */
async function sync(files: readonly string[]): Promise<void> {
  const waiting = [...files]
  const work = async (): Promise<void> => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await syncOne(file)
  }
  await Promise.all(Array.from({ length: SYNCED_AT_ONCE }, work))
}

async function syncOne(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Puts the link in place. A folder that stands there (an empty one, or a copy that somebody moved) makes room first. */
async function point(place: Place, copy: string): Promise<void> {
  const path = join(place.folder, place.name)
  const link = join(place.folder, `.${place.name}.link-${process.pid}`)
  await rm(link, { force: true })
  await symlink(copy, link)
  const stands = await lstat(path).catch(() => undefined)
  if (stands?.isDirectory())
    await rmdir(path).catch(() => rename(path, join(place.folder, copyOf(place, '0'.repeat(16)))))
  await rename(link, path)
  await syncOne(place.folder)
}

async function clearOld(place: Place, shown: string): Promise<void> {
  for (const entry of await readdir(place.folder)) {
    const path = join(place.folder, entry)
    if (entry !== shown && isCopyOf(place, entry) && (await isOurs(path))) await rm(path, { recursive: true })
  }
}

/** What an export that was killed left behind. */
async function clearAbandoned({ folder, name }: Place): Promise<void> {
  const begin = `.${name}.part-`
  for (const entry of await readdir(folder)) {
    const pid = entry.startsWith(begin) ? Number(entry.slice(begin.length)) : 0
    if (pid > 0 && !isAlive(pid)) await rm(join(folder, entry), { recursive: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
