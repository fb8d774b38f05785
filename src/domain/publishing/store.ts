import { sql } from 'kysely'
import { type Tx, tables } from '../../platform/database/handle.ts'

interface SequenceTables {
  edition_sequences: { region_id: string; value: number }
}

/**
 * The next sequence of a region's editions: the time in milliseconds, or one more than the last where the clock is behind.
 * So an older database beside newer editions (a restored backup) publishes above them, and a clock set back harms nothing.
 */
export async function nextSequence(tx: Tx, region: string, now: number): Promise<number> {
  const row = await tables<SequenceTables>(tx)
    .insertInto('edition_sequences')
    .values({ region_id: region, value: now })
    .onConflict((conflict) =>
      conflict.column('region_id').doUpdateSet({
        value: sql`case when edition_sequences.value >= ${now} then edition_sequences.value + 1 else ${now} end`,
      }),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}
