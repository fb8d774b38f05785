import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../../platform/files/durable.ts'
import type { StagedRegion } from './stage-region.ts'

/** Puts the pictures of a staged region in place. One that is here already is left alone. */
export async function placePictures({ archive }: StagedRegion, data: string): Promise<void> {
  for await (const { name, bytes } of archive.entries()) {
    if (!name.startsWith('media/') || (await exists(join(data, name)))) continue
    await writeDurably(join(data, name), bytes)
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
