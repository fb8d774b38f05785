import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'

export const publishing: Module<Reader> = {
  name: 'publishing',
  tables: [{ name: 'edition_sequences', personalData: 'none' }],
  texts: [],
  policy,
}
