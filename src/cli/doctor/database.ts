import {
  postgresState,
  schemaState,
  sqliteDurability,
  sqliteFaults,
} from '../../platform/database/examine.ts'
import { isUnavailable } from '../../platform/database/faults.ts'
import { tryToWrite } from '../../platform/database/trial.ts'
import { compareClocks } from './clock.ts'
import { about, type Check, type Finding, messageOf, type Ward } from './finding.ts'

const OLDEST_POSTGRES = 14
/** Sorts by code point, as SQLite does. */
const PLAIN = /^(C|POSIX|C\.UTF-?8)$/i

/** The database: there, whole, as new as the house, and what it takes it keeps. */
export const databaseCheck: Check = async (ward) => {
  const { database } = ward
  if (!database) return []
  const findings = [
    ...(await schema(ward)),
    ...(database.kind === 'sqlite' ? await sqlite(ward) : await postgres(ward)),
    ...(await writing(ward)),
  ]
  return findings
}

async function schema({ database }: Ward): Promise<Finding[]> {
  if (!database) return []
  const { ok, look, broken } = about('schema')
  try {
    const { schema, newest } = await schemaState(database.reader)
    if (schema === newest) return [ok(schema)]
    const found = `${schema ?? 'none yet'}, and this version knows ${newest}`
    return [look(found, 'The next start brings it up to date. Make a backup first (docs/guides/upgrade.md).')]
  } catch (error) {
    return [broken(messageOf(error), 'Start the version that made it, or restore a backup.')]
  }
}

async function sqlite({ database, deep }: Ward): Promise<Finding[]> {
  if (!database) return []
  const { ok, broken } = about('database')
  const faults = await sqliteFaults(database, deep).catch((error) => [messageOf(error)])
  if (faults.length > 0)
    return [
      broken(
        `SQLite: ${faults.join('; ')}`,
        'Stop the server, keep a copy of the file, restore the last backup.',
      ),
    ]
  const { journal, synchronous } = await sqliteDurability(database)
  const found = `SQLite, whole, journal_mode=${journal}, synchronous=${synchronous}`
  return journal === 'wal' && synchronous === 'full'
    ? [ok(found)]
    : [broken(found, 'A power cut may lose what was saved. The data folder has to be on a local disk.')]
}

async function postgres({ database, now }: Ward): Promise<Finding[]> {
  if (!database) return []
  const { ok, look, broken } = about('database')
  const state = await postgresState(database)
  const findings: Finding[] = []
  if (state.encoding !== 'UTF8')
    findings.push(
      broken(
        `its encoding is ${state.encoding}`,
        'Make a new database with encoding UTF8, and restore a backup into it.',
      ),
    )
  if (state.careless.length > 0)
    findings.push(
      broken(
        `off: ${state.careless.join(', ')}`,
        'A power cut may lose what was saved. Turn it on in postgresql.conf.',
      ),
    )
  if (state.major < OLDEST_POSTGRES)
    findings.push(
      look(
        `PostgreSQL ${state.version}`,
        `Take version ${OLDEST_POSTGRES} or newer: older ones get no repairs.`,
      ),
    )
  if (!PLAIN.test(state.collation))
    findings.push(
      look(
        `it sorts as ${state.collation}`,
        'An upgrade of the machine may change how it sorts and break its indexes. Make the database with C.UTF-8.',
      ),
    )
  findings.push(...compareClocks(Date.parse(now), state.now, 'the clock of PostgreSQL'))
  return findings.length > 0
    ? findings
    : [ok(`PostgreSQL ${state.version}, ${state.encoding}, ${state.collation}`)]
}

/** Not before the schema is there. */
async function writing({ database, config }: Ward): Promise<Finding[]> {
  if (!database) return []
  const { ok, broken } = about('saving')
  if ((await schemaState(database.reader).catch(() => ({ schema: null }))).schema === null) return []
  try {
    await tryToWrite(database)
    return [ok('something was saved, and taken away again')]
  } catch (error) {
    const cause = (error as Error).cause ?? error
    const todo = isUnavailable(cause)
      ? `Is the disk full, or ${config.database.url ? 'PostgreSQL read only' : 'the file somebody else’s'}?`
      : 'This is not expected: please report it.'
    return [broken(messageOf(cause), todo)]
  }
}
