import { z } from 'zod'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { aboutPage } from './about.ts'
import { placePage } from './commands.ts'
import * as store from './store.ts'

/** A place in the tree, said as people say it: before a page, after it, or as the last one below it. */
export interface Spot {
  where: 'before' | 'after' | 'below'
  target: string
}

/**
 * Moves a page to a place beside or below another one, and makes room there. Answers where it stood, to undo it; undefined
 * when that cannot be said: it was the only chapter.
 */
export const movePage = defineCommand({
  name: 'page.move',
  input: z.object({
    page: z.string(),
    version: z.number().int(),
    where: z.enum(['before', 'after', 'below']),
    target: z.string(),
  }),
  async about(tx, { page, target }) {
    const about = await aboutPage(tx, page)
    return (await store.getPage(tx, target))?.region_id === about?.region ? about : undefined
  },
  async run({ tx, call }, { page: id, version, where, target }): Promise<Spot | undefined> {
    const page = await store.getPage(tx, id)
    const beside = await store.getPage(tx, target)
    if (!page || !beside) throw nothingHere()
    if (id === target) throw new Refusal('invalid', 'A page cannot stand beside itself.')
    const stood = await spotOf(tx, page)
    const parent = where === 'below' ? target : beside.parent_id
    const others = (await store.siblingsIn(tx, page.region_id, parent)).filter((other) => other.id !== id)
    const found = others.findIndex((other) => other.id === target)
    const position = where === 'below' ? others.length : where === 'after' ? found + 1 : found
    // Their versions stay: that somebody else made room changes nothing that another form would save.
    for (const [i, other] of others.entries()) {
      const wanted = i < position ? i : i + 1
      if (other.position !== wanted) await store.setPosition(tx, other.id, wanted)
    }
    await call(placePage, { page: id, version, parent, position })
    return stood
  },
})

async function spotOf(tx: Tx, page: store.PageRow): Promise<Spot | undefined> {
  const all = await store.siblingsIn(tx, page.region_id, page.parent_id)
  const i = all.findIndex(({ id }) => id === page.id)
  const [before, after] = [all[i - 1], all[i + 1]]
  if (before) return { where: 'after', target: before.id }
  if (after) return { where: 'before', target: after.id }
  return page.parent_id === null ? undefined : { where: 'below', target: page.parent_id }
}
