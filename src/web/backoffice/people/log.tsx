import { auditLog, auditSentence, type auditLog as log, membersOf } from '../../../domain/accounts/index.ts'
import type { Route, Visit } from '../visit.ts'
import { askedFor, filterFrom, logAddress } from './log-filter.ts'
import { LogForm } from './log-form.tsx'
import { type Named, namesOfThings } from './names.ts'
import { inBoth, placeOf } from './place.ts'

export const logRoutes: readonly Route[] = inBoth({
  method: 'GET',
  path: '/log',
  may: 'audit.see',
  answer: showLog,
})

type Entry = Awaited<ReturnType<typeof log>>['entries'][number]

/** Ids of an event that are no things with a name. */
const NO_THING = new Set(['language', 'version', 'text', 'membership', 'invitation', 'region'])

/** Who did what and when, in sentences, newest first. */
async function showLog(visit: Visit): Promise<Response> {
  const { m, parts, show, query } = visit
  const place = placeOf(visit)
  const { entries, next } = await auditLog(parts.reader, filterFrom(visit))
  const names = await namesOfThings(parts.reader, [...entries.flatMap(thingsIn), ...namedIn(visit)])
  const asked = { ...askedFor(visit), from: query('from'), until: query('until') }
  const title = m.text('log.title')
  const people = await membersOf(parts.reader, place.region)
  return show({
    title: `${title}, ${place.name}`,
    body: (
      <div class="people">
        <h1>{title}</h1>
        <p class="lead">{place.name}</p>
        <LogForm visit={visit} people={people} asked={asked} names={names} />
        {entries.length === 0 && <p>{m.text('log.none')}</p>}
        <ul class="rows log">
          {entries.map((entry) => (
            <li>
              <span>
                {sentence(visit, entry, names)}
                <small>
                  <time datetime={entry.at}>{m.moment(entry.at)}</time>
                </small>
              </span>
              <span class="acts">
                {thingsIn(entry).map(({ id }) => (
                  <a
                    href={logAddress(place, { about: id })}
                    aria-label={m.text('log.only', { name: names.get(id) ?? m.text('log.thing') })}
                  >
                    {names.get(id) ?? m.text('log.thing')}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
        {next && (
          <p>
            <a class="button second" href={logAddress(place, { ...asked, after: `${next.at} ${next.id}` })}>
              {m.text('log.older')}
            </a>
          </p>
        )}
      </div>
    ),
  })
}

const thingsIn = ({ ids, region }: Entry): Named[] =>
  Object.entries(ids).flatMap(([kind, id]) =>
    NO_THING.has(kind) || typeof id !== 'string'
      ? []
      : [{ kind, id, region, ...(typeof ids.text === 'number' && { text: ids.text }) }],
  )

/** What the address asks for has a name too: as a person or as a thing. */
function namedIn(visit: Visit): Named[] {
  const { region } = placeOf(visit)
  const { by = '', about = '' } = askedFor(visit)
  return [
    { kind: 'account', id: by, region },
    { kind: 'account', id: about, region },
    { kind: 'subject', id: about, region },
  ].filter(({ id }) => id !== '')
}

/** Names in the quotation marks of the language, so that one sees where they begin and end. */
const sentence = ({ m }: Visit, entry: Entry, names: ReadonlyMap<string, string>): string =>
  auditSentence(entry, m.language === 'de' ? 'de' : 'en', (kind, id) => {
    if (NO_THING.has(kind)) return String(id)
    const name = names.get(String(id))
    if (name === undefined) return m.text('log.nameless')
    return kind === 'account' ? name : m.text('log.quoted', { name })
  })
