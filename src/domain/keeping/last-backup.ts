import { readFile } from 'node:fs/promises'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { lastBackupFile } from './backup.ts'

/**
 * When the last backup of a data folder was finished; null when none is known of. For health, metrics and the doctor.
 * @example await lastBackup('var') // '2026-11-22T02:00:07.000Z'
 */
export async function lastBackup(data: string): Promise<Instant | null> {
  try {
    return toInstant(JSON.parse(await readFile(lastBackupFile(data), 'utf8')).at)
  } catch {
    // Not there, or not whole: nothing is known.
    return null
  }
}
