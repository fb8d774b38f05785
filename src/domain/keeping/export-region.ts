import { pictureFiles } from '../media/index.ts'
import { told } from './backup.ts'
import { filesOf, headOf, recordsOf } from './contents.ts'
import type { Installation, Kept } from './keeping.ts'
import { recordSets } from './record-sets.ts'
import { type Content, writeArchive } from './write-archive.ts'

/**
 * Everything of one region as one file, for another installation: its rows of one moment with all versions, and its
 * pictures. Not what is public: that is made from it. Refuses when the file is there.
 */
export async function exportRegion(
  { database, data, tables, clock, version }: Installation,
  region: { id: string; slug: string },
  to: string,
): Promise<Kept> {
  const sets = recordSets(tables, 'region')
  const missing: string[] = []
  const manifest = await database.snapshot(async (reader) => {
    const head = await headOf(reader, sets)
    const pictures = [...new Set(await pictureFiles(reader, region.id))].sort()

    async function* contents(): AsyncGenerator<Content> {
      yield* recordsOf(reader, head, sets, region.id)
      yield* filesOf(data, pictures, (name) => missing.push(name))
    }
    const { id, slug } = region
    const about = { kind: 'region', house: version, madeAt: clock(), region: { id, slug } } as const
    return writeArchive(to, { ...about, ...head }, contents())
  })
  return told(manifest, to, missing)
}
