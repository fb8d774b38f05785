import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

export { aboutPage, aboutPageIn } from './about.ts'
export { archivePage, createPage, equipPage, placePage, writePage } from './commands.ts'
export { stylesToClasses } from './inline-styles.ts'
export { publishPage, withdrawPage } from './publish.ts'
export { SITE_ADDRESSES } from './site-addresses.ts'
export { pictogramOf } from './source-icons.ts'
export { pageText } from './texts.ts'

/** The pages of a region, archived ones too: places in the tree, versions, where they came from. */
export const pagesOf = (reader: Reader, region: string) => store.pagesOf(reader, region)

/** Which contacts stand on which pages of a region. */
export const contactsOfPages = (reader: Reader, region: string) => store.contactsOfPages(reader, region)
