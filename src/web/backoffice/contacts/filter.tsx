import { regionOf, type Visit } from '../visit.ts'
import type { NamedOrganisation } from './place.ts'

/** Name, number, place, organisation, archived: a form that asks by its address. */
export const Filter = ({
  visit,
  organisations,
}: {
  visit: Visit
  organisations: readonly NamedOrganisation[]
}) => {
  const { m, query } = visit
  return (
    <form class="find" method="get" action={`/backoffice/regions/${regionOf(visit).slug}/contacts`}>
      <div>
        <label for="f-words">{m.text('contact.filter.words')}</label>
        <input id="f-words" name="words" type="search" value={query('words') ?? ''} />
      </div>
      <div>
        <label for="f-town">{m.text('contact.filter.town')}</label>
        <input id="f-town" name="town" type="search" value={query('town') ?? ''} />
      </div>
      {organisations.length > 0 && (
        <div>
          <label for="f-organisation">{m.text('contact.organisation')}</label>
          <select id="f-organisation" name="organisation">
            <option value="">{m.text('page.filter.any')}</option>
            {organisations.map(({ id, name }) => (
              <option value={id} selected={query('organisation') === id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <label class="tick">
        <input type="checkbox" name="archived" value="1" checked={query('archived') === '1'} />
        {m.text('page.filter.archived')}
      </label>
      <button type="submit" class="second">
        {m.text('page.filter.button')}
      </button>
    </form>
  )
}
