import { createReadStream } from 'node:fs'
import { access, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { INTEGREAT_HOSTS, type IntegreatSource } from './integreat-source.ts'
import { jsonItems } from './json-stream.ts'

export const MOST_BYTES_OF_FILE = 100 * 2 ** 20

/**
 * A folder as a source: `<folder>/<region>/<language>/pages.json`, and `<folder>/<region>/region.json` if it is there.
 * Refuses as unknown when the folder has no such region.
 * @example await openFolder('shared/data/integreat', 'lkaugsburg')
 */
export async function openFolder(folder: string, region: string): Promise<IntegreatSource> {
  const home = join(folder, region)
  const entries = await readdir(home, { withFileTypes: true }).catch(() => undefined)
  if (!entries)
    throw new Refusal(
      'unknown',
      `There is no folder '${home}'. Expected: <source>/<region>/<language>/pages.json`,
    )
  const fileOf = (language: string) => join(home, language, 'pages.json')

  return {
    name: 'integreat:folder',
    region,
    hosts: new Set(INTEGREAT_HOSTS),
    async facts() {
      const file = join(home, 'region.json')
      if (!(await exists(file))) return undefined
      await refuseLarge(file)
      return parsed(await readFile(file, 'utf8'), file)
    },
    async languages() {
      const found: string[] = []
      for (const entry of entries)
        if (entry.isDirectory() && (await exists(fileOf(entry.name)))) found.push(entry.name)
      return found.sort()
    },
    async *items(language) {
      const file = fileOf(language)
      if (!(await exists(file))) throw new Refusal('unknown', `There is no file '${file}'.`)
      await refuseLarge(file)
      yield* jsonItems(createReadStream(file), language)
    },
    async close() {},
  }
}

async function refuseLarge(file: string): Promise<void> {
  const { size } = await stat(file)
  if (size > MOST_BYTES_OF_FILE)
    throw new Refusal('invalid', `'${file}' has ${Math.round(size / 2 ** 20)} MB; at most 100 MB are read.`)
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('invalid', `'${file}' is not JSON.`)
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
