import { SYSTEM } from '../../kernel/actor.ts'
import type { Bus } from '../../platform/commands/bus.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { type Erasers, erase, isThere } from './erase.ts'
import type { Erasure } from './ledger.ts'
import * as store from './store.ts'

/**
 * Erases once more whoever older contents brought back. Answers how many that were. Whoever is not in them is noted all
 * the same: still older contents may come.
 * @param bus works in the same transaction as `tx`
 */
export async function replayErasures(
  bus: Bus,
  tx: Tx,
  ledger: readonly Erasure[],
  erasers: Erasers,
): Promise<number> {
  let done = 0
  for (const { kind, subject, region, at } of ledger) {
    if (await store.findErasure(tx, kind, subject)) continue
    if (await isThere(() => bus.execute(erase, { kind, subject, erasers, at }, SYSTEM))) done++
    else
      await store.insertErasure(tx, {
        subject_kind: kind,
        subject_id: subject,
        region_id: region,
        erased_at: at,
      })
  }
  return done
}
