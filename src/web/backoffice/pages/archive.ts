import { archivePage } from '../../../domain/pages/index.ts'
import type { Visit } from '../visit.ts'
import { groundOf, pageOf, pathOfPage } from './ground.ts'
import { orRefused } from './refused.tsx'
import { treeAt } from './tree-path.ts'

export const archive = (visit: Visit): Promise<Response> => setArchived(visit, true)
export const restore = (visit: Visit): Promise<Response> => setArchived(visit, false)

function setArchived(visit: Visit, archived: boolean): Promise<Response> {
  return orRefused(visit, async () => {
    const ground = await groundOf(visit)
    const page = pageOf(ground)
    const version = versionIn(visit, page.id)
    await visit.run(archivePage, { page: page.id, version, archived })
    return visit.go(treeAt(ground, page.id), {
      say: archived ? 'page.archived.said' : 'page.restored.said',
      undo: {
        path: pathOfPage(ground.region, page.id, archived ? '/restore' : '/archive'),
        fields: { version: String(version + 1) },
      },
    })
  })
}

/** Which version of the page she saw: from the button of its line in the tree, or from a form about this page alone. */
export const versionIn = ({ form }: Visit, page: string): number =>
  Number.parseInt(form[`version.${page}`] ?? form.version ?? '', 10) || 0
