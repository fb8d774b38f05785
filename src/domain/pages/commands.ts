import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import type { Instant } from '../../kernel/instant.ts'
import { isLanguage } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { regionById } from '../regions/index.ts'
import {
  linesOfVersion,
  publicLines,
  publicTexts,
  publishText,
  type SavedText,
  saveText,
  subjectOf,
} from '../translations/index.ts'
import { pathsOf, standingPages } from './addresses.ts'
import * as store from './store.ts'
import { pageText } from './texts.ts'

const language = z.string().refine(isLanguage, 'is a language that the house does not know')

const equipment = z.object({
  organisation: z.string().nullable().default(null),
  thumbnail: z.string().nullable().default(null),
  icon: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable()
    .default(null),
  contacts: z.array(z.string()).default([]),
})

/** A new page at a place in the tree. Answers its id. */
export const createPage = defineCommand({
  name: 'page.create',
  input: equipment.extend({
    region: z.string(),
    parent: z.string().nullable(),
    position: z.number().int(),
    sensitive: z.boolean().default(false),
    importedFrom: z.string().nullable().default(null),
  }),
  async run({ tx, now, note }, input): Promise<string> {
    if (input.parent !== null) inRegion(await store.getPage(tx, input.parent), input.region)
    const id = newId()
    await store.insertPage(tx, {
      id,
      number: await nextNumber(tx, 'page'),
      region_id: input.region,
      parent_id: input.parent,
      position: input.position,
      version: 1,
      organisation_id: input.organisation,
      thumbnail_id: input.thumbnail,
      icon: input.icon,
      sensitive_since: input.sensitive ? now : null,
      archived_at: null,
      archived_by_kind: null,
      archived_by_id: null,
      imported_from: input.importedFrom,
      created_at: now,
    })
    await store.replaceContacts(tx, input.region, id, input.contacts)
    note({ name: 'page.created', region: input.region, ids: { page: id } })
    return id
  },
})

/** Another place in the tree. The old addresses of the page and of all below it stay alive. */
export const placePage = defineCommand({
  name: 'page.place',
  input: z.object({
    page: z.string(),
    version: z.number().int(),
    parent: z.string().nullable(),
    position: z.number().int(),
  }),
  async run(context, { page: id, version, parent, position }): Promise<void> {
    const { tx, note } = context
    const page = await existing(tx, id)
    if (parent !== null) await refuseCycle(tx, id, parent, page.region_id)
    await keepingAddresses(context, page.region_id, async () => {
      if (!(await store.updatePage(tx, id, version, { parent_id: parent, position }))) throw stalePage()
    })
    note({ name: 'page.placed', region: page.region_id, ids: { page: id } })
  },
})

/** Another organisation, thumbnail, pictogram or other contacts. */
export const equipPage = defineCommand({
  name: 'page.equip',
  input: equipment.extend({ page: z.string(), version: z.number().int() }),
  async run({ tx, note }, { page: id, version, organisation, thumbnail, icon, contacts }): Promise<void> {
    const page = await existing(tx, id)
    const change = { organisation_id: organisation, thumbnail_id: thumbnail, icon }
    if (!(await store.updatePage(tx, id, version, change))) throw stalePage()
    await store.replaceContacts(tx, page.region_id, id, contacts)
    note({ name: 'page.equipped', region: page.region_id, ids: { page: id } })
  },
})

/** Appends a version to what the page says in a language. It is not public before it is published. */
export const writePage = defineCommand({
  name: 'page.write',
  input: z.object({
    page: z.string(),
    language,
    head: z.number().int(),
    title: z.string(),
    slug: z.string(),
    content: z.string(),
    note: z.string().optional(),
    minor: z.boolean().optional(),
    origin: z.object({ language, version: z.number().int() }).optional(),
    writtenAt: z.custom<Instant>().optional(),
    importedFrom: z.string().optional(),
  }),
  async run({ tx, call }, { page: id, title, slug, content, ...version }): Promise<SavedText> {
    const page = await existing(tx, id)
    const values = { title, slug, content }
    return call(saveText, { ...version, region: page.region_id, kind: pageText, subject: id, values })
  },
})

/** Makes a version of a page public. When its address changes by that, the old one stays alive. */
export const publishPage = defineCommand({
  name: 'page.publish',
  input: z.object({ page: z.string(), text: z.number().int(), version: z.number().int() }),
  async run(context, { page: id, text, version }): Promise<void> {
    const page = await existing(context.tx, id)
    const subject = await subjectOf(context.tx, text)
    if (subject?.kind !== pageText.subject || subject.id !== id)
      throw new Refusal('unknown', `Text ${text} is none of this page.`)
    const publish = () => context.call(publishText, { text, version })
    const before = await publicLines(context.tx, text)
    const after = await linesOfVersion(context.tx, text, version)
    if (before && before.slug !== after?.slug) await keepingAddresses(context, page.region_id, publish)
    else await publish()
  },
})

/** Takes a page and all below it out of the public tree, or puts it back. Its texts stay as they are. */
export const archivePage = defineCommand({
  name: 'page.archive',
  input: z.object({ page: z.string(), version: z.number().int(), archived: z.boolean() }),
  async run({ tx, actor, now, note }, { page: id, version, archived }): Promise<void> {
    const page = await existing(tx, id)
    const record = archived
      ? { archived_at: now, archived_by_kind: actor.kind, archived_by_id: actor.id }
      : { archived_at: null, archived_by_kind: null, archived_by_id: null }
    if (!(await store.updatePage(tx, id, version, record))) throw stalePage()
    note({ name: archived ? 'page.archived' : 'page.restored', region: page.region_id, ids: { page: id } })
  },
})

/** Does something that may move addresses, and keeps those that were public before and are not any more. */
async function keepingAddresses(
  context: Context,
  region: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const before = await publicPaths(context, region)
  await act()
  const after = await publicPaths(context, region)
  for (const [page, paths] of before) {
    for (const [language, path] of paths) {
      if (after.get(page)?.get(language) === path) continue
      await store.keepAddress(context.tx, {
        region_id: region,
        language,
        path,
        page_id: page,
        since: context.now,
      })
    }
  }
}

async function publicPaths({ tx, now }: Context, region: string) {
  const languages = (await regionById(tx, region))?.visible ?? []
  const texts = await publicTexts(tx, region, pageText.subject, now)
  return pathsOf(standingPages(await store.pagesOf(tx, region), texts, languages))
}

const existing = async (tx: Context['tx'], id: string): Promise<store.PageRow> =>
  found(await store.getPage(tx, id))

function found(page: store.PageRow | undefined): store.PageRow {
  if (!page) throw new Refusal('unknown', 'There is no such page.')
  return page
}

function inRegion(page: store.PageRow | undefined, region: string): store.PageRow {
  if (found(page).region_id !== region) throw new Refusal('invalid', 'The page above is in another region.')
  return found(page)
}

/** Holds every page on the way up: two moves at once, each right by itself, could make a circle that nobody reaches. */
async function refuseCycle(tx: Context['tx'], id: string, parent: string, region: string): Promise<void> {
  for (let above: string | null = parent; above !== null; ) {
    if (above === id) throw new Refusal('invalid', 'A page cannot stand below itself.')
    above = inRegion(await store.holdPage(tx, above), region).parent_id
  }
}

const stalePage = (): Refusal => new Refusal('stale', 'Somebody changed this page before you.')
