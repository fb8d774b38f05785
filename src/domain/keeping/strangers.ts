import type { Row } from '../../kernel/records.ts'
import { type Fault, Refusal } from '../../kernel/refusal.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { nameIn } from './names.ts'
import type { NamedSet } from './record-sets.ts'
import * as store from './store.ts'

/** So many are told: whoever made the archive wrong has made all of it wrong. */
const MOST_FAULTS = 50
const MOMENT = /_(at|since|until)$|^public_from$/

/**
 * What in the rows of a region's archive does not belong to it, or is nothing that one of our commands would write: rows of
 * another region, names of what is not in it, moments that are none.
 */
export async function strangersIn(
  reader: Reader,
  sets: readonly NamedSet[],
  region: string,
): Promise<Fault[]> {
  const faults: Fault[] = []
  const there = await namedOnes(reader, sets)
  const ids = await idsIn(reader, sets)
  for (const set of sets) {
    for await (const row of store.rowsOf(reader, set.table, set.key, undefined)) {
      const where = `${set.table} ${set.key.map((column) => row[column]).join(' ')}`
      for (const what of faultsOf(row, set, region, there, ids)) faults.push({ where, what })
      if (faults.length >= MOST_FAULTS) return faults
    }
  }
  return faults
}

/** 'table.column' -> the values that something names. */
async function namedOnes(
  reader: Reader,
  sets: readonly NamedSet[],
): Promise<Map<string, Set<string | number>>> {
  const targets = new Set(sets.flatMap(({ names = {} }) => Object.values(names)))
  const there = new Map<string, Set<string | number>>()
  for (const target of targets) {
    const [table = '', column = ''] = target.split('.')
    const values = new Set<string | number>()
    for await (const row of store.rowsOf(reader, table, [column], undefined)) {
      const value = row[column]
      if (value !== null && value !== undefined) values.add(value)
    }
    there.set(target, values)
  }
  return there
}

/** The ids of everything in the archive. */
async function idsIn(reader: Reader, sets: readonly NamedSet[]): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const { table, key } of sets)
    if (key.length === 1 && key[0] === 'id')
      for await (const { id } of store.rowsOf(reader, table, key, undefined)) ids.add(String(id))
  return ids
}

function faultsOf(
  row: Row,
  set: NamedSet,
  region: string,
  there: ReadonlyMap<string, ReadonlySet<string | number>>,
  ids: ReadonlySet<string>,
): string[] {
  const faults: string[] = []
  if (set.region !== null && row[set.region] !== region) faults.push('is of another region')
  for (const [name, target] of Object.entries(set.names ?? {})) {
    const value = nameIn(row, name)
    // An event tells of what may be gone by now.
    if (value !== undefined && !name.includes('.') && !there.get(target)?.has(value))
      faults.push(`${name} names nothing in the archive`)
  }
  // 'region:imprint' is about the region.
  if (set.subject !== undefined && !ids.has(String(row[set.subject]).split(':')[0] ?? ''))
    faults.push(`${set.subject} is of nothing in the archive`)
  for (const [column, value] of Object.entries(row)) {
    if (MOMENT.test(column) && value !== null && Number.isNaN(Date.parse(String(value))))
      faults.push(`${column} is no moment`)
  }
  try {
    set.received?.(row)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    faults.push(error.message, ...error.faults.map(({ where, what }) => `${where}: ${what}`))
  }
  return faults
}
