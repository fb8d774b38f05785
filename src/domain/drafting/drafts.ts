import { z } from 'zod'
import { nothingHere } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import {
  autosaveText,
  dropAutosave,
  forgetAutosaves,
  namesOfTexts,
  type SavedText,
  type StaleText,
  staleTextOf,
  textsAbout,
  versionOf,
  versionsOf,
} from '../translations/index.ts'
import * as store from './store.ts'
import { aboutPlace, aboutText, subjectKind } from './subjects.ts'

export const place = z.object({ kind: z.string(), subject: z.string(), language: z.string() })

/** Keeps what somebody has typed so far. No version, no event, public to nobody. */
export const keepDraft = defineCommand({
  name: 'draft.keep',
  input: place.extend({ head: z.number().int().min(0), values: z.record(z.string(), z.string()) }),
  about: (tx, at) => aboutPlace(tx, at),
  async run({ tx, call }, input): Promise<void> {
    const { region } = (await aboutPlace(tx, input)) ?? {}
    if (!region) throw nothingHere()
    const { head, values, ...at } = input
    await call(autosaveText, { ...at, region, head, values })
  },
})

/** Forgets it: she does not want it any more. */
export const dropDraft = defineCommand({
  name: 'draft.drop',
  input: place,
  about: (tx, at) => aboutPlace(tx, at),
  run: ({ call }, { kind, subject, language }): Promise<void> =>
    call(dropAutosave, { kind, subject, language }),
})

/**
 * Forgets what an account typed and where it is; what was said about a subject; without either, what is too old. Called
 * by erasers, and once a day.
 */
export const forgetDrafts = defineCommand({
  name: 'draft.forget',
  input: z.object({
    account: z.string().optional(),
    about: z.object({ kind: z.string(), subject: z.string() }).optional(),
  }),
  async run({ tx, call }, { account, about }): Promise<void> {
    await call(forgetAutosaves, { account, about })
    if (account !== undefined) await store.dropPresence(tx, { account_id: account })
    if (about !== undefined) await store.emptyWords(tx, await textsAbout(tx, about.kind, about.subject))
  },
})

/**
 * Saves; and when that is refused because somebody saved first, keeps what was typed, so that it is there even when she
 * leaves the screen with both texts.
 * @example await orKeep(run(writePage, input), ({ typed, madeFrom }) => run(keepDraft, { ...place, head: madeFrom, values: typed }))
 */
export async function orKeep<T>(save: Promise<T>, keep: (stale: StaleText) => Promise<unknown>): Promise<T> {
  try {
    return await save
  } catch (error) {
    const stale = staleTextOf(error)
    if (stale) await keep(stale)
    throw error
  }
}

/** Writes an older version once more, as the newest. Its note names the older one. */
export const restoreVersion = defineCommand({
  name: 'version.restore',
  input: z.object({
    text: z.number().int(),
    version: z.number().int(),
    /** The newest version, as she saw it. */
    head: z.number().int(),
    note: z.string().max(500).optional(),
  }),
  about: (tx, { text }) => aboutText(tx, text),
  async run(context, { text, version, head, note }): Promise<SavedText> {
    const name = (await namesOfTexts(context.tx, [text])).get(text)
    const old = await versionOf(context.tx, text, version)
    const kind = name && subjectKind(name.kind)
    if (!old || !kind) throw nothingHere()
    const { originLanguage, originVersion } =
      (await versionsOf(context.tx, text)).find((one) => one.version === version) ?? {}
    return kind.write(context, {
      subject: name.subject,
      language: name.language,
      head,
      values: old.values,
      note: note ?? `version ${version} again`,
      ...(originLanguage &&
        originVersion && { origin: { language: originLanguage, version: originVersion } }),
    })
  },
})
