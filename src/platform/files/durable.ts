import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
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

/**
 * Writes a file of any length from pieces, durably; nobody else may read it. Until it is whole there is nothing of its name,
 * and when something fails there is nothing at all.
 */
export async function streamDurably(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await makeFolder(dirname(path))
  await beside(path, 0o600, async (file) => {
    for await (const piece of pieces) await writeWhole(file, piece)
  })
  await syncFolder(dirname(path))
}

/** A disk that is nearly full may take a part of a piece. */
async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten
}

const writeBeside = ([path, bytes]: File): Promise<void> =>
  beside(path, 0o666, (file) => file.writeFile(bytes))

async function beside(path: string, mode: number, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const part = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`)
  try {
    const file = await open(part, 'wx', mode)
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
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
