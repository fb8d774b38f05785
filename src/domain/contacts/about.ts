import type { LanguageSlug } from '../../kernel/language.ts'
import type { About } from '../../kernel/right.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { FACTS } from '../translations/index.ts'
import * as store from './store.ts'

/** What decides who may do something with a contact: its region and organisation. Undefined when there is none. */
export async function aboutContact(reader: Reader, id: string): Promise<About | undefined> {
  const row = await store.getContact(reader, id)
  return row && { region: row.region_id, organisation: row.organisation_id }
}

/** The same for what it says in a language. Its facts are no translation; what it says in any language may be one. */
export async function aboutContactIn(
  reader: Reader,
  id: string,
  language: LanguageSlug,
): Promise<About | undefined> {
  const about = await aboutContact(reader, id)
  return about && { ...about, translation: language !== FACTS }
}
