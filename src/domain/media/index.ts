import type { Reader } from '../../platform/database/handle.ts'
import * as store from './store.ts'

export { addPicture, describePicture } from './commands.ts'
export { type StoredPicture, storePicture } from './pictures.ts'

/** The pictures of a region: id, number, where they came from. */
export const mediaOf = (reader: Reader, region: string) => store.mediaOf(reader, region)
