import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Entry, readTar, writeTar } from './tar.ts'

const entry = (name: string, text: string): Entry => ({ name, bytes: Buffer.from(text) })
const LONG = `editions/regions/${'a'.repeat(100)}/1763818432000.json`
const FILES = [
  entry('manifest.json', '{}'),
  entry('records/pages.00001.ndjson', 'ä'.repeat(700)),
  entry(LONG, ''),
]

async function* from<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

async function packed(files: readonly Entry[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeTar(from(files))) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function unpacked(bytes: Buffer, piece = 1000): Promise<Entry[]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) =>
    bytes.subarray(i * piece, (i + 1) * piece),
  )
  const files: Entry[] = []
  for await (const file of readTar(from(pieces), () => 10_000)) files.push(file)
  return files
}

it('what was packed comes out again, in pieces of any length', async () => {
  const bytes = await packed(FILES)
  for (const piece of [1, 511, 512, 513, 100_000]) {
    const files = await unpacked(bytes, piece)
    expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(
      FILES.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
    )
  }
})

it('every system can open it, without us', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-tar-'))
  try {
    await writeFile(join(folder, 'a.tar'), await packed(FILES))
    execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder })
    expect(await readFile(join(folder, 'records/pages.00001.ndjson'), 'utf8')).toBe('ä'.repeat(700))
    expect(await readFile(join(folder, LONG), 'utf8')).toBe('')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** A header field with something else in it, and the sum made right again. */
function changed(bytes: Buffer, at: number, text: string): Buffer {
  const header = Buffer.from(bytes)
  header.write(text, at, 'latin1')
  header.write(' '.repeat(8), 148, 'latin1')
  const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

it.each([
  ['a symbolic link', 156, '2'],
  ['a hard link', 156, '1'],
  ['a device', 156, '3'],
  ['a folder', 156, '5'],
  ['a header of another kind of tar', 156, 'x'],
  ['a file with the name of a link', 157, '/etc/passwd'],
  ['a file that everybody may run', 100, '0000777\0'],
  ['a file of somebody', 108, '0001750\0'],
  ['a file with a time', 136, '14720000000\0'],
  ['another form', 257, 'ustar  \0'],
  ['a length that is none', 124, '-0000000001\0'],
  ['a length of more than there is', 124, '00000002000\0'],
  ['a length of more than there may be', 124, '77777777777\0'],
])('%s is refused', async (_, at, text) => {
  const bytes = await packed([entry('manifest.json', '{}')])
  await expect(unpacked(changed(bytes, at, text))).rejects.toThrow()
  expect(await unpacked(changed(bytes, 0, 'm'))).toHaveLength(1)
})

it('something behind a file or behind the end is refused', async () => {
  const bytes = await packed([entry('manifest.json', '{}')])
  const behindFile = Buffer.from(bytes)
  behindFile[512 + 100] = 1
  await expect(unpacked(behindFile)).rejects.toThrow('followed by something')
  await expect(unpacked(Buffer.concat([bytes, Buffer.from('x')]))).rejects.toThrow('behind the end')
  await expect(unpacked(bytes.subarray(0, -512))).rejects.toThrow('ends before its end')
})
