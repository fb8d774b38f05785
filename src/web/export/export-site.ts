import { CorruptPart, type Editions } from '../../edition/editions.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import { partAddress, SUMMARIES } from './addresses.ts'
import { formerAddresses, neededParts, regionBeginnings, siteBeginnings } from './beginnings.ts'
import { crossroadsOf } from './crossroads.ts'
import { type Ask, writeCrossroads, writeMissing } from './fixed-pages.ts'
import { nginxHttp } from './nginx-http.ts'
import { nginxServer } from './nginx-server.ts'
import { OWN_FOLDER, placeFor } from './place.ts'
import { readMe } from './read-me.ts'
import { openStage, type Stage } from './stage.ts'
import { unreadable } from './unreadable.ts'
import { nothingSeen, type Seen, visit } from './visit.ts'
import { walk } from './walk.ts'

export interface ExportParts {
  /** The chosen regions, as they are now. */
  editions: Editions
  /** What the server would answer, without a server. */
  fetch(request: Request): Response | Promise<Response>
  /** 'https://guide.example', without a slash at the end. */
  publicUrl: string
  out: string
  /** The address of the script that answers questions on the device; null where nothing is built (tests). */
  searchScript: string | null
  /** Addresses that no page names: the worker and its words. */
  besides: readonly string[]
  onProgress(done: number, known: number): void
}

export interface ExportReport {
  /** 'same': what was there already is what it would be. */
  outcome: 'shown' | 'same'
  pages: number
  files: number
  bytes: number
  moved: number
  /** Links to our own site that lead nowhere, on the server too. */
  dead: readonly { path: string; from: string }[]
  /** Addresses that only nginx with our tables finds. */
  renamed: readonly string[]
}

/**
 * Writes the site down as files: every address that can be reached from its sitemaps, its finder and its regions' homes.
 * The folder shows the whole of it at the end, or what it showed before. Throws a Refusal when the folder is not ours, or
 * when something of an edition cannot be read.
 */
export async function exportSite(parts: ExportParts): Promise<ExportReport> {
  const stage = await openStage(await placeFor(parts.out))
  try {
    const records = await recordsOf(parts.editions)
    const seen = await writeSite(parts, stage, records)
    await stage.write('README.txt', readMe(records, parts.publicUrl))
    const [files, bytes] = [stage.files(), stage.bytes()]
    const outcome = await stage.show()
    const renamed = seen.renamed.map(({ path }) => path)
    return { outcome, pages: seen.pages, files, bytes, moved: seen.moved.length, dead: seen.dead, renamed }
  } catch (error) {
    await stage.discard()
    throw error instanceof CorruptPart ? unreadable(error.message) : error
  }
}

async function recordsOf(editions: Editions): Promise<EditionRecord[]> {
  const records = await Promise.all((await editions.summaries()).map(({ slug }) => editions.record(slug)))
  return records.filter((record) => record !== undefined)
}

async function writeSite(
  { editions, fetch, publicUrl, searchScript, besides, onProgress }: ExportParts,
  stage: Stage,
  records: readonly EditionRecord[],
): Promise<Seen> {
  const ask: Ask = async (path, tag = 'de') =>
    fetch(new Request(publicUrl + encodeURI(path), { headers: { 'Accept-Language': tag } }))
  const seen = nothingSeen()
  const visiting = { stage, publicUrl, searchScript }
  const former = await Promise.all(records.map((record) => formerAddresses(editions, record)))
  const begin = [...siteBeginnings(), ...besides, ...records.flatMap(regionBeginnings), ...former.flat()]
  if (searchScript) {
    begin.push(searchScript)
    const listed = (await editions.summaries()).filter(({ status }) => status === 'live')
    await stage.write(SUMMARIES.slice(1), JSON.stringify(listed))
  }
  await walk({ ask, begin, onProgress, visit: (answered) => visit(answered, visiting, seen) })

  for (const record of records) await writeParts(ask, stage, record)
  const fixed = { ...visiting, ask, editions, records, seen }
  await writeCrossroads(fixed)
  await writeMissing(fixed)
  await writeTables(stage, publicUrl.startsWith('https:'), { ask, records, seen })
  return seen
}

/** What files cannot say, for nginx. */
async function writeTables(
  stage: Stage,
  secure: boolean,
  { ask, records, seen }: { ask: Ask; records: readonly EditionRecord[]; seen: Seen },
): Promise<void> {
  // What several tasks met at once is put in order: the same site is the same bytes.
  seen.moved.sort((a, b) => (a.from < b.from ? -1 : 1))
  seen.renamed.sort((a, b) => (a.path < b.path ? -1 : 1))
  seen.dead.sort((a, b) => (a.path < b.path ? -1 : 1))
  const crossroads = await crossroadsOf(
    records.map(({ summary }) => summary),
    async (path, tag) => (await ask(path, tag)).headers.get('Location') ?? '',
  )
  const missing = new Map(
    records.map(({ summary, languages }) => [summary.slug, languages.map(({ language }) => language)]),
  )
  await stage.write(`${OWN_FOLDER}/nginx-http.conf`, nginxHttp({ ...seen, crossroads, missing }))
  await stage.write(`${OWN_FOLDER}/nginx-server.conf`, nginxServer({ ...seen, secure, crossroads }))
}

/** What a device reads to search and to take pages along: the parts that the record names, but for those of the API. */
async function writeParts(ask: Ask, stage: Stage, record: EditionRecord): Promise<void> {
  for (const hash of neededParts(record)) {
    const answer = await ask(partAddress(hash))
    if (answer.status !== 200) throw unreadable(`a part of ${record.summary.slug} is broken`)
    await stage.write(partAddress(hash).slice(1), new Uint8Array(await answer.arrayBuffer()))
  }
}
