import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

export { aboutPage, aboutPageIn } from './about.ts'
export { archivePage, createPage, equipPage, placePage, writePage } from './commands.ts'
export { type Branches, type DescribedPage, describePages } from './described.ts'
export { draftPaths } from './drafts.ts'
export { findPages, isIn, type PageQuestion, type PageState } from './finding.ts'
export { stylesToClasses } from './inline-styles.ts'
export { movePage } from './move.ts'
export { type Outline, outlineOf } from './outline.ts'
export { publishPage, unschedulePage, withdrawPage } from './publish.ts'
export { SITE_ADDRESSES } from './site-addresses.ts'
export { pictogramOf } from './source-icons.ts'
export { pageText } from './texts.ts'

/** The pages of a region, archived ones too: places in the tree, versions, where they came from. */
export const pagesOf = (reader: Reader, region: string) => store.pagesOf(reader, region)

/** A page by its id; undefined when there is none. */
export const pageById = (reader: Reader, id: string) => store.getPage(reader, id)

/** Ids of the contacts of one page, in their order. */
export const contactsOfPage = async (reader: Reader, page: string): Promise<string[]> =>
  (await store.contactsOfPage(reader, page)).map(({ contact_id }) => contact_id)

/** Which contacts stand on which pages of a region. */
export const contactsOfPages = (reader: Reader, region: string) => store.contactsOfPages(reader, region)

/** Which pages have some contacts in their place; what quotes them in a text, translations know. */
export const pagesWithContacts = async (reader: Reader, contacts: readonly string[]) =>
  contacts.length === 0 ? [] : store.pagesWithContacts(reader, contacts)
