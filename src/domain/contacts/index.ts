import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

export { createContact, describeContact } from './commands.ts'

/** The contacts of a region: id and number. */
export const contactsOf = (reader: Reader, region: string) => store.contactsOf(reader, region)
