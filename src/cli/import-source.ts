import { resolve } from 'node:path'
import {
  factsOf,
  factsOfSlug,
  type IntegreatSource,
  integreatRegion,
  openApi,
  openFolder,
  type PoliteFetch,
} from '../domain/interop/index.ts'
import type { RegionFacts } from '../domain/regions/index.ts'
import { isLanguage } from '../kernel/language.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Misuse } from './surroundings.ts'

/** An address or a folder as a source. */
export const openSource = (address: string, region: string, get: PoliteFetch): Promise<IntegreatSource> =>
  /^https?:\/\//.test(address) && URL.canParse(address)
    ? openApi(address, region, get)
    : openFolder(resolve(address), region)

/** The languages that were asked for; otherwise those of the source, and which of them the house does not know. */
export async function languagesFor(
  source: IntegreatSource,
  asked: readonly string[] | undefined,
): Promise<{ known: string[]; unknown: string[] }> {
  const named = (asked ?? []).flatMap((list) => list.split(',')).filter(Boolean)
  if (named.length > 0) return { known: named, unknown: [] }
  const all = await source.languages()
  const known = all.filter(isLanguage)
  if (known.length === 0)
    throw new Refusal('unknown', `The source has no pages of '${source.region}' in a language that we know.`)
  return { known, unknown: all.filter((language) => !isLanguage(language)) }
}

interface Given {
  name?: string | undefined
  prefix?: string | undefined
  'postal-codes'?: string | undefined
  aliases?: string | undefined
}

/** What is said of a new region: on the command line, else by the source, else by its slug. */
export async function factsFor(source: IntegreatSource, given: Given): Promise<RegionFacts> {
  const said = await source.facts()
  const parsed = said === undefined ? undefined : integreatRegion.safeParse(said)
  if (parsed && !parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      where: `region, ${path.join('.')}`,
      what: message,
    }))
    throw new Refusal(
      'invalid',
      `What the source says about the region '${source.region}' is not right.`,
      faults,
    )
  }
  return {
    ...(parsed ? factsOf(parsed.data) : factsOfSlug(source.region)),
    ...(given.name !== undefined && { name: given.name, prefix: null }),
    ...(given.prefix !== undefined && { prefix: given.prefix || null }),
    ...(given['postal-codes'] !== undefined && { postalCodes: given['postal-codes'].split(',') }),
    ...(given.aliases !== undefined && { aliases: given.aliases.split(';').map(aliasOf) }),
  }
}

/** 'Neusäß@48.39,10.83' */
function aliasOf(text: string): { name: string; latitude: number; longitude: number } {
  const [, name, latitude, longitude] = /^\s*(.+)@(-?[\d.]+),(-?[\d.]+)\s*$/.exec(text) ?? []
  if (!name) throw new Misuse(`'${text}' is no alias. Like this: 'Neusäß@48.39,10.83;Mering@48.27,10.99'`)
  return { name: name.trim(), latitude: Number(latitude), longitude: Number(longitude) }
}
