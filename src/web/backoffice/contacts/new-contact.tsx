import { contactFacts, createContact, publishContact } from '../../../domain/contacts/index.ts'
import { draftOf, FACTS } from '../../../domain/translations/index.ts'
import { FaultList, type Faults } from '../form.tsx'
import { regionOf, type Visit } from '../visit.ts'
import { FactFields } from './fields.tsx'
import { type NamedOrganisation, organisationsIn, pathOfContact } from './place.ts'
import { faultsIn, typingIn } from './typing.ts'

export const newContactForm = (visit: Visit): Promise<Response> => form(visit, {})

async function form(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m } = visit
  const region = regionOf(visit)
  const title = m.text('contact.new')
  const mayPublish = visit.may('contact.publish', { region: region.id })
  return visit.show({
    title,
    status,
    body: (
      <section class="card">
        <h1>{title}</h1>
        <p class="soft">{m.text('contact.new.lead')}</p>
        <FaultList m={m} faults={faults} />
        <form method="post" action={`/backoffice/regions/${region.slug}/contacts/new`} novalidate>
          <FactFields m={m} values={visit.form} faults={faults} />
          <Owner visit={visit} organisations={await organisationsIn(visit, region.id)} />
          <p class="acts">
            {mayPublish && (
              <button type="submit" name="wish" value="publish">
                {m.text('contact.new.publish')}
              </button>
            )}
            <button type="submit" name="wish" value="draft" {...(mayPublish && { class: 'second' })}>
              {m.text('contact.new.draft')}
            </button>
          </p>
        </form>
      </section>
    ),
  })
}

/** Whose it is. A partner creates only what is her own organisation's, and has nothing to choose. */
const Owner = ({ visit, organisations }: { visit: Visit; organisations: readonly NamedOrganisation[] }) => {
  const { m, form } = visit
  const region = regionOf(visit).id
  const mayFor = (organisation: string | null): boolean =>
    visit.may('contact.create', { region, organisation })
  const hers = organisations.filter(({ id }) => mayFor(id))
  const [only] = hers
  if (only && hers.length === 1 && !mayFor(null))
    return <input type="hidden" name="organisation" value={only.id} />
  if (hers.length === 0) return null
  return (
    <div class="field">
      <label for="f-organisation">{m.text('contact.organisation.label')}</label>
      <select id="f-organisation" name="organisation">
        {mayFor(null) && <option value="">{m.text('page.none')}</option>}
        {hers.map(({ id, name }) => (
          <option value={id} selected={id === form.organisation}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A contact with its facts, public at once where she may and says so; then on to its facts. */
export async function newContact(visit: Visit): Promise<Response> {
  const region = regionOf(visit)
  const { values, wish } = typingIn(visit, contactFacts)
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  try {
    const contact = await visit.run(createContact, {
      region: region.id,
      organisation: visit.form.organisation || null,
      facts: { name: '', ...said },
    })
    const mayPublish = visit.may('contact.publish', { region: region.id })
    const draft =
      wish === 'publish' && mayPublish
        ? await draftOf(visit.parts.reader, contactFacts.subject, contact, FACTS)
        : undefined
    if (draft) await visit.run(publishContact, { contact, text: draft.text, version: draft.head })
    return visit.go(pathOfContact(region, contact, '/facts'), {
      say: draft ? 'contact.created.public' : 'contact.created',
    })
  } catch (error) {
    const faults = faultsIn(visit, error)
    if (!faults) throw error
    return form(visit, faults, 422)
  }
}
