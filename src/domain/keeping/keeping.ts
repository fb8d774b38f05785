import type { Table } from '../../kernel/module.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/database/database.ts'

/** The installation whose contents are kept. */
export interface Installation {
  database: Database
  /** The data folder: names of files in an archive are names in it. */
  data: string
  /** All tables of the house, in an order in which rows can be put back. */
  tables: readonly Table[]
  clock: Clock
  /** The version of the house. */
  version: string
}

/** What was kept or put back. */
export interface Kept {
  rows: number
  files: number
  /** Of the archive as it lies on the disk. */
  bytes: number
  /** Files that should have been there. */
  missing: readonly string[]
}
