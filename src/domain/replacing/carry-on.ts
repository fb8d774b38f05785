import { z } from 'zod'
import { type Actor, SYSTEM } from '../../kernel/actor.ts'
import { Refusal, type RefusalCode } from '../../kernel/refusal.ts'
import type { Bus } from '../../platform/commands/bus.ts'
import { type Command, defineCommand } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { actorOf } from '../accounts/index.ts'
import { replaceInText, restoreText } from './one-text.ts'
import { manner } from './start.ts'
import * as store from './store.ts'

/** So many texts a turn: between two turns other jobs have theirs, publishing above all. */
const A_TURN = 50

interface House {
  bus: Bus
  readonly reader: Reader
}

/**
 * The next texts of a replacement, or of taking it back, one after the other, each by itself. Answers whether there are
 * more: then the job is to be asked for once more. What was done before a crash is not done twice.
 */
export async function carryOn({ bus, reader }: House, replacement: string): Promise<boolean> {
  const run = await store.getReplacement(reader, replacement)
  if (!run) return false
  const undoing = run.undo_asked_at !== null
  const asked = undoing ? store.waitingForUndo : store.waiting
  const rows = await asked(reader, replacement, A_TURN)
  if (rows.length === 0) {
    await bus.execute(finishReplacement, { replacement }, SYSTEM)
    return false
  }
  const who = undoing
    ? await whoIs(reader, run.undo_asked_by_kind, run.undo_asked_by_id)
    : await whoIs(reader, run.started_by_kind, run.started_by_id)
  const command = undoing ? restoreText : replaceInText
  const wish = undoing || manner.parse(JSON.parse(run.manner)).publish
  for (const { text_number: text } of rows) {
    const refused = await tried(bus, command, { replacement, text, publish: wish }, who)
    if (refused) await bus.execute(settleText, { replacement, text, undoing, reason: refused }, SYSTEM)
  }
  return true
}

/** With all that she may now. Undefined: her account is closed, or erased. */
async function whoIs(reader: Reader, kind: string | null, id: string | null): Promise<Actor | undefined> {
  if (id === null) return undefined
  if (kind === 'account') return actorOf(reader, id)
  return kind === 'operator' || kind === 'import' || kind === 'system' ? { kind, id } : undefined
}

interface OneText {
  replacement: string
  text: number
  publish: boolean
}

/** Does it, without publishing where only that is refused. Answers why it was refused; undefined when it was not. */
async function tried(
  bus: Bus,
  command: Command<OneText, OneText, void>,
  input: OneText,
  who: Actor | undefined,
): Promise<RefusalCode | undefined> {
  if (!who) return 'forbidden'
  try {
    await bus.execute(command, input, who)
    return undefined
  } catch (error) {
    // The database is away, or a fault of ours: the job waits and comes again.
    if (!(error instanceof Refusal) || error.code === 'unavailable') throw error
    if (error.code === 'forbidden' && input.publish)
      return tried(bus, command, { ...input, publish: false }, who)
    return error.code
  }
}

/** Takes down that a text was not changed, or not put back, and why. */
export const settleText = defineCommand({
  name: 'replacement.settle',
  input: z.object({
    replacement: z.string(),
    text: z.number().int(),
    undoing: z.boolean(),
    reason: z.custom<RefusalCode>((code) => typeof code === 'string'),
  }),
  async run({ tx }, { replacement, text, undoing, reason }): Promise<void> {
    const row = await store.getText(tx, replacement, text)
    if (!row || (undoing ? row.undo_outcome : row.outcome) !== null) return
    const end = reason === 'stale' ? ('edited' as const) : ('refused' as const)
    await store.settleText(
      tx,
      replacement,
      text,
      undoing ? { undo_outcome: end, undo_reason: reason } : { outcome: end, reason },
    )
  },
})

/** Every text has had its turn. */
export const finishReplacement = defineCommand({
  name: 'replacement.finish',
  input: z.object({ replacement: z.string() }),
  async run({ tx, now, note }, { replacement }): Promise<void> {
    const run = await store.getReplacement(tx, replacement)
    if (!run || run.undone_at !== null) return
    const undoing = run.undo_asked_at !== null
    if (!undoing && run.finished_at !== null) return
    if (undoing) await store.stopWaiting(tx, replacement)
    await store.endReplacement(tx, replacement, {
      ...(run.finished_at === null && { finished_at: now }),
      ...(undoing && { undone_at: now }),
    })
    const name = undoing ? 'replacement.undone' : 'replacement.finished'
    note({ name, region: run.region_id, ids: { replacement } })
  },
})
