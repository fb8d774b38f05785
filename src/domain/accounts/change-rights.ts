import type { Context } from '../../platform/commands/command.ts'
import * as store from './store.ts'

/**
 * Said of every account whose rights become other: its sessions end in the same transaction, so that nobody goes on with
 * what she had.
 */
export async function changeRights(
  { tx, note }: Context,
  account: string,
  region: string | null,
): Promise<void> {
  await store.endSignIns(tx, account)
  note({ name: 'rights.changed', region, ids: { account } })
}

/** The columns that say that something ended now, and by whom. */
export const endedBy = ({ actor, now }: Context): store.End => ({
  ended_at: now,
  ended_by_kind: actor.kind,
  ended_by_id: actor.id,
})
