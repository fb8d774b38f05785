import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { partFile } from './domain/publishing/index.ts'
import { encode } from './platform/http/encoding.ts'
import type { PublicFacesParts } from './public-parts.ts'
import { serveOffline } from './web/offline/serve.ts'
import { KEEP } from './web/site/site.tsx'

/** The doors for those who take a region along, with what the server has and the web does not know: folders. */
export function offlineDoors(parts: PublicFacesParts): Hono {
  const { editions, source, config, assets, script, pocket, packedPart } = parts
  const program = programSizes(assets, [script, pocket?.script ?? null])
  return serveOffline({
    editions,
    source,
    publicUrl: config.publicUrl,
    keepHeader: KEEP,
    packedPart: packedPart ?? ((hash) => read(partFile(config.shelf, hash))),
    file: (name, encoding) => read(join(assets, encoding === 'br' ? `${name}.br` : name)),
    pictureSize: (address) => sizeOf(join(config.media, address.replace('/media/', ''))),
    programSize: async () => (await program).scripts,
    wordsSize: async (language) => (await program).words.get(language) ?? 0,
  })
}

const read = async (file: string): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  readFile(file).then(
    (bytes) => new Uint8Array(bytes),
    () => undefined,
  )

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** Bytes of the worker and the scripts, and of the words of each language, as they are sent. */
async function programSizes(assets: string, scripts: readonly (string | null)[]) {
  const words = new Map<string, number>()
  for (const name of await readdir(assets).catch(() => [])) {
    const [, language] = /^words-([a-z-]+)-[0-9a-f]{12}[.]json[.]br$/.exec(name) ?? []
    if (language) words.set(language, await sizeOf(join(assets, name)))
  }
  const sent = scripts.map(async (address) => {
    const bytes = address ? await read(join(assets, address.replace('/assets/', ''))) : undefined
    return bytes ? (await encode(bytes, 'text/javascript', 'br')).body.length : 0
  })
  const sizes = [await sizeOf(join(assets, 'worker.js.br')), ...(await Promise.all(sent))]
  return { words, scripts: sizes.reduce((sum, bytes) => sum + bytes, 0) }
}
