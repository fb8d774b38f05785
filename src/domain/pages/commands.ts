import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import type { Instant } from '../../kernel/instant.ts'
import { isLanguage } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { refuseClaims, type SavedText, saveText } from '../translations/index.ts'
import { aboutPage, aboutPageIn, aboutPlace } from './about.ts'
import { equipment, refuseForeign } from './equipment.ts'
import { keepingAddresses } from './former-addresses.ts'
import * as store from './store.ts'
import { refuseTakenAddress } from './taken.ts'
import { pageText } from './texts.ts'

const language = z.string().refine(isLanguage, 'is a language that the house does not know')

/** A new page at a place in the tree. Answers its id. */
export const createPage = defineCommand({
  name: 'page.create',
  input: equipment.extend({
    region: z.string(),
    parent: z.string().nullable(),
    position: z.number().int(),
    sensitive: z.boolean().default(false),
    importedFrom: z.string().nullable().default(null),
    /** What it says first, not public yet. */
    text: z.object({ language, title: z.string(), slug: z.string() }).optional(),
  }),
  async about(tx, { region, parent, organisation }) {
    const about = await aboutPlace(tx, region, parent)
    return about && { ...about, organisation }
  },
  async run({ tx, actor, now, note, call }, input): Promise<string> {
    refuseClaims(actor, { importedFrom: input.importedFrom })
    if (input.parent !== null) inRegion(await store.getPage(tx, input.parent), input.region)
    await refuseForeign(tx, input.region, input)
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
    if (input.text) await call(writePage, { page: id, head: 0, content: '', ...input.text })
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
  async about(tx, { page, parent }) {
    const about = await aboutPage(tx, page)
    return about?.region && (await aboutPlace(tx, about.region, parent)) ? about : undefined
  },
  async run(context, { page: id, version, parent, position }): Promise<void> {
    const { tx, note } = context
    const page = await existing(tx, id)
    if (parent !== null) await refuseCycle(tx, id, parent, page.region_id)
    refuseTakenAddress(context, page.region_id, { page: id, language: null })
    await keepingAddresses(context, page.region_id, async () => {
      if (!(await store.updatePage(tx, id, version, { parent_id: parent, position }))) throw stalePage()
    })
    note({ name: 'page.placed', region: page.region_id, ids: { page: id } })
  },
})

/** Another organisation, thumbnail, pictogram or other contacts; sensitive or not any more, where that is said. */
export const equipPage = defineCommand({
  name: 'page.equip',
  input: equipment.extend({
    page: z.string(),
    version: z.number().int(),
    sensitive: z.boolean().optional(),
  }),
  about: (tx, { page }) => aboutPage(tx, page),
  async run({ tx, now, note }, { page: id, version, sensitive, ...things }): Promise<void> {
    const page = await existing(tx, id)
    const { organisation, thumbnail, icon, contacts } = things
    await refuseForeign(tx, page.region_id, things)
    const since = sensitive ? (page.sensitive_since ?? now) : null
    const change = {
      ...{ organisation_id: organisation, thumbnail_id: thumbnail, icon },
      ...(sensitive !== undefined && { sensitive_since: since }),
    }
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
  about: (tx, { page, language }) => aboutPageIn(tx, page, language),
  async run({ tx, call }, { page: id, title, slug, content, ...version }): Promise<SavedText> {
    const page = await existing(tx, id)
    const values = { title, slug, content }
    return call(saveText, { ...version, region: page.region_id, kind: pageText, subject: id, values })
  },
})

/** Takes a page and all below it out of the public tree, or puts it back. Its texts stay as they are. */
export const archivePage = defineCommand({
  name: 'page.archive',
  input: z.object({ page: z.string(), version: z.number().int(), archived: z.boolean() }),
  about: (tx, { page }) => aboutPage(tx, page),
  async run(context, { page: id, version, archived }): Promise<void> {
    const { tx, actor, now, note } = context
    const page = await existing(tx, id)
    if (!archived) refuseTakenAddress(context, page.region_id, { page: id, language: null })
    const record = archived
      ? { archived_at: now, archived_by_kind: actor.kind, archived_by_id: actor.id }
      : { archived_at: null, archived_by_kind: null, archived_by_id: null }
    if (!(await store.updatePage(tx, id, version, record))) throw stalePage()
    note({ name: archived ? 'page.archived' : 'page.restored', region: page.region_id, ids: { page: id } })
  },
})

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
