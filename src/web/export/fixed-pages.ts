import type { RegionPart } from '../../domain/regions/public.ts'
import type { Editions } from '../../edition/editions.ts'
import type { EditionRecord } from '../../edition/manifest.ts'
import { INTERFACE_LANGUAGES } from '../../kernel/language.ts'
import { ableToAnswer } from './asking-pages.ts'
import { languageChoice } from './language-choice.tsx'
import { notePolicy } from './policies.ts'
import type { Seen, VisitParts } from './visit.ts'

export type Ask = (path: string, tag?: string) => Promise<Response>

interface FixedParts extends VisitParts {
  ask: Ask
  editions: Editions
  records: readonly EditionRecord[]
  seen: Seen
}

/** The language of pages that nobody could choose a language for. */
const OURS = 'de'

/**
 * Pages where the server would ask the browser for its language: the reader chooses. At '/' the same region or finder is
 * offered that the server would lead to.
 */
export async function writeCrossroads({ ask, editions, records, seen, ...parts }: FixedParts): Promise<void> {
  const { stage, searchScript } = parts
  const first = (await ask('/')).headers.get('Location') ?? ''
  for (const { summary, languages } of records) {
    const ref = languages[0]?.parts.region
    if (!ref) continue
    const { html, headers } = await languageChoice(await editions.part<RegionPart>(ref))
    const policy = headers.get('Content-Security-Policy')
    await stage.write(`${summary.slug}/index.html`, html)
    notePolicy(seen.policies, `/${summary.slug}/`, policy)
    if (!first.startsWith(`/${summary.slug}/`)) continue
    await stage.write('index.html', html)
    notePolicy(seen.policies, '/', policy)
  }
  const finder = `/regions/${OURS}/`
  const html = ableToAnswer(finder, await (await ask(finder)).text(), searchScript)
  await stage.write('regions/index.html', html)
  if (first.startsWith('/regions/')) await stage.write('index.html', html)
  seen.pages += records.length + 2
}

/** What is said where there is nothing: in each language of each region, outside every region, and in the API. */
export async function writeMissing({ ask, records, stage }: FixedParts): Promise<void> {
  const write = async (file: string, answer: Response): Promise<void> =>
    stage.write(file, new Uint8Array(await answer.arrayBuffer()))
  for (const { summary, languages } of records)
    for (const { language } of languages) {
      const path = `${summary.slug}/${language}/404.html`
      await write(path, await ask(`/${path}`))
    }
  for (const slug of INTERFACE_LANGUAGES)
    await write(`regions/${slug}/404.html`, await ask('/404.html', slug))
  await write('404.html', await ask('/404.html', OURS))
  await write('api/404.json', await ask('/api/404.json'))
}
