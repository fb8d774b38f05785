import { createReadStream } from 'node:fs'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { MOST_BYTES_OF_FILE } from './integreat-folder.ts'
import { integreatRegion } from './integreat-region.ts'
import { INTEGREAT_HOSTS, type IntegreatSource } from './integreat-source.ts'
import { jsonItems } from './json-stream.ts'
import type { PoliteFetch } from './polite-fetch.ts'

const JSON_TYPE = 'application/json'

/**
 * Integreat's API v3 as a source. Every answer is fetched once and kept in a folder of its own until `close`, so that
 * checking and writing see the same, and no transaction waits for a network.
 * Refuses when the region cannot be fetched.
 * @example await openApi('https://cms.integreat-app.de', 'lkaugsburg', politeFetch({ userAgent }))
 */
export async function openApi(address: string, region: string, get: PoliteFetch): Promise<IntegreatSource> {
  const base = new URL(address)
  const root = `${base.origin}${base.pathname.replace(/\/+$/, '')}`
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-import-'))
  const close = () => rm(folder, { recursive: true, force: true })
  const facts = await factsFrom(root, region, get).catch(async (error) => {
    await close()
    throw error
  })

  return {
    name: `integreat:${base.host}`,
    region,
    hosts: new Set([...INTEGREAT_HOSTS, base.host]),
    facts: async () => facts,
    async languages() {
      const known = integreatRegion.safeParse(facts)
      return known.success ? known.data.languages.map(({ code }) => code) : []
    },
    async *items(language) {
      const file = join(folder, `${encodeURIComponent(language)}.json`)
      if (!(await exists(file))) {
        const wanted = { type: JSON_TYPE, mostBytes: MOST_BYTES_OF_FILE, file }
        await get(`${root}/api/v3/${region}/${encodeURIComponent(language)}/pages/`, wanted).catch(
          async (error) => {
            await rm(file, { force: true })
            throw error
          },
        )
      }
      yield* jsonItems(createReadStream(file), language)
    },
    close,
  }
}

/** `/api/v3/regions/<slug>/`; systems before 2024 only have the list of all. */
async function factsFrom(root: string, region: string, get: PoliteFetch): Promise<unknown> {
  const wanted = { type: JSON_TYPE, mostBytes: 20 * 2 ** 20 }
  try {
    return parsed(await get(`${root}/api/v3/regions/${region}/`, wanted), root)
  } catch (first) {
    if (!(first instanceof Refusal) || first.code !== 'unavailable') throw first
    const all = await get(`${root}/wp-json/extensions/v3/sites/`, wanted).catch(() => undefined)
    const list = all && parsed(all, root)
    const found = Array.isArray(list) && list.find((one) => String(one?.path).replaceAll('/', '') === region)
    if (!found) throw first
    return found
  }
}

function parsed(bytes: Uint8Array, root: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('invalid', `${root} answers something that is not JSON when asked about the region.`)
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
