import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import type { TextKind } from '../../kernel/module.ts'
import { slugOf } from '../../kernel/slug.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { FACTS, publishText, saveText } from '../translations/index.ts'
import * as store from './store.ts'

export const organisationFacts: TextKind = {
  subject: 'organisation',
  fields: { name: { form: 'line', required: true }, website: { form: 'line', required: false } },
}

/** An organisation with its facts, public at once. Answers its id. */
export const createOrganisation = defineCommand({
  name: 'organisation.create',
  input: z.object({
    region: z.string(),
    name: z.string().min(1),
    website: z.url({ protocol: /^https?$/ }).optional(),
    importedFrom: z.string().optional(),
  }),
  about: (_, { region }) => ({ region }),
  async run({ tx, now, call, note }, { region, name, website, importedFrom }): Promise<string> {
    const id = newId()
    const number = await nextNumber(tx, 'organisation')
    const taken = (await store.organisationsOf(tx, region)).some(({ slug }) => slug === slugOf(name))
    await store.insertOrganisation(tx, {
      id,
      number,
      region_id: region,
      slug: taken ? `${slugOf(name)}-${number}` : slugOf(name),
      logo_id: null,
      imported_from: importedFrom ?? null,
      created_at: now,
    })
    note({ name: 'organisation.created', region, ids: { organisation: id } })
    const values = { name, website: website ?? '' }
    const saved = await call(saveText, {
      region,
      kind: organisationFacts,
      subject: id,
      language: FACTS,
      values,
      head: 0,
    })
    await call(publishText, saved)
    return id
  },
})
