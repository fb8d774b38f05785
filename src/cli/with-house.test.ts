import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshInstallation } from './testing-line.ts'

describe('a command where there was no installation', () => {
  it('says that it makes one, once, in a folder that nobody else looks into', async () => {
    const installation = await freshInstallation('sqlite', { blank: true })
    const data = join(installation.folder, 'var')
    const { err } = await installation.run('regions')
    expect(err).toBe(`There was no installation in '${data}': it is made now. Is ANKERPLATZ_DATA right?\n`)
    expect((await stat(data)).mode & 0o777).toBe(0o700)
    expect((await installation.run('regions')).err).toBe('')
    await installation.remove()
  })
})
