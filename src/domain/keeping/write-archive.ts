import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { canonicalJson } from '../../edition/canonical-json.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { streamDurably } from '../../platform/files/durable.ts'
import { ARCHIVE_FORMAT, type Head, MANIFEST, type Manifest, tableOf } from './archive.ts'
import { type Entry, writeTar } from './tar.ts'

/** A file for an archive; `rows` where it is a piece of records. */
export type Content = Entry & { rows?: number }

/**
 * Writes an archive: its files as they come, then the manifest. It appears under its name when it is whole and on the disk;
 * before that, and when something fails, there is nothing. Refuses when there is a file already.
 */
export async function writeArchive(
  to: string,
  head: Head,
  contents: AsyncIterable<Content>,
): Promise<Manifest> {
  if (await exists(to))
    throw new Refusal('taken', `There is a file '${to}' already. Choose another name, or take it away.`)
  const manifest: Manifest = {
    ...head,
    format: ARCHIVE_FORMAT,
    sets: head.sets.map((set) => ({ ...set, rows: 0 })),
    files: [],
  }
  await pipeline(Readable.from(writeTar(withManifest(manifest, contents))), createGzip(), (bytes) =>
    streamDurably(to, bytes),
  )
  return manifest
}

async function* withManifest(manifest: Manifest, contents: AsyncIterable<Content>): AsyncGenerator<Entry> {
  for await (const { name, bytes, rows } of contents) {
    manifest.files.push({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
      ...(rows !== undefined && { rows }),
    })
    const set = manifest.sets.find(({ table }) => table === tableOf(name))
    if (set) set.rows += rows ?? 0
    yield { name, bytes }
  }
  yield { name: MANIFEST, bytes: Buffer.from(canonicalJson(manifest)) }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
