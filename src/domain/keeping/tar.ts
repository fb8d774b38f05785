/** A file in an archive. Files are small enough to be held whole: pieces of records, pictures, parts of editions. */
export interface Entry {
  name: string
  bytes: Uint8Array
}

const BLOCK = 512
const END = new Uint8Array(2 * BLOCK)

/**
 * Files as a tar (POSIX.1-2017, pax, section "ustar Interchange Format"), which every system can open. Owner and time are
 * always the same, so that the same files are the same bytes.
 */
export async function* writeTar(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes } of entries) {
    yield header(name, bytes.length)
    yield bytes
    yield END.subarray(0, -bytes.length & (BLOCK - 1))
  }
  yield END
}

/**
 * The files of a tar that writeTar wrote. A header is read by writing it again: whatever is not a plain file as we write
 * it (a link, a device, an owner, another format) is not equal, and is refused. Throws Error when it is not one of ours,
 * or ends before its end.
 * @param most how many bytes a file of this name may have; undefined: there is no such file
 */
export async function* readTar(
  bytes: AsyncIterable<Uint8Array>,
  most: (name: string) => number | undefined,
): AsyncGenerator<Entry> {
  const source = reader(bytes)
  for (;;) {
    const block = await source.take(BLOCK)
    if (block.every((byte) => byte === 0)) break
    const { name, size } = fieldsOf(block)
    const limit = most(name)
    if (limit === undefined) throw new Error(`'${name}' is not a file that an archive has`)
    if (size > limit) throw new Error(`'${name}' is too large`)
    if (!Buffer.from(header(name, size)).equals(block)) throw new Error(`'${name}' is not a plain file`)
    const content = await source.take(size)
    const padding = await source.take(-size & (BLOCK - 1))
    if (padding.some((byte) => byte !== 0)) throw new Error(`'${name}' is followed by something`)
    yield { name, bytes: content }
  }
  if ((await source.take(BLOCK)).some((byte) => byte !== 0) || !(await source.isAtEnd()))
    throw new Error('something stands behind the end')
}

function header(name: string, size: number): Uint8Array {
  const block = new Uint8Array(BLOCK)
  const [prefix, short] = splitName(name)
  const put = (at: number, text: string): void => {
    block.set(new TextEncoder().encode(text), at)
  }
  put(0, short)
  put(100, '0000600\0')
  put(108, '0000000\0')
  put(116, '0000000\0')
  put(124, `${size.toString(8).padStart(11, '0')}\0`)
  put(136, '00000000000\0')
  put(148, ' '.repeat(8))
  put(156, '0')
  put(257, 'ustar\x0000')
  put(345, prefix)
  const sum = block.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return block
}

/** A name of more than 100 bytes stands in two fields, parted at a slash. */
function splitName(name: string): [prefix: string, short: string] {
  if (name.length <= 100) return ['', name]
  const at = name.indexOf('/', name.length - 101)
  if (at < 1 || at > 155) throw new Error(`'${name}' is too long for an archive`)
  return [name.slice(0, at), name.slice(at + 1)]
}

function fieldsOf(block: Uint8Array): { name: string; size: number } {
  const text = (at: number, length: number): string =>
    Buffer.from(block.subarray(at, at + length))
      .toString('latin1')
      .replace(/\0.*$/s, '')
  const prefix = text(345, 155)
  const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`
  const size = Number.parseInt(text(124, 12), 8)
  if (!/^[0-7]+$/.test(text(124, 12)) || !Number.isSafeInteger(size)) throw new Error('a header is broken')
  return { name, size }
}

/** Bytes by count from pieces of any length. */
function reader(bytes: AsyncIterable<Uint8Array>) {
  const pieces = bytes[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)

  async function more(): Promise<boolean> {
    const { value, done } = await pieces.next()
    if (done) return false
    rest = value
    return true
  }

  return {
    async take(count: number): Promise<Uint8Array> {
      const taken = new Uint8Array(count)
      for (let at = 0; at < count; ) {
        if (rest.length === 0 && !(await more())) throw new Error('it ends before its end')
        const some = rest.subarray(0, count - at)
        taken.set(some, at)
        rest = rest.subarray(some.length)
        at += some.length
      }
      return taken
    },
    async isAtEnd(): Promise<boolean> {
      while (rest.length === 0) if (!(await more())) return true
      return false
    },
  }
}
