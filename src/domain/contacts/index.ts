import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

export { aboutContact, aboutContactIn } from './about.ts'
export { archiveContact, assignContact } from './archive.ts'
export { changeContact, publishContact, unscheduleContact, withdrawContact } from './change.ts'
export { createContact, describeContact } from './commands.ts'
export { eraseContact } from './erase.ts'
export { type ContactQuestion, type FoundContact, findContacts } from './finding.ts'
export { contactFacts, contactText } from './texts.ts'

/** Are these all contacts of a region? */
export async function areContactsOf(
  reader: Reader,
  region: string,
  contacts: readonly string[],
): Promise<boolean> {
  const own = new Set((await store.contactsOf(reader, region)).map(({ id }) => id))
  return contacts.every((id) => own.has(id))
}

/** The contacts of a region: id and number. */
export const contactsOf = (reader: Reader, region: string) => store.contactsOf(reader, region)

/** A contact by its id; undefined when there is none. */
export const contactById = (reader: Reader, id: string) => store.getContact(reader, id)
