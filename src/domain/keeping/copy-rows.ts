import type { Row } from '../../kernel/records.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Reader, Tx } from '../../platform/database/handle.ts'
import { inTwo } from './in-two.ts'
import { type NamedSet, namesItself } from './record-sets.ts'
import { type NewNumbers, renumbered } from './renumber.ts'
import * as store from './store.ts'

const AT_ONCE = 200

/** The rows of a staged table into ours, with the numbers and the address that they have here. Answers how many. */
export async function copyRows(
  tx: Tx,
  staged: Reader,
  set: NamedSet,
  changes: NewNumbers,
  slug: string,
): Promise<number> {
  const itself = namesItself(set)
  const later: Row[] = []
  let some: Row[] = []
  let count = 0
  for await (const row of store.rowsOf(staged, set.table, set.key, undefined)) {
    const addressed = set.table === 'regions' ? { ...row, slug } : row
    const own = renumbered(set.received?.(addressed) ?? addressed, set, changes)
    const { first, second } = inTwo(own, set.key, itself)
    some.push(first)
    if (second) later.push(second)
    if (some.length >= AT_ONCE) await write()
  }
  await write()
  for (const row of later) await store.updateRow(tx, set.table, set.key, row)
  return count

  async function write(): Promise<void> {
    if (some.length === 0) return
    await refuseKnown(tx, set, some)
    await store.insertRows(tx, set.table, some)
    count += some.length
    some = []
  }
}

/** An id belongs to one thing in the world. Here it is another region's: whoever made the archive copied it. */
async function refuseKnown(tx: Tx, { table, key }: NamedSet, rows: readonly Row[]): Promise<void> {
  if (key.length > 1 || key[0] !== 'id') return
  const [known] = await store.valuesTaken(
    tx,
    table,
    'id',
    rows.map(({ id }) => String(id)),
  )
  if (known !== undefined)
    throw new Refusal('taken', `'${known}' of ${table} is here already, in another region.`)
}
