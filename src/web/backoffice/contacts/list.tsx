import { contactFacts, type FoundContact, findContacts } from '../../../domain/contacts/index.ts'
import { type Standing, standingsIn } from '../../../domain/translations/index.ts'
import { personOf, regionOf, type Visit } from '../visit.ts'
import { Filter } from './filter.tsx'
import { Line } from './line.tsx'
import { organisationsIn } from './place.ts'
import { isAsking, questionIn } from './question.ts'
import { countsOf } from './usage.ts'

const AT_ONCE = 100

/** The contacts of a region that she may see: all, or what she asks for. */
export async function list(visit: Visit): Promise<Response> {
  const { m, parts } = visit
  const region = regionOf(visit)
  const question = questionIn(visit)
  const seen = (await findContacts(parts.reader, region.id, question)).filter(({ organisation }) =>
    visit.may('contact.see', { region: region.id, organisation }),
  )
  const organisations = await organisationsIn(visit, region.id)
  return visit.show({
    title: m.text('contact.list'),
    body: (
      <>
        <div class="headed">
          <h1>{m.text('contact.list')}</h1>
          {parts.rights.mayIn(personOf(visit).actor, 'contact.create', region.id) && (
            <a class="button second" href={`/backoffice/regions/${region.slug}/contacts/new`}>
              {m.text('contact.new')}
            </a>
          )}
        </div>
        <Filter visit={visit} organisations={organisations} />
        {seen.length === 0 && !isAsking(question) ? (
          <p class="soft">{m.text('contact.empty')}</p>
        ) : (
          await Found({
            visit,
            contacts: seen,
            names: new Map(organisations.map(({ id, name }) => [id, name])),
            isAsking: isAsking(question),
          })
        )}
      </>
    ),
  })
}

interface FoundParts {
  visit: Visit
  contacts: readonly FoundContact[]
  /** Of organisations. */
  names: ReadonlyMap<string, string>
  isAsking: boolean
}

/** A piece of the list, with what stands where, and the way to the pieces before and after. */
async function Found({ visit, contacts, names, isAsking }: FoundParts) {
  const { m } = visit
  const asked = Number.parseInt(visit.query('from') ?? '', 10) || 0
  const from = Math.min(Math.max(0, asked), Math.max(0, contacts.length - 1))
  const shown = contacts.slice(from, from + AT_ONCE)
  const ids = shown.map(({ id }) => id)
  const standings = await standingsOf(visit, ids)
  const counts = await countsOf(visit, ids)
  return (
    <>
      <p role="status">
        {m.text(contacts.length > AT_ONCE ? 'contact.found.part' : 'contact.found', {
          count: String(contacts.length),
          from: String(from + 1),
          to: String(from + shown.length),
        })}{' '}
        {isAsking && (
          <a href={`/backoffice/regions/${regionOf(visit).slug}/contacts`}>{m.text('contact.found.all')}</a>
        )}
      </p>
      <ul class="contact-lines">
        {shown.map((contact) => (
          <Line
            visit={visit}
            contact={contact}
            organisation={names.get(contact.organisation ?? '')}
            standings={standings.get(contact.id) ?? []}
            quoted={counts.get(contact.id) ?? 0}
          />
        ))}
      </ul>
      <p class="ways">
        {from > 0 && <a href={pieceAt(visit, Math.max(0, from - AT_ONCE))}>{m.text('contact.before')}</a>}
        {from + AT_ONCE < contacts.length && (
          <a href={pieceAt(visit, from + AT_ONCE)}>{m.text('contact.after')}</a>
        )}
      </p>
    </>
  )
}

async function standingsOf(visit: Visit, ids: readonly string[]): Promise<Map<string, Standing[]>> {
  const { reader, clock } = visit.parts
  const { id } = regionOf(visit)
  const standings = await standingsIn(reader, id, contactFacts.subject, clock(), ids)
  return Map.groupBy(standings, ({ subject }) => subject)
}

function pieceAt({ request }: Visit, from: number): string {
  const { pathname, searchParams } = new URL(request.url)
  for (const name of [...searchParams.keys()])
    if (/^(said|undo|with[.].*)$/.test(name)) searchParams.delete(name)
  if (from > 0) searchParams.set('from', String(from))
  else searchParams.delete('from')
  return `${pathname}?${searchParams}`
}
