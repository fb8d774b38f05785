import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

type File = readonly [path: string, bytes: Uint8Array | string]

/** So many at once: a disk syncs several files in hardly more time than one, and handles are few. */
const AT_ONCE = 8

/**
 * Writes a file so that after a crash or a power cut it is there whole or not at all: written beside, synced, renamed,
 * and the folder synced. A failed sync is an error and is never tried again on the same handle (fsync may forget).
 * @example await writeDurably('var/editions/demo/17.json', bytes)
 */
export const writeDurably = (path: string, bytes: Uint8Array | string): Promise<void> =>
  writeAllDurably([[path, bytes]])

/** Writes several files durably, each folder synced once. A crash may leave some of them, each whole. */
export async function writeAllDurably(files: readonly File[]): Promise<void> {
  const folders = [...new Set(files.map(([path]) => dirname(path)))]
  for (const folder of folders) await makeFolder(folder)
  for (let i = 0; i < files.length; i += AT_ONCE)
    await Promise.all(files.slice(i, i + AT_ONCE).map(writeBeside))
  for (let i = 0; i < folders.length; i += AT_ONCE)
    await Promise.all(folders.slice(i, i + AT_ONCE).map(syncFolder))
}

/** A new folder is a name in the one above: that one is synced too, or the folder may be gone after a power cut. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

async function writeBeside([path, bytes]: File): Promise<void> {
  const beside = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`)
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** Makes names in a folder survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
