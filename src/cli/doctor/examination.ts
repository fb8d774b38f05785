import { type Config, readConfig } from '../../config.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { type Database, openDatabase } from '../../platform/database/database.ts'
import { isThere } from '../../platform/database/examine.ts'
import { address } from './address.ts'
import { clock } from './clock.ts'
import { backup, jobs, media, shelf } from './contents.ts'
import { databaseCheck } from './database.ts'
import { about, type Check, type Finding, messageOf, type Ward } from './finding.ts'
import { dataFolder, disk, node } from './machine.ts'
import { mail, push } from './mail.ts'

const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['Node.js', node],
  ['data folder', dataFolder],
  ['free disk', disk],
  ['clock', clock],
  ['database', databaseCheck],
  ['editions', shelf],
  ['pictures', media],
  ['jobs', jobs],
  ['backup', backup],
  ['public address', address],
  ['mail', mail],
  ['push', push],
]

export interface Wishes {
  deep: boolean
  mailTo: string | null
  httpPort?: number
}

/**
 * Examines an installation, one thing after the other, whether its server runs or not. A check that fails itself is a
 * finding too, and the next one is made.
 * @example for await (const finding of examine(process.env, { deep: false, mailTo: null })) print(finding)
 */
export async function* examine(
  environment: NodeJS.ProcessEnv,
  { deep, mailTo, httpPort = 80 }: Wishes,
): AsyncGenerator<Finding> {
  const settings = about('settings')
  let config: Config
  try {
    config = readConfig(environment)
  } catch (error) {
    yield settings.broken(messageOf(error), 'docs/guides/settings.md says what each may be.')
    return
  }
  yield settings.ok('they are right')
  const [database, trouble] = open(config)
  yield* trouble
  const hasAddress = Boolean(environment.ANKERPLATZ_URL)
  const ward: Ward = { config, hasAddress, database, now: systemClock(), deep, mailTo, httpPort }
  try {
    for (const [name, check] of CHECKS) yield* await attempt(name, check, ward)
  } finally {
    await database?.close()
  }
}

async function attempt(name: string, check: Check, ward: Ward): Promise<Finding[]> {
  try {
    return await check(ward)
  } catch (error) {
    const todo =
      name === 'database' && ward.config.database.url !== undefined
        ? 'Does PostgreSQL run, and is DATABASE_URL right?'
        : 'This could not be examined. What is above may be why.'
    return [about(name).broken(messageOf(error), todo)]
  }
}

/** Opens what is there. Looking makes no database. */
function open({ database }: Config): [Database | null, Finding[]] {
  const { look, broken } = about('database')
  if (!isThere(database)) return [null, [look('there is none yet', 'The first start makes it.')]]
  try {
    return [openDatabase({ ...database, connections: 2 }), []]
  } catch (error) {
    const found = messageOf(error)
    // A backup that is put back helps nobody whose file belongs to somebody else.
    const todo = /unable to open|permission|readonly/i.test(found)
      ? 'Give the data folder and all in it to the user that runs the server: chown -R.'
      : 'Stop the server, keep a copy of the file, restore the last backup.'
    return [null, [broken(found, todo)]]
  }
}
