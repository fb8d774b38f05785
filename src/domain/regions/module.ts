import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { planRegion } from './edition.ts'
import { policy } from './policy.ts'
import { legalText } from './texts.ts'

export const regions: Module<Reader> = {
  name: 'regions',
  tables: [
    { name: 'regions', personalData: 'none' },
    { name: 'region_languages', personalData: 'none' },
  ],
  texts: [legalText],
  policy,
  edition: { plan: planRegion },
}
