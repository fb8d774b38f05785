import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { freshInstallation, type Installation } from '../../src/cli/testing-line.ts'
import { openArchive } from '../../src/domain/keeping/index.ts'
import { type PagesPart, treeOf } from '../../src/domain/pages/public.ts'
import { NEWEST_SCHEMA, schemaOf } from '../../src/platform/database/schema.ts'
import { DATABASES } from '../databases.ts'

const FOLDER = 'test/released'
const recorded = readdirSync(FOLDER).filter((name) => name.endsWith('.tar.gz'))

it('every recorded schema is one of ours, recorded as what its name says', async () => {
  expect(recorded).toContain('0001-foundation.tar.gz')
  for (const name of recorded) {
    const { manifest } = await openArchive(join(FOLDER, name))
    expect(name).toBe(`${manifest.schema}.tar.gz`)
    expect(Object.keys(MIGRATIONS)).toContain(manifest.schema)
  }
})

describe.each(DATABASES)('an installation of an older version (%s)', (kind) => {
  let installation: Installation
  beforeEach(async () => {
    installation = await freshInstallation(kind, { blank: true })
  })
  afterEach(() => installation.remove())

  it.each(recorded)(
    'of %s is put back, brought to the newest schema, and its pages are read',
    async (name) => {
      const { code, err } = await installation.run('restore', '--from', join(FOLDER, name))
      expect([code, err]).toEqual([0, 'Publishing every region anew ...\n'])
      await installation.inside(async ({ database, editions }) => {
        expect(await schemaOf(database.reader)).toBe(NEWEST_SCHEMA)
        const languages = (await editions.record('hafen'))?.languages ?? []
        expect(languages.map(({ language }) => language)).toEqual(['de', 'uk', 'ar'])
        const { parts = {} } = languages[0] ?? {}
        const tree = treeOf(await editions.part(parts.tree as never), 'hafen')
        const page = tree.find('/hafen/de/ankommen/anmelden/termin', 'de')
        const texts = await editions.part<PagesPart>(parts[page?.part ?? ''] as never)
        expect(texts[page?.number ?? 0]?.html).toBe('<p>Einen Termin gibt es online.</p>')
      })
      // And it goes on: what the newest house writes is a backup like any other.
      const file = join(installation.folder, 'after.tar.gz')
      expect((await installation.run('backup', '--to', file)).code).toBe(0)
      expect((await openArchive(file)).manifest.schema).toBe(NEWEST_SCHEMA)
    },
  )
})
