import { type Region, regionBySlug } from '../domain/regions/index.ts'
import type { House } from '../house.ts'
import type { Actor } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Misuse } from './surroundings.ts'

/** Whoever types commands on the machine. */
export const OPERATOR: Actor = { kind: 'operator', id: 'command-line' }

/** The region that a command names first. */
export async function theRegion({ database }: House, slug: string | undefined): Promise<Region> {
  if (!slug) throw new Misuse('Say which region: its slug.')
  const region = await regionBySlug(database.reader, slug)
  if (!region) throw new Refusal('unknown', `There is no region '${slug}'. 'ankerplatz regions' lists them.`)
  return region
}

/**
 * 'uk=Для всіх питань' as language and words.
 * @example inLanguages(['de=Für alles']) // { de: 'Für alles' }
 */
export function inLanguages(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const [, language, words] = /^([a-z-]{2,10})=(.+)$/s.exec(pair) ?? []
      if (!language || !words)
        throw new Misuse(`'${pair}' should be <language>=<words>, for example de=Montag`)
      return [language, words]
    }),
  )
}
