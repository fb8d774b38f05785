import type { Desk } from './desk.ts'
import { type NamedOrganisation, pathOfContact } from './place.ts'
import type { Usage } from './usage.ts'
import { usageWords } from './usage-box.tsx'

interface KeepingParts {
  desk: Desk
  usage: Usage
  organisations: readonly NamedOrganisation[]
}

/** Whose a contact is, and whether it is still needed. */
export const Keeping = ({ desk, usage, organisations }: KeepingParts) => {
  const { visit, contact, about } = desk
  const { m } = visit
  const owner = organisations.find(({ id }) => id === contact.organisation_id)
  return (
    <div class="panels">
      <section>
        <h2>{m.text('contact.organisation')}</h2>
        {visit.may('contact.assign', about) ? (
          <Assign desk={desk} organisations={organisations} />
        ) : (
          <p>{owner?.name ?? m.text('page.none')}</p>
        )}
      </section>
      {visit.may('contact.archive', about) && <Archive desk={desk} usage={usage} />}
    </div>
  )
}

const Assign = ({ desk: { visit, region, contact }, organisations }: Omit<KeepingParts, 'usage'>) => {
  const { m } = visit
  return (
    <form method="post" action={`/backoffice${pathOfContact(region, contact.id, '/organisation')}`}>
      <input type="hidden" name="version" value={String(contact.version)} />
      <div class="field">
        <label for="f-organisation">{m.text('contact.organisation.label')}</label>
        <p class="hint" id="h-organisation">
          {m.text('contact.organisation.hint')}
        </p>
        <select id="f-organisation" name="organisation" aria-describedby="h-organisation">
          <option value="">{m.text('page.none')}</option>
          {organisations.map(({ id, name }) => (
            <option value={id} selected={id === contact.organisation_id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="second">
        {m.text('page.save')}
      </button>
    </form>
  )
}

/** Before it is archived: who quotes it, and what stands there then. */
const Archive = ({ desk: { visit, region, contact }, usage }: Omit<KeepingParts, 'organisations'>) => {
  const { m } = visit
  const isArchived = contact.archived_at !== null
  const isQuoted = usage.pages.length + usage.settings.length > 0
  return (
    <section>
      <h2>{m.text(isArchived ? 'contact.archived' : 'contact.gone')}</h2>
      <p>{usageWords(m, usage)}</p>
      {isQuoted && <p class="soft">{m.text(isArchived ? 'contact.archived.lead' : 'contact.gone.quoted')}</p>}
      {!isQuoted && !isArchived && <p class="soft">{m.text('contact.gone.lead')}</p>}
      <form
        method="post"
        action={`/backoffice${pathOfContact(region, contact.id, isArchived ? '/restore' : '/archive')}`}
      >
        <button
          type="submit"
          class={isArchived ? 'second' : 'danger'}
          name="version"
          value={String(contact.version)}
        >
          {m.text(isArchived ? 'page.restore' : 'page.archive')}
        </button>
      </form>
    </section>
  )
}
