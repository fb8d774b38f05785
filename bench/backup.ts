import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busOver } from '../src/bus.ts'
import { readConfig } from '../src/config.ts'
import { backup, type Installation, openArchive, restore } from '../src/domain/keeping/index.ts'
import { editionFiles, publishJob } from '../src/domain/publishing/index.ts'
import { ERASERS, TABLES } from '../src/modules.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { pagesInBulk } from './backup/bulk.ts'
import { mostMemory } from './backup/memory.ts'
import { isShort, optionOf, type Table, tell } from './report.ts'

// How long a backup, its check and a restore take, and how much memory, by the size of the installation.

const SIZES = isShort ? [2] : (optionOf('regions') ?? '1,10,50').split(',').map(Number)

const rows: string[][] = []
for (const regions of SIZES) rows.push(await measure(regions))

const table: Table = {
  title: 'SQLite to SQLite',
  head: [
    'regions',
    'rows',
    'database',
    'files of editions',
    'archive',
    'backup',
    'check',
    'restore',
    'most memory while backing up',
    'while restoring',
  ],
  rows,
}
tell({
  name: 'backup',
  title: 'Backup and restore',
  notes: [
    'Each region has 100 pages in 20 languages with texts of 3 kB, written in bulk, with its edition.',
    'The backup reads the database of a running house; the restore goes into an empty folder, each file synced, until everything is in place. Publishing anew afterwards is not counted: it makes only what is not there.',
    'Memory is the most that the process had (VmHWM), node itself included; filling runs in a process of its own.',
    'The sizes are measured one after the other in one process, which keeps memory that it had: the later ones look larger.',
    'Bar: a restore of 1 GB in 600 s.',
  ],
  tables: [table],
})

async function measure(regions: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-backup-'))
  try {
    const from = join(folder, 'from')
    const to = join(folder, 'to')
    const file = join(folder, 'backup.tar.gz')
    await pagesInBulk(from, regions)
    const config = readConfig({ ANKERPLATZ_DATA: from })
    const size = (await stat(config.database.file)).size
    const writing = await timed(() =>
      withInstallation(from, (installation) =>
        backup(installation, file, async () =>
          (await editionFiles(config.shelf)).map((name) => `editions/${name}`),
        ),
      ),
    )
    const checking = await timed(() => openArchive(file))
    const restoring = await timed(() =>
      withInstallation(to, (installation) =>
        restore(installation, file, [], {
          busIn: (tx) => busOver({ write: (work) => work(tx) }, installation.clock, () => {}),
          erasers: ERASERS,
          publishJob,
        }),
      ),
    )
    const { rows: count, files, bytes } = writing.result
    return [
      String(regions),
      count.toLocaleString('en'),
      megabytes(size),
      files.toLocaleString('en'),
      megabytes(bytes),
      seconds(writing.ms),
      seconds(checking.ms),
      seconds(restoring.ms),
      megabytes(writing.memory),
      megabytes(restoring.memory),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function withInstallation<T>(
  data: string,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  await mkdir(data, { recursive: true })
  const database = openDatabase(readConfig({ ANKERPLATZ_DATA: data }).database)
  try {
    return await work({ database, data, tables: TABLES, clock: systemClock, version: 'bench' })
  } finally {
    await database.close()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; memory: number }> {
  const peak = mostMemory()
  const began = performance.now()
  const result = await work()
  return { result, ms: performance.now() - began, memory: peak() }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
