import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { blankDatabase, type DATABASES, freshDatabase } from '../../test/databases.ts'
import { readConfig } from '../config.ts'
import { type House, openHouse } from '../house.ts'
import { createLog } from '../platform/log/log.ts'
import { runCommandLine } from './command-line.ts'

/** Real answers of Integreat's API, beside the repository; not there in every checkout. */
export const REAL_DATA = resolve(process.env.SHARED ?? '../shared', 'data/integreat')
export const hasRealData = existsSync(REAL_DATA)

/** An installation of one test's own, with its command line. */
export interface Installation {
  run(...args: string[]): Promise<{ code: number; out: string; err: string }>
  /** Looks into the house, closed again afterwards. */
  inside<T>(look: (house: House) => Promise<T>): Promise<T>
  folder: string
  remove(): Promise<void>
}

export async function freshInstallation(
  kind: (typeof DATABASES)[number],
  { blank = false } = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-line-'))
  const made = blank ? blankDatabase : freshDatabase
  const postgres = kind === 'postgres' ? await made('postgres') : undefined
  const environment = {
    ANKERPLATZ_DATA: join(folder, 'var'),
    DATABASE_URL: postgres?.url,
    LOG_LEVEL: 'silent',
  }
  return {
    folder,
    run: lineOf(environment),
    async inside(look) {
      const house = await openHouse(readConfig(environment), { log: createLog('silent') })
      try {
        return await look(house)
      } finally {
        await house.close()
      }
    },
    async remove() {
      await postgres?.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The command line of an installation with these settings. */
export const lineOf =
  (environment: NodeJS.ProcessEnv): Installation['run'] =>
  async (...args) => {
    let out = ''
    let err = ''
    const code = await runCommandLine(args, {
      environment,
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
      isTerminal: false,
    })
    return { code, out, err }
  }

/** An item as Integreat writes it, right in every field. */
export function item(id: number, path: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    path,
    url: `https://cms.example${path}`,
    title: `Seite ${id}`,
    modified_gmt: '2024-01-15T09:00:00.000Z',
    last_updated: '2024-01-15T10:00:00.000+01:00',
    excerpt: '',
    content: `<p>Inhalt ${id}</p>`,
    parent: { id: 0, url: null, path: null },
    order: id,
    available_languages: {},
    thumbnail: null,
    organization: null,
    hash: null,
    embedded_offers: [],
    ...more,
  }
}

/** Writes a source: language -> items, or the bytes of its file as they should be. Answers the folder. */
export async function writeSource(
  folder: string,
  region: string,
  languages: Record<string, readonly unknown[] | string | Uint8Array>,
): Promise<string> {
  const source = join(folder, 'source')
  for (const [language, items] of Object.entries(languages)) {
    await mkdir(join(source, region, language), { recursive: true })
    const bytes = typeof items === 'string' || items instanceof Uint8Array ? items : JSON.stringify(items)
    await writeFile(join(source, region, language, 'pages.json'), bytes)
  }
  return source
}
