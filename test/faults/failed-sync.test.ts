import { expect, it } from 'vitest'
import { DATABASES } from '../databases.ts'
import { editedBy } from './editing.ts'
import { tell } from './figures.ts'
import { endure, type Hardship } from './hardship.ts'
import { freshInstallation } from './installation.ts'
import { until } from './reading.ts'
import { canTrace, makeFail } from './strace.ts'

/** SQLite syncs its files with the second, Node.js with the first. */
const CALLS = ['fsync', 'fdatasync']
const REFUSED_MS = 30_000

const traces = canTrace()
if (!traces) tell('no sync fails: strace is not here, or may not trace')

it.skipIf(!traces)(
  'while nothing can be synced nothing is acknowledged, and readers read; then all goes on',
  async () => {
    const installation = await freshInstallation('sqlite')
    try {
      await endure(installation, { 'no sync': noSync, 'and again': noSync })
    } finally {
      await installation.remove()
    }
  },
)

it.skipIf(!traces || !DATABASES.includes('postgres'))(
  'while no edition can be synced none is published, and what was saved meanwhile is published then',
  async () => {
    const installation = await freshInstallation('postgres')
    try {
      await endure(installation, { 'no sync of editions': noSyncOfEditions })
    } finally {
      await installation.remove()
    }
  },
)

const noSync: Hardship = {
  meanwhile: 'refused',
  async befall(server, editor) {
    const mend = await makeFail(CALLS, 'EIO', [server.pid, editor.pid])
    const before = editor.said().length
    await until(REFUSED_MS, async () => expect(editor.said().slice(before)).toContain('refused'))
    const { said } = editedBy(editor)
    return async () => {
      expect(editedBy(editor).said, 'acknowledged, and not durable').toEqual(said)
      await mend()
    }
  },
}

const noSyncOfEditions: Hardship = {
  meanwhile: 'said',
  async befall(server) {
    const mend = await makeFail(CALLS, 'EIO', [server.pid])
    await until(REFUSED_MS, async () => expect(server.said()).toContain('EIO'))
    return mend
  },
}
