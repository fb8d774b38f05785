import { isLanguage, type LanguageSlug } from '../../kernel/language.ts'
import { type Fault, Refusal } from '../../kernel/refusal.ts'
import { faultsOfTree } from './check-tree.ts'
import { type Entry, readItem } from './entry.ts'
import type { IntegreatSource } from './integreat-source.ts'
import { joinLanguages, type Plan } from './plan.ts'

/** More faults than anybody reads. */
const ENOUGH_FAULTS = 1000

/** Told along the way: how many items have been read. */
export type OnProgress = (stage: 'check' | 'pictures' | 'write', done: number, total?: number) => void

/**
 * Reads the whole source once and answers the plan of what would be there. Refuses with every fault of every item; by
 * then nothing has been written.
 * @example const plan = await checkSource(source, ['de', 'en'], () => {})
 */
export async function checkSource(
  source: IntegreatSource,
  languages: readonly LanguageSlug[],
  onProgress: OnProgress,
): Promise<Plan> {
  const faults: Fault[] = []
  const entries = new Map<LanguageSlug, readonly Entry[]>()
  let done = 0
  for (const language of rootFirst(languages)) {
    const own: Entry[] = []
    try {
      for await (const item of source.items(language)) {
        const read = readItem(language, item)
        if ('faults' in read) faults.push(...read.faults)
        else own.push(read.entry)
        if (faults.length > ENOUGH_FAULTS) throw refusal(source, faults)
        onProgress('check', ++done)
      }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'unavailable') throw error
      faults.push(...(error.faults.length > 0 ? error.faults : [{ where: language, what: error.message }]))
    }
    if (faults.length === 0) faults.push(...faultsOfTree(source.region, language, own))
    entries.set(language, own)
  }
  if (faults.length > 0) throw refusal(source, faults)
  const { plan, faults: contradictions } = joinLanguages(source.region, entries)
  if (contradictions.length > 0) throw refusal(source, contradictions)
  if (done === 0) throw new Refusal('invalid', `${source.region}: the source has no pages.`)
  return plan
}

const refusal = ({ region }: IntegreatSource, faults: readonly Fault[]): Refusal =>
  new Refusal(
    'invalid',
    `${region} cannot be imported like this. Nothing was written.`,
    faults.slice(0, ENOUGH_FAULTS),
  )

/** German is what Integreat's counties translate from; without it, the first. */
function rootFirst(languages: readonly LanguageSlug[]): LanguageSlug[] {
  const all = [...new Set(languages)]
  const unknown = all.filter((slug) => !isLanguage(slug))
  if (unknown.length > 0)
    throw new Refusal('invalid', `The house does not know the language '${unknown.join("', '")}'.`)
  return all.sort((a, b) => Number(b === 'de') - Number(a === 'de'))
}
