import { archiveContact, assignContact } from '../../../domain/contacts/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { Card } from '../form.tsx'
import { regionOf, type Visit } from '../visit.ts'
import { contactOf, pathOfContact } from './place.ts'

export const archive = (visit: Visit): Promise<Response> => setArchived(visit, true)
export const restore = (visit: Visit): Promise<Response> => setArchived(visit, false)

const setArchived = (visit: Visit, archived: boolean): Promise<Response> =>
  orStale(visit, async () => {
    const { id } = await contactOf(visit)
    const version = versionIn(visit)
    await visit.run(archiveContact, { contact: id, version, archived })
    return visit.go(pathOfContact(regionOf(visit), id, '/facts'), {
      say: archived ? 'contact.archived.said' : 'contact.restored.said',
      undo: {
        path: pathOfContact(regionOf(visit), id, archived ? '/restore' : '/archive'),
        fields: { version: String(version + 1) },
      },
    })
  })

/** Gives a contact to an organisation, or to none. */
export const assign = (visit: Visit): Promise<Response> =>
  orStale(visit, async () => {
    const { id, organisation_id: before } = await contactOf(visit)
    const version = versionIn(visit)
    const organisation = visit.form.organisation || null
    await visit.run(assignContact, { contact: id, version, organisation })
    return visit.go(pathOfContact(regionOf(visit), id, '/facts'), {
      say: 'contact.assigned.said',
      undo: {
        path: pathOfContact(regionOf(visit), id, '/organisation'),
        fields: { version: String(version + 1), organisation: before ?? '' },
      },
    })
  })

/** Which version of the contact she saw. */
const versionIn = ({ form }: Visit): number => Number.parseInt(form.version ?? '', 10) || 0

/** Somebody changed the contact first: told, with the way back to it. */
async function orStale(visit: Visit, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'stale') throw error
    const { m } = visit
    const title = m.text('page.refused')
    return visit.show({
      title,
      status: 409,
      body: (
        <Card title={title} lead={m.text('contact.refused.stale')}>
          <a
            class="button"
            href={`/backoffice${pathOfContact(regionOf(visit), visit.part('contact'), '/facts')}`}
          >
            {m.text('contact.look')}
          </a>
        </Card>
      ),
    })
  }
}
