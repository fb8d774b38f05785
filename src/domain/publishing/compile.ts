import { hash as digest } from 'node:crypto'
import { canonicalJson } from '../../edition/canonical-json.ts'
import type { PartRef } from '../../edition/manifest.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { Module, PartPlan, PlannedRegion } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { squeeze } from './brotli.ts'

/** Fingerprint -> part, of the last time: what need not be built again. */
export type Inputs = Readonly<Record<string, PartRef>>

/** What a compile found: the parts of each language, and the bytes of those that are new. */
export interface Compiled {
  languages: ReadonlyMap<LanguageSlug, Readonly<Record<string, PartRef>>>
  fresh: ReadonlyMap<string, Uint8Array>
  inputs: Inputs
}

/**
 * Compiles a region from one snapshot: asks every module for its plans and builds the parts whose fingerprint is new or
 * whose bytes are gone. Equal parts of several languages are one part.
 */
export async function compile(
  modules: readonly Module<Reader>[],
  reader: Reader,
  region: PlannedRegion,
  known: { inputs: Inputs; holds(hash: string): boolean },
): Promise<Compiled> {
  const languages = new Map<LanguageSlug, Record<string, PartRef>>(
    region.languages.map((language) => [language, {}]),
  )
  const fresh = new Map<string, Uint8Array>()
  const inputs: Record<string, PartRef> = {}

  for (const module of modules) {
    for (const plan of (await module.edition?.plan(reader, region)) ?? []) {
      const key = keyOf(plan)
      const ref = reuse(key) ?? (await build(plan))
      inputs[key] = ref
      for (const [language, parts] of languages) {
        if (plan.language === null || plan.language === language) parts[plan.name] = ref
      }
    }
  }
  return { languages, fresh, inputs }

  function reuse(key: string): PartRef | undefined {
    const ref = known.inputs[key]
    return ref && known.holds(ref.hash) ? ref : undefined
  }

  async function build(plan: PartPlan): Promise<PartRef> {
    const bytes = new TextEncoder().encode(canonicalJson(await plan.build()))
    const hash = digest('sha256', bytes)
    if (!fresh.has(hash) && !known.holds(hash)) fresh.set(hash, await squeeze(bytes, 5))
    return { hash, bytes: bytes.length }
  }
}

const keyOf = ({ name, language, fingerprint }: PartPlan): string =>
  digest('sha256', `${language ?? '*'}/${name}/${fingerprint}`)
