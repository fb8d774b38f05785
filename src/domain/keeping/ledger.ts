import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { writeDurably } from '../../platform/files/durable.ts'
import * as store from './store.ts'

/** That somebody was erased: of which kind, by id, and when. Nothing about who it was. */
export interface Erasure {
  kind: string
  subject: string
  /** null: she belonged to no region. */
  region: string | null
  at: Instant
}

const line = z.strictObject({
  kind: z.string(),
  subject: z.string(),
  region: z.string().nullable(),
  at: z.iso.datetime().transform((text) => text as Instant),
})

/** The ledger as a file beside the database: it outlives the loss of it. */
export const ledgerFile = (data: string): string => join(data, 'erasures.ndjson')

/** Everything that was erased, as the database has it. */
export async function erasures(reader: Reader): Promise<Erasure[]> {
  const rows = await store.erasuresOf(reader)
  return rows.map((row) => ({
    kind: row.subject_kind,
    subject: row.subject_id,
    region: row.region_id,
    at: row.erased_at,
  }))
}

/** The lines of a ledger; none when there is no file. Refuses one that cannot be read: somebody would come back. */
export async function readLedger(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  try {
    return text
      .split('\n')
      .filter((part) => part !== '')
      .map((part) => line.parse(JSON.parse(part)))
  } catch {
    throw new Refusal('invalid', `'${file}' is no ledger of erasures, or not whole any more.`)
  }
}

/** Writes the lines that the file does not have yet, durably. The same again changes nothing. */
export async function keepLedger(file: string, all: readonly Erasure[]): Promise<void> {
  const known = await readLedger(file)
  const keys = new Set(known.map(keyOf))
  const fresh = all.filter((erasure) => !keys.has(keyOf(erasure)))
  if (fresh.length === 0) return
  const lines = [...known, ...fresh].map(
    ({ kind, subject, region, at }) => `${JSON.stringify({ kind, subject, region, at })}\n`,
  )
  await writeDurably(file, lines.join(''))
}

const keyOf = ({ kind, subject }: Erasure): string => `${kind} ${subject}`
