import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { Refusal } from '../../kernel/refusal.ts'
import { writeDurably } from '../../platform/files/durable.ts'
import { widthsOf } from './public.ts'

/** A picture whose files are in place, ready to be added to a region. */
export interface StoredPicture {
  hash: string
  width: number
  height: number
  bytes: number
}

const MOST_PIXELS = 50_000_000
const MOST_BYTES = 20 * 2 ** 20
const QUALITY = 72

/**
 * Decodes a picture (JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG), and writes it anew as WebP in our widths: nothing of the
 * original's metadata or scripts survives, whatever its name says. Existing files are left alone.
 * Refuses as invalid what is no picture or too large.
 * @example const picture = await storePicture('var/media', bytes)
 */
export async function storePicture(folder: string, bytes: Uint8Array): Promise<StoredPicture> {
  if (bytes.length > MOST_BYTES)
    throw new Refusal('invalid', `A picture of ${bytes.length} bytes is too large.`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const { width, height } = await sizeOf(bytes)
  for (const step of widthsOf(width)) {
    const file = join(folder, `${hash}-${step}.webp`)
    if (await exists(file)) continue
    await writeDurably(file, await webpOf(bytes, step))
  }
  return { hash, width, height, bytes: bytes.length }
}

async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const { autoOrient } = await readable(() => sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata())
  return autoOrient
}

const webpOf = (bytes: Uint8Array, width: number): Promise<Buffer> =>
  readable(() =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .rotate()
      .resize({ width })
      .webp({ quality: QUALITY })
      .toBuffer(),
  )

/** A file may be a picture at its beginning only, so that every step of reading it may fail. */
async function readable<T>(decode: () => Promise<T>): Promise<T> {
  try {
    return await decode()
  } catch {
    throw new Refusal('invalid', 'This file is no picture that we can read.')
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
