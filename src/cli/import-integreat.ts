import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  checkSource,
  DryRun,
  fetchPictures,
  type ImportReport,
  type IntegreatSource,
  importIntegreat,
  type OnProgress,
  type PoliteFetch,
  politeFetch,
  reportText,
} from '../domain/interop/index.ts'
import { mediaOf } from '../domain/media/index.ts'
import { type RegionFacts, regionBySlug } from '../domain/regions/index.ts'
import type { House } from '../house.ts'
import { harmless } from './explain.ts'
import { factsFor, languagesFor, openSource } from './import-source.ts'
import { showProgress } from './progress.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { VERSION } from './version.ts'
import { withHouse } from './with-house.ts'

const OPTIONS = {
  region: { type: 'string' },
  language: { type: 'string', multiple: true },
  media: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'archive-missing': { type: 'boolean', default: false },
  report: { type: 'string' },
  name: { type: 'string' },
  prefix: { type: 'string' },
  'postal-codes': { type: 'string' },
  aliases: { type: 'string' },
} as const

export const importVerb: Verb = {
  words: ['import', 'integreat'],
  help: `ankerplatz import integreat <source> --region <slug> [--language <code> ...]
  Takes over a region from Integreat. <source> is an address (https://cms.integreat-app.de) or a folder with
  <region>/<language>/pages.json. Checks everything first, then writes all of it or nothing. Running it again changes
  only what differs, and nothing that was edited here since.
    --language <code>     a language to take over; again for more; without it, all that the source has
    --media               fetch pictures into our media
    --dry-run             say what would happen, and write nothing
    --archive-missing     archive what came from the source and is not there any more
    --report <file>       write the whole report as JSON
    --name, --prefix      of a new region: 'Augsburg', 'Landkreis'
    --postal-codes        of a new region: 86150,86152
    --aliases             of a new region: 'Neusäß@48.39,10.83;Mering@48.27,10.99'`,
  async run(args, surroundings) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const [address, ...more] = positionals
    if (!address || more.length > 0) throw new Misuse('Say where to import from: one address or one folder.')
    if (!values.region || !/^[a-z0-9-]{1,100}$/.test(values.region))
      throw new Misuse('Say which region, by its slug: --region lkaugsburg')
    const region = values.region

    return withHouse(surroundings, async (house) => {
      const began = performance.now()
      const get = politeFetch({ userAgent: `Ankerplatz/${VERSION} (+${house.config.publicUrl})` })
      const source = await openSource(address, region, get)
      try {
        const found = await languagesFor(source, values.language)
        const facts = await factsFor(source, values)
        const options = {
          media: values.media,
          dryRun: values['dry-run'],
          archiveMissing: values['archive-missing'],
          languages: found.known,
          facts,
        }
        const report = await move(house, source, get, options, showProgress(surroundings))
        report.seconds = (performance.now() - began) / 1000
        for (const language of found.unknown)
          surroundings.err(`The house does not know the language '${language}': it was left out.\n`)
        if (values.report) await writeFile(values.report, `${JSON.stringify(report, null, 2)}\n`)
        surroundings.out(harmless(reportText(report, values.report)))
      } finally {
        await source.close()
      }
      return 0
    })
  },
}

/** Check, pictures, write, publish. */
async function move(
  house: House,
  source: IntegreatSource,
  get: PoliteFetch,
  options: {
    media: boolean
    dryRun: boolean
    archiveMissing: boolean
    languages: readonly string[]
    facts: RegionFacts
  },
  onProgress: OnProgress,
): Promise<ImportReport> {
  const { facts, dryRun, archiveMissing } = options
  const plan = await checkSource(source, options.languages, onProgress)
  const pictures =
    options.media && !dryRun
      ? await fetchPictures(source, plan, await knownPictures(house, source.region), {
          folder: house.config.media,
          get,
          onProgress,
        })
      : { stored: new Map(), missing: [] }
  const order = { source, plan, facts, pictures, archiveMissing, dryRun, onProgress }
  try {
    const report = await house.bus.execute(importIntegreat, order, { kind: 'import', id: source.name })
    await house.worker.drain()
    return report
  } catch (error) {
    if (error instanceof DryRun) return error.report
    throw error
  }
}

async function knownPictures({ database }: House, slug: string): Promise<Set<string>> {
  const region = await regionBySlug(database.reader, slug)
  const media = region ? await mediaOf(database.reader, region.id) : []
  return new Set(media.flatMap(({ imported_from }) => imported_from ?? []))
}
