import type { membersOf } from '../../../domain/accounts/index.ts'
import type { Visit } from '../visit.ts'
import { logAddress } from './log-filter.ts'
import { placeOf } from './place.ts'

interface LogFormParts {
  visit: Visit
  people: Awaited<ReturnType<typeof membersOf>>
  asked: {
    by: string | undefined
    about: string | undefined
    from: string | undefined
    until: string | undefined
  }
  names: ReadonlyMap<string, string>
}

const ENDS = [
  ['from', 'log.from'],
  ['until', 'log.until'],
] as const

/** Asks the log for a person, a thing, some days. The answer has an address of its own, so it can be kept or sent. */
export const LogForm = ({ visit, people, asked, names }: LogFormParts) => {
  const { m } = visit
  const place = placeOf(visit)
  const known = new Map(people.map(({ account_id, name }) => [account_id, name]))
  if (asked.by && !known.has(asked.by)) known.set(asked.by, names.get(asked.by) ?? m.text('log.nameless'))
  return (
    <form class="filter" method="get" action={logAddress(place, {})}>
      <div class="field">
        <label for="f-by">{m.text('log.by')}</label>
        <select id="f-by" name="by" autocomplete="off">
          <option value="">{m.text('log.everybody')}</option>
          {[...known].map(([id, name]) => (
            <option value={id} selected={id === asked.by}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {ENDS.map(([end, words]) => (
        <div class="field">
          <label for={`f-${end}`}>{m.text(words)}</label>
          <input id={`f-${end}`} type="date" name={end} value={asked[end] ?? ''} autocomplete="off" />
        </div>
      ))}
      {asked.about && (
        <p class="about">
          <input type="hidden" name="about" value={asked.about} />
          {m.text('log.about', { name: names.get(asked.about) ?? m.text('log.thing') })}{' '}
          <a href={logAddress(place, { ...asked, about: undefined })}>{m.text('log.everything')}</a>
        </p>
      )}
      <button type="submit" class="second">
        {m.text('log.show')}
      </button>
    </form>
  )
}
