import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

export { createOrganisation } from './commands.ts'

/** The organisations of a region: id, number, where they came from. */
export const organisationsOf = (reader: Reader, region: string) => store.organisationsOf(reader, region)

/** Is there such an organisation in a region? */
export const isOrganisationOf = async (reader: Reader, region: string, id: string): Promise<boolean> =>
  (await store.findOrganisation(reader, region, id)) !== undefined
