import type { Table } from '../../kernel/module.ts'
import type { RecordSet } from '../../kernel/records.ts'

/** A table that is taken along. */
export type NamedSet = RecordSet & { table: string }

/** The tables that are taken along, in the order of the list; of a region only those that have a column for it. */
export const recordSets = (tables: readonly Table[], of: 'installation' | 'region'): NamedSet[] =>
  tables.flatMap(({ name, records }) =>
    'leftOut' in records || (of === 'region' && records.region === null) ? [] : [{ table: name, ...records }],
  )

/** Columns that name rows of the same table. */
export const namesItself = ({ table, names = {} }: NamedSet): string[] =>
  Object.entries(names)
    .filter(([, target]) => target.startsWith(`${table}.`))
    .map(([column]) => column)
