import type { Reader } from '../../platform/database/handle.ts'
import { widthsOf } from './public.ts'
import * as store from './store.ts'

export { addPicture, describePicture, pictureText } from './commands.ts'
export { type StoredPicture, storePicture } from './pictures.ts'
export { pictureAddress, widthsOf } from './public.ts'

/** Is it a picture of a region? */
export const isPictureOf = async (reader: Reader, region: string, id: string): Promise<boolean> =>
  (await store.getMedia(reader, id))?.region_id === region

/** The pictures of a region: id, number, where they came from. */
export const mediaOf = (reader: Reader, region: string) => store.mediaOf(reader, region)

/** The files of a region's pictures, by their names in the data folder. */
export async function pictureFiles(reader: Reader, region: string): Promise<string[]> {
  const rows = await store.mediaOf(reader, region)
  return rows.flatMap(({ hash, width }) => widthsOf(width).map((step) => `media/${hash}-${step}.webp`))
}
