import { contactFacts, contactsOf } from '../../../domain/contacts/index.ts'
import { pagesOf, pageText } from '../../../domain/pages/index.ts'
import { type Head, headsOf, headsSaying } from '../../../domain/translations/index.ts'
import { type Route, regionOf, type Visit } from '../visit.ts'

/** As many as one looks through without scrolling far. */
const MOST = 12

/** Pages by words of their title, for links; or the title of one (`id`). A link to a page is kept when it moves. */
export const pagesRoute: Route = {
  method: 'GET',
  path: '/regions/:region/editor/pages',
  openTo: { may: 'page.see' },
  async answer(visit) {
    const { parts, reply } = visit
    const { id: region } = regionOf(visit)
    const archived = (await pagesOf(parts.reader, region)).filter((page) => page.archived_at !== null)
    const gone = new Set(archived.map(({ id }) => id))
    const heads = await asked(visit, region, pageText.subject, 'title')
    return reply({
      found: oneEach(
        heads.filter(({ subject }) => !gone.has(subject)),
        visit.query('language'),
        'title',
      ),
    })
  },
}

/** Contacts by name, or the name of one. */
export const contactsRoute: Route = {
  method: 'GET',
  path: '/regions/:region/editor/contacts',
  openTo: { may: 'contact.see' },
  async answer(visit) {
    const { id: region } = regionOf(visit)
    const there = (await contactsOf(visit.parts.reader, region)).filter((one) => one.archived_at === null)
    const known = new Set(there.map(({ id }) => id))
    const heads = await asked(visit, region, contactFacts.subject, 'name')
    return visit.reply({
      found: oneEach(
        heads.filter(({ subject }) => known.has(subject)),
        'facts',
        'name',
      ),
    })
  },
}

async function asked({ parts, query }: Visit, region: string, kind: string, field: string): Promise<Head[]> {
  const id = query('id')
  if (id === undefined)
    return headsSaying(parts.reader, region, kind, field, (query('q') ?? '').trim().slice(0, 100))
  return (await headsOf(parts.reader, region, kind)).filter(({ subject }) => subject === id)
}

/** Each thing once, in the language of the text where it has one, those that begin like the question first. */
function oneEach(
  heads: readonly Head[],
  language: string | undefined,
  field: string,
): { id: string; name: string }[] {
  const found = new Map<string, Head>()
  for (const head of heads) {
    const known = found.get(head.subject)
    if (head.lines[field] && (!known || head.language === language)) found.set(head.subject, head)
  }
  return [...found.values()]
    .slice(0, MOST)
    .map(({ subject, lines }) => ({ id: subject, name: lines[field] ?? '' }))
}
