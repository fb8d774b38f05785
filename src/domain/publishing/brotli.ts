import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/** 5 is quick enough to be waited for; 11 is smaller and takes far longer (bench/results/smaller.md). */
export type Quality = 5 | 11

/** A part as it is stored. */
export const squeeze = (bytes: Uint8Array, quality: Quality): Promise<Uint8Array> =>
  compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })

/** A part as it was before it was stored. Throws when it is no brotli. */
export const unsqueeze = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await decompress(bytes))
