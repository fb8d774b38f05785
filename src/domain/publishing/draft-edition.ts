import { createHash } from 'node:crypto'
import { canonicalJson } from '../../edition/canonical-json.ts'
import type { Editions } from '../../edition/editions.ts'
import { EDITION_FORMAT, type EditionRecord, type PartRef } from '../../edition/manifest.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Module, PartPlan } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { regionById } from '../regions/index.ts'
import { COMPILER_REVISION } from './layout.ts'

export interface DraftEditionParts {
  reader: Reader
  modules: readonly Module<Reader>[]
  at: Instant
  memory: Map<string, unknown>
  /** Pages that stand in it with what they say now. */
  drafts: readonly string[]
}

/**
 * A region's edition as it would be with some drafts, in memory alone: the same plans as for publishing, in all languages,
 * also those that are not visible yet. A part is built when a page asks for it; nothing reaches the shelf. Undefined when
 * there is no such region.
 * @example createSite({ editions: await draftEdition(parts, region), ... })
 */
export async function draftEdition(
  parts: DraftEditionParts,
  regionId: string,
): Promise<Editions | undefined> {
  const { reader, modules, at, memory, drafts } = parts
  const region = await regionById(reader, regionId)
  if (!region) return undefined
  const planned = { id: region.id, slug: region.slug, languages: region.languages, at, memory, drafts }
  const plans: PartPlan[] = []
  for (const module of modules) plans.push(...((await module.edition?.plan(reader, planned)) ?? []))
  const byHash = new Map(plans.map((plan) => [refOf(plan).hash, plan]))
  const built = new Map<string, Promise<unknown>>()
  const record: EditionRecord = {
    format: EDITION_FORMAT,
    compiler: COMPILER_REVISION,
    sequence: 0,
    summary: { ...region.summary, languages: region.languages, status: 'hidden' },
    languages: region.languages.map((language) => ({
      ...{ region: region.slug, language, sequence: 0, publishedAt: at },
      parts: Object.fromEntries(
        plans
          .filter((plan) => plan.language === null || plan.language === language)
          .map((plan) => [plan.name, refOf(plan)]),
      ),
    })),
  }
  return {
    summaries: async () => [record.summary],
    record: async (slug) => (slug === region.slug ? record : undefined),
    part<T>({ hash }: PartRef): Promise<T> {
      const known = built.get(hash) ?? build(byHash.get(hash))
      built.set(hash, known)
      return known as Promise<T>
    },
  }
}

/** By what it is made from: its bytes are not known before somebody asks for them. */
const refOf = ({ name, language, fingerprint }: PartPlan): PartRef => ({
  hash: createHash('sha256')
    .update(`${language ?? '*'}/${name}/${fingerprint}`)
    .digest('hex'),
  bytes: 0,
})

/** As readers get it: through canonical JSON, and not one value of ours in it. */
const build = async (plan: PartPlan | undefined): Promise<unknown> =>
  plan && JSON.parse(canonicalJson(await plan.build()))
