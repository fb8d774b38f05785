import { sha256 } from '../../edition/hash.ts'

const SUM = 'x-sum'

/**
 * A stored entry that says what its bytes are: a browser's cache is a file on a telephone, and files get broken.
 * @example await cache.put('/assets/site.js', await sealed(bytes, 'text/javascript'))
 */
export const sealed = async (bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Response> =>
  new Response(bytes, { headers: { 'Content-Type': type, [SUM]: await sha256(bytes) } })

/** The bytes of a sealed entry; undefined when it is not there, or not what it was. */
export async function unsealed(entry: Response | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = await bytesOf(entry)
  return bytes && (await sha256(bytes)) === entry?.headers.get(SUM) ? bytes : undefined
}

/** The bytes of an entry, whatever they are; undefined when there is none, or when the browser cannot read it any more. */
export async function bytesOf(entry: Response | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return entry && new Uint8Array(await entry.arrayBuffer())
  } catch {
    return undefined
  }
}
