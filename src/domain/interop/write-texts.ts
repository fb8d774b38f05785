import type { LanguageSlug } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/commands/command.ts'
import { pageText, publishPage, writePage } from '../pages/index.ts'
import { draftOf, type Head } from '../translations/index.ts'
import type { OnProgress } from './check.ts'
import { asStored, type MappedContent, mapContent, picturesIn } from './content.ts'
import { type Entry, nameOf, readItem } from './entry.ts'
import type { LinkGround } from './follow-link.ts'
import type { IntegreatSource } from './integreat-source.ts'
import { type Plan, type PlannedPage, textKey } from './plan.ts'
import type { ImportReport } from './report.ts'
import type { Stock } from './stock.ts'
import type { WrittenTree } from './write-tree.ts'

interface Work {
  context: Context
  plan: Plan
  stock: Stock
  tree: WrittenTree
  ground: LinkGround
  report: ImportReport
  /** Page -> the newest version of its text in the first language, of which the others are translations. */
  origins: Map<PlannedPage, { entry: Entry; version: number }>
}

/** Reads the source once more, item by item, and writes each text that differs from what is here. */
export async function writeTexts(
  source: IntegreatSource,
  onProgress: OnProgress,
  parts: Omit<Work, 'origins'>,
): Promise<void> {
  const work: Work = { ...parts, origins: new Map() }
  const total = [...work.plan.entries.values()].reduce((sum, { length }) => sum + length, 0)
  let done = 0
  for (const language of work.plan.languages) {
    const planned = byIndex(work.plan, language)
    let count = 0
    for await (const item of source.items(language)) {
      const read = readItem(language, item)
      const known = planned.get(item.index)
      if ('faults' in read || known?.entry.fingerprint !== read.entry.fingerprint)
        throw changedMeanwhile(language)
      await writeItem(work, known.page, read.entry, read.content)
      count++
      onProgress('write', ++done, total)
    }
    if (count !== planned.size) throw changedMeanwhile(language)
  }
}

function byIndex(plan: Plan, language: LanguageSlug): Map<number, { page: PlannedPage; entry: Entry }> {
  return new Map(
    plan.pages.flatMap((page) =>
      page.entries
        .filter((entry) => entry.language === language)
        .map((entry) => [entry.index, { page, entry }] as const),
    ),
  )
}

async function writeItem(work: Work, page: PlannedPage, entry: Entry, content: string): Promise<void> {
  const { context, report, stock, tree } = work
  const id = tree.ids.get(page) as string
  const head = stock.heads.get(id)?.get(entry.language)
  const draft = head && (await draftOf(context.tx, pageText.subject, id, entry.language))
  const ofText = picturesIn(draft?.values.content ?? '')
  const mapped = mapContent(content, work.ground, (src) => stock.media.get(src) ?? ofText.get(src))
  noteContent(report, entry, mapped)

  const values = { title: entry.title, slug: entry.slug, content: mapped.html }
  const what = draft ? differences(draft.values, values) : []
  if (draft && draft.writtenAt !== entry.writtenAt) what.push('date')
  const isNewVersion = !draft || what.length > 0
  if (head && !stock.public.has(head.text)) what.push('public again')
  const why = what.length > 0 ? refusalOf(stock, head) : undefined
  // What was edited here is no origin of what the source translated.
  if (head && !isNewVersion && !why) remember(work, page, entry, head.head)
  if (why) {
    report.counts.refused++
    report.refused.push({ language: entry.language, path: entry.path, why })
    return
  }
  if (isNewVersion) await save(work, page, entry, values, head)
  else if (head && what.length > 0)
    await context.call(publishPage, { page: id, text: head.text, version: head.head })
  what.push(...(tree.changes.get(page) ?? []))
  if (!draft) report.counts.created++
  else if (what.length === 0 && tree.refused.has(page)) report.counts.refused++
  else if (what.length === 0) report.counts.unchanged++
  else {
    report.counts.changed++
    report.changed.push({ language: entry.language, path: entry.path, what })
  }
}

async function save(
  work: Work,
  page: PlannedPage,
  entry: Entry,
  values: { title: string; slug: string; content: string },
  head: Head | undefined,
): Promise<void> {
  const { call } = work.context
  const id = work.tree.ids.get(page) as string
  const origin = work.origins.get(page)
  // Integreat counts a translation as outdated when its origin was written after it.
  const isCurrent = origin && origin.entry.writtenAt <= entry.writtenAt
  try {
    const saved = await call(writePage, {
      page: id,
      language: entry.language,
      head: head?.head ?? 0,
      ...values,
      writtenAt: entry.writtenAt,
      importedFrom: textKey(entry.id),
      ...(isCurrent && { origin: { language: origin.entry.language, version: origin.version } }),
    })
    await call(publishPage, { page: id, ...saved })
    remember(work, page, entry, saved.version)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults = error.faults.map(({ where, what }) => ({ where: `${nameOf(entry)}, ${where}`, what }))
    throw new Refusal(error.code, `${nameOf(entry)}: ${error.message}`, faults)
  }
}

function remember(work: Work, page: PlannedPage, entry: Entry, version: number): void {
  if (entry.language === work.plan.languages[0]) work.origins.set(page, { entry, version })
}

/** Why a text that differs is not overwritten. */
function refusalOf(stock: Stock, head: Head | undefined): string | undefined {
  if (!head) return undefined
  if (stock.withdrawnHere.has(String(head.text)) && !stock.public.has(head.text))
    return 'withdrawn here since'
  if (head.authorKind !== 'import') return 'edited here since'
  return undefined
}

function differences(ours: Readonly<Record<string, string>>, theirs: Record<string, string>): string[] {
  return Object.entries(theirs).flatMap(([field, value]) =>
    ours[field] === (field === 'content' ? asStored(value) : value) ? [] : [field],
  )
}

function noteContent(report: ImportReport, { language, path }: Entry, mapped: MappedContent): void {
  report.mendedLinks += mapped.mended
  report.deadLinks.push(...mapped.dead.map((link) => ({ language, path, ...link })))
  report.filesAtSource.push(...mapped.files.map((address) => ({ language, path, address })))
}

const changedMeanwhile = (language: LanguageSlug): Refusal =>
  new Refusal(
    'stale',
    `${language}: the source changed while it was read. Nothing was written; please try again.`,
  )
