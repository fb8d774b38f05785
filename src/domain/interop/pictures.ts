import { DomUtils, parseDocument } from 'htmlparser2'
import type { LanguageSlug } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type StoredPicture, storePicture } from '../media/index.ts'
import { pictogramOf } from '../pages/index.ts'
import type { OnProgress } from './check.ts'
import { readItem } from './entry.ts'
import type { IntegreatSource } from './integreat-source.ts'
import type { Plan } from './plan.ts'
import type { PoliteFetch } from './polite-fetch.ts'

/** Pictures of the source that lie in our media folder now, by their address there, and those that could not be had. */
export interface FetchedPictures {
  stored: ReadonlyMap<string, StoredPicture>
  missing: readonly { address: string; why: string }[]
}

const MOST_BYTES = 20 * 2 ** 20

/**
 * Fetches what the pages show: pictures in contents and chapters' thumbnails, from the source's own hosts only, and
 * none for which the site has a pictogram. What cannot be had stays a labelled placeholder and is listed.
 */
export async function fetchPictures(
  source: IntegreatSource,
  plan: Plan,
  known: ReadonlySet<string>,
  to: { folder: string; get: PoliteFetch; onProgress: OnProgress },
): Promise<FetchedPictures> {
  const addresses = await addressesIn(source, plan.languages)
  for (const { entries } of plan.pages)
    for (const { thumbnail } of entries) if (thumbnail && isPicture(thumbnail, '')) addresses.add(thumbnail)
  const wanted = [...addresses].filter((address) => !known.has(address))
  const stored = new Map<string, StoredPicture>()
  const missing: { address: string; why: string }[] = []
  for (const [done, address] of wanted.entries()) {
    to.onProgress('pictures', done, wanted.length)
    try {
      if (!source.hosts.has(new URL(address).host)) throw new Refusal('invalid', 'lies on another host')
      const bytes = await to.get(address, { type: 'image/', mostBytes: MOST_BYTES })
      stored.set(address, await storePicture(to.folder, bytes))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      missing.push({ address, why: error.message })
    }
  }
  return { stored, missing }
}

async function addressesIn(
  source: IntegreatSource,
  languages: readonly LanguageSlug[],
): Promise<Set<string>> {
  const addresses = new Set<string>()
  for (const language of languages) {
    for await (const item of source.items(language)) {
      const read = readItem(language, item)
      if ('faults' in read) continue
      for (const img of DomUtils.getElementsByTagName('img', parseDocument(read.content), true)) {
        const { src = '', class: classes = '', style = '' } = img.attribs
        const small = /(?:^|;)\s*width:\s*(?:1\d|2[0-4])px/.test(style) ? `${classes} s-icon` : classes
        if (isPicture(src, small)) addresses.add(src)
      }
    }
  }
  return addresses
}

const isPicture = (src: string, classes: string): boolean =>
  /^https?:/.test(src) && URL.canParse(src) && !pictogramOf(src, classes)
