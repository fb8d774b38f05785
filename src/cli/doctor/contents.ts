import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { lastBackup } from '../../domain/keeping/index.ts'
import { pictureFiles } from '../../domain/media/index.ts'
import { inspectShelf } from '../../domain/publishing/index.ts'
import { allRegions } from '../../domain/regions/index.ts'
import { jobsInTrouble } from '../../platform/jobs/queue.ts'
import { about, type Check, many } from './finding.ts'

const SAMPLE = 100
const SHOWN = 5
const HOUR_MS = 3600_000
const LATE_MS = HOUR_MS / 4
const BACKUP_HOURS = 48

const some = (names: readonly string[]): string =>
  names.length > SHOWN
    ? `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`
    : names.join(', ')

/** What is public: every record, and parts by their hashes. */
export const shelf: Check = async ({ config, database, deep }) => {
  const { ok, look, broken } = about('editions')
  const report = await inspectShelf(config.shelf, deep ? Number.POSITIVE_INFINITY : SAMPLE)
  if (report.broken.length > 0)
    return [
      broken(
        `not what was published: ${some(report.broken)}`,
        'A running server makes them anew when somebody reads them. At once: ankerplatz publish --all. Then look at the disk.',
      ),
    ]
  const found = `${many(report.regions, 'region')}, ${report.looked} of ${many(report.parts, 'part')} read, all whole`
  const regions = database ? await allRegions(database.reader).catch(() => []) : []
  const missing = regions.filter(({ status }) => status !== 'archived').length - report.regions
  return missing > 0
    ? [look(`${many(missing, 'region')} without an edition`, 'ankerplatz publish --all')]
    : [ok(deep ? found : `${found} (--deep reads all)`)]
}

/** Every picture that the database knows has its files. */
export const media: Check = async ({ config, database }) => {
  const { ok, broken } = about('pictures')
  if (!database) return []
  const files: string[] = []
  for (const { id } of await allRegions(database.reader))
    files.push(...(await pictureFiles(database.reader, id)))
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(config.data, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const missing = files.filter((_, i) => !sizes[i])
  return missing.length > 0
    ? [broken(`missing or empty: ${some(missing)}`, 'Take the folder media from the last backup.')]
    : [ok(many(files.length, 'file'))]
}

/** Work that gave up, or that nobody does. */
export const jobs: Check = async ({ database, now }) => {
  const { ok, look, broken } = about('jobs')
  if (!database) return []
  const trouble = await jobsInTrouble(database.reader, now, LATE_MS)
  return trouble.length === 0
    ? [ok('none has given up, none is late')]
    : trouble.map(({ kind, failed, late, fault }) => {
        const why = fault ? `: ${fault}` : ''
        return failed > 0
          ? broken(
              `${kind}: ${failed} gave up${why}`,
              'Mend what it says. Publications anew: ankerplatz publish --all.',
            )
          : look(`${kind}: ${late} late${why}`, 'Does the server run? It does them when it does.')
      })
}

/** When the last backup was finished. */
export const backup: Check = async ({ config, now }) => {
  const { ok, look } = about('backup')
  const at = await lastBackup(config.data)
  if (at === null) return [look('none is known of', 'ankerplatz backup --to <file>, each night.')]
  const hours = Math.round((Date.parse(now) - Date.parse(at)) / HOUR_MS)
  const found = `${many(hours, 'hour')} ago (${at})`
  return [hours > BACKUP_HOURS ? look(found, 'Has the nightly backup stopped?') : ok(found)]
}
