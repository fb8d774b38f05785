import { type Tx, tables } from './handle.ts'

interface CounterTables {
  counters: { name: string; value: number }
}

/**
 * The next number of a kind, 1, 2, 3 ... Numbers are what Integreat's API calls ids: small, stable, one sequence per
 * installation. Several at once answers the first of them.
 * @example const number = await nextNumber(tx, 'page')
 */
export async function nextNumber(tx: Tx, kind: string, count = 1): Promise<number> {
  const row = await tables<CounterTables>(tx)
    .insertInto('counters')
    .values({ name: kind, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((set) => ({ value: set('counters.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value - count + 1
}
