import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { isLanguage } from '../../kernel/language.ts'
import type { TextKind } from '../../kernel/module.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { dropOnSave } from './autosave.ts'
import { storeValues } from './fields.ts'
import { instant } from './publish.ts'
import { keepQuotes } from './quotes.ts'
import { staleText } from './stale.ts'
import * as store from './store.ts'

/** The language of what is the same in every language: an address, opening hours, a price. */
export const FACTS = 'facts'

const language = z
  .string()
  .refine((slug) => slug === FACTS || isLanguage(slug), 'is a language that the house does not know')

const saveInput = z.object({
  region: z.string(),
  kind: z.custom<TextKind>(),
  subject: z.string(),
  language,
  values: z.record(z.string(), z.string()),
  /** The version this was made from; 0 for a text that is new. */
  head: z.number().int().min(0),
  note: z.string().max(500).optional(),
  /** A small correction: it does not make translations outdated. */
  minor: z.boolean().optional(),
  /** What a translation was made from. */
  origin: z.object({ language: z.string(), version: z.number().int() }).optional(),
  /** When it was written, where that was elsewhere and earlier (an import). No account may say so. */
  writtenAt: instant.optional(),
  importedFrom: z.string().optional(),
})

export interface SavedText {
  text: number
  version: number
}

/**
 * Appends a version to a text. Refuses as stale, with both texts, when another save came first.
 */
export const saveText = defineCommand({
  name: 'text.save',
  input: saveInput,
  async run(context, input): Promise<SavedText> {
    const { tx, actor, now, note } = context
    refuseClaims(actor, input)
    const stored = storeValues(input.kind, input.values)
    const known = await store.findText(tx, input.kind.subject, input.subject, input.language)
    const text = known?.number ?? (await nextNumber(tx, 'text'))
    if ((known?.head ?? 0) !== input.head) {
      throw await staleText(tx, text, known?.head ?? 0, input.head, input.values)
    }
    if (!known) {
      const { region, kind, subject } = input
      const row = {
        number: text,
        region_id: region,
        subject_kind: kind.subject,
        subject_id: subject,
        language: input.language,
      }
      const isNew = await store.insertText(tx, { ...row, head: 0, imported_from: input.importedFrom ?? null })
      if (!isNew) throw await staleFirst(tx, input)
    }
    if (!(await store.advanceHead(tx, text, input.head)))
      throw await staleText(tx, text, input.head + 1, input.head, input.values)
    const version = input.head + 1
    await store.insertVersion(tx, {
      text_number: text,
      region_id: input.region,
      number: version,
      ...stored,
      author_kind: actor.kind,
      author_id: actor.id,
      note: input.note ?? null,
      minor_since: input.minor ? now : null,
      origin_language: input.origin?.language ?? null,
      origin_number: input.origin?.version ?? null,
      written_at: input.writtenAt ?? now,
      saved_at: now,
    })
    await keepQuotes(tx, { text, version, region: input.region }, stored)
    note({
      name: 'text.saved',
      region: input.region,
      ids: { text, version, subject: input.subject, language: input.language },
    })
    await dropOnSave(context, { kind: input.kind.subject, subject: input.subject, language: input.language })
    return { text, version }
  },
})

/** Two people wrote the first version at once (PostgreSQL; SQLite has one writer): the other was first. */
async function staleFirst(tx: Tx, { kind, subject, language, values }: z.output<typeof saveInput>) {
  const first = await store.findText(tx, kind.subject, subject, language)
  return staleText(tx, first?.number ?? 0, first?.head ?? 0, 0, values)
}

/** A person writes now, and here: another day or another system is the import's to say. */
export function refuseClaims(
  actor: Actor,
  { writtenAt, importedFrom }: { writtenAt?: string | undefined; importedFrom?: string | null | undefined },
): void {
  if (actor.kind === 'account' && (writtenAt !== undefined || (importedFrom ?? null) !== null))
    throw new Refusal('forbidden', 'Only an import says when and where something was written.')
}

/** Somebody looked at a subject and says that it is still true. */
export const checkSubject = defineCommand({
  name: 'text.check',
  input: z.object({
    region: z.string(),
    kind: z.string(),
    subject: z.string(),
    by: z.string().min(1).max(200),
  }),
  async about(tx, { region, kind, subject }) {
    return (await store.saysSomething(tx, region, kind, subject)) ? { region } : undefined
  },
  async run({ tx, now, note }, { region, kind, subject, by }): Promise<void> {
    await store.insertCheck(tx, {
      region_id: region,
      subject_kind: kind,
      subject_id: subject,
      checked_at: now,
      checked_by: by,
    })
    note({ name: 'text.checked', region, ids: { subject } })
  },
})
