import type { Row } from '../../kernel/records.ts'
import type { Reader, Tx } from '../../platform/database/handle.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { nameIn, renamed } from './names.ts'
import type { NamedSet } from './record-sets.ts'
import * as store from './store.ts'

/** 'table.column' -> old number -> new number, of those that change. */
export type NewNumbers = ReadonlyMap<string, ReadonlyMap<number, number>>

/**
 * New numbers for those of a region that are taken here; the others keep theirs, and the counters go on above them. Asks
 * for the numbers in the transaction that uses them.
 */
export async function newNumbers(
  tx: Tx,
  staged: Reader,
  sets: readonly NamedSet[],
): Promise<Map<string, Map<number, number>>> {
  const changes = new Map<string, Map<number, number>>()
  for (const { table, numbers = {} } of sets) {
    for (const [column, counter] of Object.entries(numbers)) {
      const own: number[] = []
      for await (const row of store.rowsOf(staged, table, [column], undefined)) own.push(Number(row[column]))
      if (own.length === 0) continue
      const taken = (await store.valuesTaken(tx, table, column, own)).map(Number).sort((a, b) => a - b)
      await store.advanceCounter(tx, counter, own.at(-1) ?? 0)
      const first = taken.length > 0 ? await nextNumber(tx, counter, taken.length) : 0
      changes.set(`${table}.${column}`, new Map(taken.map((number, i) => [number, first + i])))
    }
  }
  return changes
}

/** A row with the numbers that it has here, its own and those that it names. */
export function renumbered(
  row: Row,
  { table, numbers = {}, names = {} }: NamedSet,
  changes: NewNumbers,
): Row {
  const places = [
    ...Object.keys(numbers).map((column) => [column, `${table}.${column}`] as const),
    ...Object.entries(names),
  ]
  return places.reduce((changed, [name, target]) => {
    const number = nameIn(row, name)
    const other = typeof number === 'number' ? changes.get(target)?.get(number) : undefined
    return other === undefined ? changed : renamed(changed, name, other)
  }, row)
}
