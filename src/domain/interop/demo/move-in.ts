import { z } from 'zod'
import { type Context, defineCommand } from '../../../platform/commands/command.ts'
import { createContact, describeContact } from '../../contacts/index.ts'
import { addPicture, describePicture } from '../../media/index.ts'
import { createOrganisation } from '../../organisations/index.ts'
import { createPage, publishPage, writePage } from '../../pages/index.ts'
import { addLanguage, changeRegion, createRegion, regionById, writeLegal } from '../../regions/index.ts'
import { LEGAL_KINDS } from '../../regions/public.ts'
import { checkSubject } from '../../translations/index.ts'
import type { Demo, DemoPage } from './read-demo.ts'

type Ids = ReadonlyMap<string, string>

/** The demo county as it moves in: what has an id already. */
interface Moving {
  context: Context
  demo: Demo
  region: string
  organisations: Ids
  contacts: Ids
  pictures: Ids
  pages: Map<string, string>
}

/** The demo county, whole, in one transaction, through the same commands as everything else. Answers the region's id. */
export const moveInDemo = defineCommand({
  name: 'interop.move-in-demo',
  input: z.custom<Demo>(),
  async run(context, demo): Promise<string> {
    const { region: wanted } = demo
    const [root = 'de', ...others] = wanted.languages
    const facts = {
      name: wanted.name,
      prefix: wanted.prefix,
      centre: wanted.centre,
      box: wanted.box,
      postalCodes: wanted.postalCodes,
      aliases: wanted.aliases,
    }
    const region = await context.call(createRegion, { ...facts, slug: wanted.slug, language: root })
    for (const language of others) await context.call(addLanguage, { region, language, parent: root })

    const organisations = await addOrganisations(context, demo, region)
    const contacts = await addContacts(context, demo, region, organisations)
    const pictures = await addPictures(context, demo, region)
    const moving: Moving = { context, demo, region, organisations, contacts, pictures, pages: new Map() }
    await addPages(moving, demo.tree, null, {})
    await writePages(moving)
    await writeLegalPages(moving)

    const version = (await regionById(context.tx, region))?.version ?? 1
    const more = { contact: contacts.get(wanted.contact), picture: pictures.get(wanted.picture) }
    await context.call(changeRegion, { ...facts, ...more, region, version })
    return region
  },
})

async function addOrganisations(
  { call }: Context,
  { region: { organisations } }: Demo,
  region: string,
): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const { key, name } of organisations) ids.set(key, await call(createOrganisation, { region, name }))
  return ids
}

async function addContacts(
  { call }: Context,
  { region: { contacts } }: Demo,
  region: string,
  organisations: Ids,
): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const { key, organisation, facts, texts } of contacts) {
    const id = await call(createContact, {
      region,
      organisation: organisations.get(organisation) ?? null,
      facts,
    })
    for (const [language, text] of Object.entries(texts))
      await call(describeContact, { contact: id, language, ...text })
    ids.set(key, id)
  }
  return ids
}

async function addPictures({ call }: Context, { pictures, alts }: Demo, region: string): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const [name, picture] of pictures) {
    const media = await call(addPicture, { region, picture, name })
    for (const [language, alt] of Object.entries(alts[name] ?? {}))
      await call(describePicture, { media, language, alt })
    ids.set(name, media)
  }
  return ids
}

/** Places first, so that texts can link to pages that come later. A page without an organisation has its chapter's. */
async function addPages(
  moving: Moving,
  pages: readonly DemoPage[],
  parent: string | null,
  above: Partial<DemoPage>,
): Promise<void> {
  const { context, region, organisations, contacts, pictures } = moving
  for (const [position, page] of pages.entries()) {
    const organisation = page.organisation ?? above.organisation ?? ''
    const id = await context.call(createPage, {
      region,
      parent,
      position,
      icon: page.icon ?? null,
      sensitive: page.sensitive ?? false,
      organisation: organisations.get(organisation) ?? null,
      thumbnail: pictures.get(page.picture ?? '') ?? null,
      contacts: (page.contacts ?? above.contacts ?? []).flatMap((key) => contacts.get(key) ?? []),
    })
    moving.pages.set(page.key, id)
    await addPages(moving, page.children ?? [], id, page)
  }
}

async function writePages({ context, demo, region, pages }: Moving): Promise<void> {
  const [root = 'de'] = demo.region.languages
  for (const [key, page] of pages) {
    for (const language of demo.region.languages) {
      const text = demo.texts.get(`${key}.${language}`)
      if (!text) continue
      const origin = language === root ? {} : { origin: { language: root, version: 1 } }
      const content = linkPages(text.content, pages)
      const saved = await context.call(writePage, { page, language, head: 0, ...text, content, ...origin })
      await context.call(publishPage, { page, ...saved })
    }
    await context.call(checkSubject, { region, kind: 'page', subject: page, by: demo.region.checkedBy })
  }
}

async function writeLegalPages({ context, demo, region, pages }: Moving): Promise<void> {
  for (const kind of LEGAL_KINDS) {
    for (const language of demo.region.languages) {
      const text = demo.texts.get(`${kind}.${language}`)
      if (text)
        await context.call(writeLegal, {
          region,
          kind,
          language,
          title: text.title,
          content: linkPages(text.content, pages),
        })
    }
  }
}

/** `page:register-address` in the files is `page:<id>` in the house. */
const linkPages = (content: string, pages: Ids): string =>
  content.replace(/href="page:([a-z-]+)"/g, (whole, key: string) =>
    pages.has(key) ? `href="page:${pages.get(key)}"` : whole,
  )
