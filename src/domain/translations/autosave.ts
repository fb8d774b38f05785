import { z } from 'zod'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { LONGEST_BODY, type Values } from './fields.ts'
import * as versions from './store-versions.ts'

/** What was typed and never saved is kept so long. */
const KEPT_MS = 30 * 24 * 3600_000

const place = z.object({ kind: z.string(), subject: z.string(), language: z.string() })

/**
 * Keeps what somebody has typed so far, apart from all versions: never public, seen by nobody else, gone when she saves.
 * Called by `draft.keep` of drafting, which knows who may write the subject.
 */
export const autosaveText = defineCommand({
  name: 'text.autosave',
  input: place.extend({
    region: z.string(),
    /** The version it is typed over; 0 for a text that is new. */
    head: z.number().int().min(0),
    values: z.record(z.string().max(100), z.string().max(LONGEST_BODY)),
  }),
  async run({ tx, actor, now }, { kind, subject, language, region, head, values }): Promise<void> {
    if (JSON.stringify(values).includes('\\u0000'))
      throw new Refusal('invalid', 'has a character that no text has (NUL)')
    await versions.putAutosave(tx, {
      account_id: accountOf(actor),
      subject_kind: kind,
      subject_id: subject,
      language,
      region_id: region,
      made_from: head,
      typed: JSON.stringify(values),
      typed_at: now,
    })
  },
})

/** Forgets what she typed. Nothing happens when there is nothing. */
export const dropAutosave = defineCommand({
  name: 'text.drop-autosave',
  input: place,
  async run({ tx, actor }, input): Promise<void> {
    await versions.dropAutosaves(tx, keyOf(accountOf(actor), input))
  },
})

/** Forgets what an account typed anywhere, or what anybody typed about a subject; without either, what is a month old. */
export const forgetAutosaves = defineCommand({
  name: 'text.forget-autosaves',
  input: z.object({
    account: z.string().optional(),
    about: z.object({ kind: z.string(), subject: z.string() }).optional(),
  }),
  async run({ tx, now }, { account, about }): Promise<void> {
    if (account !== undefined) await versions.dropAutosaves(tx, { account_id: account })
    if (about !== undefined)
      await versions.dropAutosaves(tx, { subject_kind: about.kind, subject_id: about.subject })
    if (account === undefined && about === undefined)
      await versions.dropAutosaves(tx, { before: toInstant(Date.parse(now) - KEPT_MS) })
  },
})

/** What somebody typed and did not save. */
export interface Autosave {
  kind: string
  subject: string
  language: string
  madeFrom: number
  values: Values
  typedAt: Instant
}

/** What an account typed at a text and did not save; undefined when there is nothing. */
export async function autosaveOf(
  reader: Reader,
  account: string,
  at: z.output<typeof place>,
): Promise<Autosave | undefined> {
  const row = await versions.getAutosave(reader, keyOf(account, at))
  return row && toAutosave(row)
}

/** Everything that an account typed in a region and did not save, newest first. */
export const autosavesOf = async (reader: Reader, account: string, region: string): Promise<Autosave[]> =>
  (await versions.autosavesOf(reader, account, region)).map(toAutosave)

/** A save makes what she typed before needless. */
export async function dropOnSave({ tx, actor }: Context, at: z.output<typeof place>): Promise<void> {
  if (actor.kind === 'account') await versions.dropAutosaves(tx, keyOf(actor.id, at))
}

const keyOf = (account: string, { kind, subject, language }: z.output<typeof place>) => ({
  account_id: account,
  subject_kind: kind,
  subject_id: subject,
  language,
})

const toAutosave = (row: versions.AutosaveRow): Autosave => ({
  kind: row.subject_kind,
  subject: row.subject_id,
  language: row.language,
  madeFrom: row.made_from,
  values: JSON.parse(row.typed),
  typedAt: row.typed_at,
})

/** Only people type. The operator, an import and the house save at once. */
function accountOf(actor: Context['actor']): string {
  if (actor.kind !== 'account') throw new Refusal('invalid', 'Only an account has something typed.')
  return actor.id
}
