import type { Module, PlannedRegion } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { plannedTexts } from '../translations/index.ts'
import { organisationFacts } from './commands.ts'
import { policy } from './policy.ts'
import type { OrganisationsPart } from './public.ts'
import { receivedOrganisation } from './received.ts'
import * as store from './store.ts'

export const organisations: Module<Reader> = {
  name: 'organisations',
  tables: [
    {
      name: 'organisations',
      personalData: 'none',
      records: {
        key: ['id'],
        region: 'region_id',
        numbers: { number: 'organisation' },
        names: { logo_id: 'media.id' },
        received: receivedOrganisation,
      },
    },
  ],
  texts: [organisationFacts],
  policy,
  edition: {
    async plan(reader, region) {
      const part = await organisationsPart(reader, region)
      return [
        { name: 'organisations', language: null, fingerprint: JSON.stringify(part), build: async () => part },
      ]
    },
  },
}

async function organisationsPart(reader: Reader, region: PlannedRegion): Promise<OrganisationsPart> {
  const facts = new Map(
    (await plannedTexts(reader, region, organisationFacts.subject)).map((text) => [text.subject, text.lines]),
  )
  const rows = await store.organisationsOf(reader, region.id)
  return Object.fromEntries(
    rows.flatMap(({ id, number, slug }) => {
      const values = facts.get(id)
      return values
        ? [[number, { number, slug, name: values.name ?? '', website: values.website || null, logo: null }]]
        : []
    }),
  )
}
