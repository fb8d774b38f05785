import { restoreVersion } from '../../../domain/drafting/index.ts'
import { regionOf, type Visit } from '../visit.ts'
import { textOf, textPath } from './kinds.ts'
import { orTold } from './told.tsx'

/** Writes an older version once more, as the newest. Taking that back writes the one before it once more. */
export const restore = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const { m, form } = visit
    const { text, desk } = await textOf(visit)
    const [version = 0, head = 0] = [form.version, form.head].map(
      (one) => Number.parseInt(one ?? '', 10) || 0,
    )
    const note = m.text('writing.restored.note', { version: String(version) })
    const saved = await visit.run(restoreVersion, { text, version, head, note })
    const fields = { version: String(head), head: String(saved.version) }
    const undo = { path: textPath(regionOf(visit), text, '/restore'), fields }
    return visit.go(desk, { say: 'writing.said.restored', undo })
  })
