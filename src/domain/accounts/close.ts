import { z } from 'zod'
import { nothingHere } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { changeRights, endedBy } from './change-rights.ts'
import { end } from './memberships.ts'
import * as store from './store.ts'

/**
 * Closes an account: its name, its mail address and all that opens it are erased, what it may ends. Its id stays in what it
 * wrote. An account that works in one region is this region's to close; any other is the service team's, or its own.
 */
export const closeAccount = defineCommand({
  name: 'account.close',
  input: z.object({ account: z.string(), evenIfLast: z.boolean().default(false) }),
  async about(tx, { account }) {
    if (!(await store.findAccount(tx, account))) return undefined
    const regions = new Set((await store.membershipsOf(tx, account)).map((row) => row.region_id))
    const [only = null] = regions
    return { region: regions.size === 1 ? only : null, account }
  },
  async run(context, { account, evenIfLast }): Promise<void> {
    const { tx, now, note } = context
    if (!(await store.findAccount(tx, account))) throw nothingHere()
    for (const row of await store.membershipsOf(tx, account))
      if (row.ended_at === null) await end(context, row, evenIfLast)
    for (const { id } of await store.pageRightsOf(tx, account))
      await store.endPageRight(tx, id, endedBy(context))
    await store.closeAccount(tx, account, now)
    note({ name: 'account.closed', region: null, ids: { account } })
    await changeRights(context, account, null)
  },
})
