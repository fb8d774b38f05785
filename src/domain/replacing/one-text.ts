import { z } from 'zod'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { aboutText, subjectKind } from '../drafting/index.ts'
import {
  cleanHtml,
  namesOfTexts,
  publicationsOf,
  type TextName,
  type Values,
  versionOf,
  versionsOf,
} from '../translations/index.ts'
import { type Chosen, replacedIn } from './hits.ts'
import { type Question, question as questionOf } from './question.ts'
import { manner as mannerOf } from './start.ts'
import * as store from './store.ts'

const oneText = z.object({
  replacement: z.string(),
  text: z.number().int(),
  /** Whether what was public becomes public: she has said so, and may. */
  publish: z.boolean(),
})

/**
 * Replaces in one text, as a new version by the command of the thing itself, and says what came of it, in one transaction:
 * after a crash it is done or its turn is still to come. Nothing happens when it has had its turn.
 */
export const replaceInText = defineCommand({
  name: 'replacement.replace',
  input: oneText,
  about: (tx, { text }) => aboutText(tx, text),
  async run(context, { replacement, text, publish }): Promise<void> {
    const { tx } = context
    const { run, row } = await itsTurn(context, replacement, text)
    if (row.outcome !== null || run.undo_asked_at !== null) return
    ownOnly(context, run.started_by_kind, run.started_by_id)
    const settle = (end: Partial<store.ReplacedTextRow>) => store.settleText(tx, replacement, text, end)
    const name = await nameOf(context, text)
    if (name.head !== row.made_from) return void (await settle({ outcome: 'edited' }))
    const before = await valuesOf(context, text, name.head)
    const question: Question = questionOf.parse(JSON.parse(run.question))
    const chosen: Chosen = JSON.parse(row.hits)
    const { fields } = kindOf(name).fields(name.language)
    const after = replacedIn(fields, before, question, chosen)
    if (Object.keys(after).every((field) => after[field] === before[field]))
      return void (await settle({ outcome: 'nothing' }))
    refuseOtherMarkup(
      after,
      Object.keys(fields).filter((field) => fields[field]?.form === 'html'),
    )
    const shown = await publicNow(context, text)
    const { minor } = mannerOf.parse(JSON.parse(run.manner))
    const saved = await write(context, name, after, noteFor(question), minor)
    // Somebody's draft, or what is planned, does not become public by the way.
    const isShown = publish && shown.version === name.head && !shown.planned
    if (isShown) await show(context, name, saved.version, shown.until)
    const published = isShown ? saved.version : null
    await settle({ outcome: 'changed', saved_version: saved.version, published_version: published })
  },
})

/**
 * Puts one text back, as a new version that says what it said before. Refuses as stale when somebody has saved it since.
 * Nothing happens when it was not changed, or is back already.
 */
export const restoreText = defineCommand({
  name: 'replacement.restore',
  input: oneText,
  about: (tx, { text }) => aboutText(tx, text),
  async run(context, { replacement, text, publish }): Promise<void> {
    const { run, row } = await itsTurn(context, replacement, text)
    if (run.undo_asked_at === null || row.outcome !== 'changed' || row.undo_outcome !== null) return
    ownOnly(context, run.undo_asked_by_kind, run.undo_asked_by_id)
    const name = await nameOf(context, text)
    if (name.head !== row.saved_version) throw new Refusal('stale', 'Somebody has saved this text since.')
    const before = await valuesOf(context, text, row.made_from)
    const shown = await publicNow(context, text)
    const { minor } = mannerOf.parse(JSON.parse(run.manner))
    const saved = await write(
      context,
      name,
      before,
      `version ${row.made_from} again: replacement undone`,
      minor,
    )
    const wasShown = row.published_version !== null && shown.version === row.published_version
    if (publish && wasShown && !shown.planned) await show(context, name, saved.version, shown.until)
    await store.settleText(context.tx, replacement, text, { undo_outcome: 'undone' })
  },
})

async function itsTurn({ tx }: Context, replacement: string, text: number) {
  const run = await store.getReplacement(tx, replacement)
  const row = await store.getText(tx, replacement, text)
  if (!run || !row) throw nothingHere()
  return { run, row }
}

/** Whoever asked is who does it: a colleague's rights are not borrowed. */
function ownOnly({ actor }: Context, kind: string | null, id: string | null): void {
  if (actor.kind !== kind || actor.id !== id)
    throw new Refusal('forbidden', 'Somebody else has asked for this replacement.')
}

async function nameOf({ tx }: Context, text: number): Promise<TextName> {
  const name = (await namesOfTexts(tx, [text])).get(text)
  if (!name) throw nothingHere()
  return name
}

function kindOf({ kind }: TextName) {
  const found = subjectKind(kind)
  if (!found) throw nothingHere()
  return found
}

async function valuesOf({ tx }: Context, text: number, version: number): Promise<Values> {
  const found = await versionOf(tx, text, version)
  if (!found) throw nothingHere()
  return found.values
}

/** An address that is none would be taken out, and the link with it. */
function refuseOtherMarkup(after: Values, html: readonly string[]): void {
  const faults = html
    .filter((field) => cleanHtml(after[field] ?? '') !== (after[field] ?? ''))
    .map((where) => ({ where, what: 'would lose a link: the new address is none' }))
  if (faults.length > 0) throw new Refusal('invalid', 'This would change more than words.', faults)
}

async function publicNow({ tx, now }: Context, text: number) {
  const all = await publicationsOf(tx, text, now)
  const shown = all.find(({ state }) => state === 'public')
  return {
    version: shown?.version,
    until: shown?.until ?? undefined,
    planned: all.some(({ state }) => state === 'planned'),
  }
}

/** By the command of the thing itself, made from the same origin text as the version before. */
async function write(context: Context, name: TextName, values: Values, note: string, minor: boolean) {
  const { text, subject, language, head } = name
  const last = (await versionsOf(context.tx, text)).find(({ version }) => version === head)
  const { originLanguage, originVersion } = last ?? {}
  const origin = originLanguage && originVersion && { language: originLanguage, version: originVersion }
  return kindOf(name).write(context, {
    ...{ subject, language, head, values, note },
    ...(minor && { minor }),
    ...(origin && { origin }),
  })
}

const show = (context: Context, name: TextName, version: number, until: string | undefined): Promise<void> =>
  kindOf(name).publish(context, { subject: name.subject, text: name.text, version, until })

/** 200 characters each at most: a note takes 500. */
const noteFor = ({ find, replacement }: Question): string => `replaced: “${find}” → “${replacement}”`
