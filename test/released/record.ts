import { join } from 'node:path'
import about from '../../package.json' with { type: 'json' }
import { backup } from '../../src/domain/keeping/index.ts'
import { editionFiles } from '../../src/domain/publishing/index.ts'
import { TABLES } from '../../src/modules.ts'
import { NEWEST_SCHEMA } from '../../src/platform/database/schema.ts'
import { openTown } from '../town.ts'

// Records the town as a backup of today's schema: once a release, as its schema is frozen from then on.
//   node test/released/record.ts

const town = await openTown('sqlite')
try {
  const { config, database, clock } = town.house
  const file = join(import.meta.dirname, `${NEWEST_SCHEMA}.tar.gz`)
  const installation = { database, data: config.data, tables: TABLES, clock, version: about.version }
  const { rows, bytes } = await backup(installation, file, async () =>
    (await editionFiles(config.shelf)).map((name) => `editions/${name}`),
  )
  process.stdout.write(`${file}: ${rows} rows, ${bytes} bytes\n`)
} finally {
  await town.leave()
}
