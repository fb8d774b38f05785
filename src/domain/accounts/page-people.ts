import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { nothingHere } from '../../kernel/refusal.ts'
import { holdsIn } from '../../kernel/role.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { aboutPage } from '../pages/index.ts'
import { changeRights, endedBy } from './change-rights.ts'
import * as store from './store.ts'

const personOfPage = z.object({ page: z.string(), account: z.string(), as: z.enum(['author', 'editor']) })

/** Makes an account author or editor of a page and all below it. She has to work in the region in some role. */
export const allowPage = defineCommand({
  name: 'page.allow',
  input: personOfPage,
  about: (tx, { page }) => aboutPage(tx, page),
  async run(context, { page, account, as }): Promise<void> {
    const { tx, actor, now, note } = context
    const region = (await aboutPage(tx, page))?.region
    const hers = (await store.findAccount(tx, account)) ? await store.membershipsOf(tx, account) : []
    const worksHere = hers.some(
      (row) =>
        row.ended_at === null &&
        holdsIn({ ...row, region: row.region_id, organisation: null }, region ?? null),
    )
    if (!region || !worksHere) throw nothingHere()
    const known = await store.pageRightsOf(tx, account)
    if (known.some((row) => row.page_id === page && row.kind === as)) return
    await store.insertPagePerson(tx, {
      id: newId(),
      page_id: page,
      account_id: account,
      region_id: region,
      kind: as,
      granted_at: now,
      granted_by_kind: actor.kind,
      granted_by_id: actor.id,
      ended_at: null,
      ended_by_kind: null,
      ended_by_id: null,
    })
    note({ name: 'page.allowed', region, ids: { page, account } })
    await changeRights(context, account, region)
  },
})

/** Ends that right. Nothing happens when she had none on this very page. */
export const disallowPage = defineCommand({
  name: 'page.disallow',
  input: personOfPage,
  about: (tx, { page }) => aboutPage(tx, page),
  async run(context, { page, account, as }): Promise<void> {
    const { tx, note } = context
    const known = await store.pageRightsOf(tx, account)
    const right = known.find((row) => row.page_id === page && row.kind === as)
    if (!right) return
    await store.endPageRight(tx, right.id, endedBy(context))
    note({ name: 'page.disallowed', region: right.region_id, ids: { page, account } })
    await changeRights(context, account, right.region_id)
  },
})
