import type { PartPlan, PlannedRegion } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { contactsOf } from '../contacts/index.ts'
import { mediaOf } from '../media/index.ts'
import type { RegionPart } from './public.ts'
import { type Region, regionById } from './queries.ts'

/** The part `region`, the same in every language. */
export async function planRegion(reader: Reader, planned: PlannedRegion): Promise<PartPlan[]> {
  const region = await regionById(reader, planned.id)
  if (!region) return []
  const part = await regionPart(reader, region)
  return [{ name: 'region', language: null, fingerprint: JSON.stringify(part), build: async () => part }]
}

async function regionPart(reader: Reader, region: Region): Promise<RegionPart> {
  const { number, slug, name, prefix, timezone, visible, switches, branding } = region
  return {
    number,
    slug,
    name,
    prefix,
    timezone,
    languages: visible,
    contact: numberOf(await contactsOf(reader, region.id), region.contact),
    picture: numberOf(await mediaOf(reader, region.id), region.picture),
    switches,
    branding,
  }
}

const numberOf = (rows: readonly { id: string; number: number }[], id: string | null): number | null =>
  rows.find((row) => row.id === id)?.number ?? null
