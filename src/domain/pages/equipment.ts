import { z } from 'zod'
import { nothingHere } from '../../kernel/refusal.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { areContactsOf } from '../contacts/index.ts'
import { isPictureOf } from '../media/index.ts'
import { isOrganisationOf } from '../organisations/index.ts'

/** What a page quotes in its place, not in its text. */
export const equipment = z.object({
  organisation: z.string().nullable().default(null),
  thumbnail: z.string().nullable().default(null),
  icon: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable()
    .default(null),
  contacts: z.array(z.string()).default([]),
})

/** Refuses what another region has in the words for what nobody has: whether it is there is not told. */
export async function refuseForeign(
  reader: Reader,
  region: string,
  { organisation, thumbnail, contacts }: z.output<typeof equipment>,
): Promise<void> {
  const isOurs =
    (organisation === null || (await isOrganisationOf(reader, region, organisation))) &&
    (thumbnail === null || (await isPictureOf(reader, region, thumbnail))) &&
    (contacts.length === 0 || (await areContactsOf(reader, region, contacts)))
  if (!isOurs) throw nothingHere()
}
