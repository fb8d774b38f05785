import { z } from 'zod'
import { defineCommand } from '../../platform/commands/command.ts'
import * as store from './store.ts'
import { dropQuotesOf } from './store-quotes.ts'
import { dropAutosaves } from './store-versions.ts'

/**
 * Takes out what a subject says, in every language and every version, and ends what is public of it. That there were
 * versions, and by whom, stays.
 */
export const eraseTexts = defineCommand({
  name: 'text.erase',
  input: z.object({ kind: z.string(), subject: z.string() }),
  async run({ tx, actor, now, note }, { kind, subject }): Promise<void> {
    await dropAutosaves(tx, { subject_kind: kind, subject_id: subject })
    for (const text of await store.textsOf(tx, kind, subject)) {
      await store.emptyVersions(tx, text.number)
      await dropQuotesOf(tx, text.number)
      for (const { id } of await store.openPublications(tx, text.number))
        await store.endPublication(tx, id, {
          ended_at: now,
          ended_by_kind: actor.kind,
          ended_by_id: actor.id,
        })
      note({ name: 'text.erased', region: text.region_id, ids: { text: text.number, subject } })
    }
  },
})
