import type { Config } from './config.ts'
import type { Editions, PartSource } from './edition/editions.ts'
import type { Log } from './platform/log/log.ts'
import type { Pocket } from './web/site/pocket.ts'

/** What the public faces stand on: editions and files, no database. */
export interface PublicFacesParts {
  editions: Editions
  /** Where the editions are read from: parts are also given away as they are. */
  source: PartSource
  config: Pick<Config, 'publicUrl' | 'media' | 'shelf'>
  log: Log
  /** The folder of what is built for browsers, and its addresses; null where nothing is built (tests). */
  assets: string
  script: string | null
  pocket: Pocket | null
  /** A part as it will travel, where that is not as it lies on the shelf: in an exported copy. */
  packedPart?(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>
}
