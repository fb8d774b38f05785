import { parseArgs, promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { BUILT } from '../built.ts'
import { openEditions } from '../edition/editions.ts'
import type { House } from '../house.ts'
import { Refusal } from '../kernel/refusal.ts'
import { publicFaces } from '../public-faces.ts'
import { type ExportReport, exportSite } from '../web/export/export-site.ts'
import { GZIP_LEVEL } from '../web/export/nginx-server.ts'
import { selected } from '../web/export/selection.ts'
import { harmless } from './explain.ts'
import { showProgress } from './progress.ts'
import { Misuse, type Surroundings, type Verb } from './surroundings.ts'
import { withHouse } from './with-house.ts'

const OPTIONS = {
  out: { type: 'string' },
  url: { type: 'string' },
  region: { type: 'string', multiple: true },
  'without-pictures': { type: 'boolean', default: false },
} as const
const SHOWN = 20
const gzipped = promisify<Uint8Array, { level: number }, Uint8Array>(gzip)

export const exportSiteVerb: Verb = {
  words: ['export-site'],
  help: `ankerplatz export-site --out <folder> [--url <address>] [--region <slug> ...] [--without-pictures]
  Writes the public site down as plain files, which a web server sends as they are. The folder must be empty or an earlier
  export; it shows the new copy at the end, all at once, or what it showed before.
    --url <address>       where the copy will be served, without a path; without it, ANKERPLATZ_URL
    --region <slug>       a region to take; again for more; without it, all that are listed. A hidden one must be named
    --without-pictures    leave out the pictures`,
  async run(args, surroundings) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const { out } = values
    if (!out) throw new Misuse('Say where to: --out <folder>')
    const url = values.url === undefined ? undefined : rootOf(values.url)
    return withHouse(surroundings, async (house) => {
      const began = performance.now()
      await house.worker.drain()
      const regions = await regionsFor(house, values.region)
      const report = await copy(house, surroundings, {
        out,
        publicUrl: url ?? rootOf(house.config.publicUrl),
        regions,
        pictures: !values['without-pictures'],
      })
      surroundings.out(harmless(reportText(report, out, (performance.now() - began) / 1000)))
      return 0
    })
  },
}

/** A copy stands at the root of its address: all its links begin with '/'. */
function rootOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  )
    throw new Misuse(
      `'${address}' should be an address without a path, for example https://guide.example.org`,
    )
  return url.origin
}

async function regionsFor({ shelf }: House, named: readonly string[] = []): Promise<string[]> {
  const all = await shelf.summaries()
  const unknown = named.filter((slug) => !all.some((region) => region.slug === slug))
  if (unknown.length > 0)
    throw new Refusal(
      'unknown',
      `There is no published region '${unknown[0]}'. 'ankerplatz regions' lists them.`,
    )
  const regions =
    named.length > 0 ? named : all.flatMap(({ slug, status }) => (status === 'live' ? slug : []))
  if (regions.length === 0) throw new Refusal('unknown', 'No region is listed: there is nothing to export.')
  return [...new Set(regions)]
}

async function copy(
  { shelf, config, log }: House,
  surroundings: Surroundings,
  order: { out: string; publicUrl: string; regions: readonly string[]; pictures: boolean },
): Promise<ExportReport> {
  const { out, publicUrl } = order
  const source = await selected(shelf, order)
  const editions = openEditions(source, config.memory / 2)
  const { assets, script, pocket, searchScript, words } = BUILT
  const faces = publicFaces({
    ...{ editions, source, log, assets, script, pocket },
    config: { publicUrl, media: config.media, shelf: config.shelf },
    // On the shelf parts get smaller with time; a copy is the same whenever it is made.
    packedPart: async (hash) => {
      const bytes = await source.bytes(hash)
      return bytes && new Uint8Array(await gzipped(bytes, { level: GZIP_LEVEL }))
    },
  })
  const progress = showProgress(surroundings)
  return exportSite({
    ...{ editions, publicUrl, out, searchScript },
    fetch: (request) => faces.fetch(request),
    besides: words.length > 0 ? ['/worker.js', ...words] : [],
    onProgress: (done, known) => progress('export', done, known),
  })
}

function reportText(report: ExportReport, out: string, seconds: number): string {
  const { outcome, pages, files, bytes, moved, dead, renamed } = report
  const lines = [
    `${outcome === 'same' ? 'Nothing has changed' : 'Exported'}: ${out}`,
    `  ${pages} pages, ${files} files, ${(bytes / 1e6).toFixed(1)} MB, in ${seconds.toFixed(1)} s`,
    `  ${moved} former addresses lead on`,
    `  left out: questions in addresses of the API; search and the finder need JavaScript (see README.txt there)`,
    ...listed(
      `links of pages that lead nowhere, on the server too`,
      dead.map(({ path, from }) => `${path} on ${from}`),
    ),
    ...listed(`addresses that are found with the nginx files only, because they are long`, renamed),
  ]
  return `${lines.join('\n')}\n`
}

function listed(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return []
  const more = items.length > SHOWN ? [`    ... and ${items.length - SHOWN} more`] : []
  return [`  ${items.length} ${title}:`, ...items.slice(0, SHOWN).map((item) => `    ${item}`), ...more]
}
