import { holdsIn, type Membership } from '../../../kernel/role.ts'
import type { OwnRegion } from '../parts.ts'
import { personOf, type Route, type Visit } from '../visit.ts'
import { ToDo } from './to-do.tsx'

/** For more, each has its own screen: all of them at once would take long, and nobody reads it. */
const MOST_REGIONS = 5

/** The first screen: what is to do, and what somebody is here. */
export const startRoutes: readonly Route[] = [
  { method: 'GET', path: '/', openTo: 'complete', answer: start },
  { method: 'GET', path: '/regions/:region', openTo: 'complete', answer: startOfRegion },
]

async function start(visit: Visit): Promise<Response> {
  const { m, parts, show } = visit
  const { presence, actor } = personOf(visit)
  const regions = await parts.regions()
  const hers = regions.filter(({ id }) => actor.memberships.some((one) => holdsIn(one, id)))
  const title = m.text('start.title', { name: presence.account.name })
  return show({
    title,
    body: (
      <>
        <h1>{title}</h1>
        {hers.length <= MOST_REGIONS &&
          (await Promise.all(hers.map((region) => ToDo({ visit, region, named: hers.length > 1 }))))}
        <h2>{m.text('start.tasks')}</h2>
        <Tasks visit={visit} memberships={actor.memberships} regions={regions} />
      </>
    ),
  })
}

async function startOfRegion(visit: Visit): Promise<Response> {
  const { m, parts, part, show } = visit
  const { memberships } = personOf(visit).actor
  const region = (await parts.regions()).find(({ slug }) => slug === part('region'))
  const hers = region ? memberships.filter((membership) => holdsIn(membership, region.id)) : []
  if (!region || hers.length === 0) return visit.missing()
  return show({
    title: region.name,
    body: (
      <>
        <h1>{region.name}</h1>
        <p>
          <a href={`/${region.slug}/`}>{m.text('nav.site')}</a>
        </p>
        {await ToDo({ visit, region, named: false })}
        <h2>{m.text('start.tasks')}</h2>
        <Tasks visit={visit} memberships={hers} regions={[region]} />
      </>
    ),
  })
}

interface TasksParts {
  visit: Visit
  memberships: readonly Membership[]
  regions: readonly OwnRegion[]
}

const Tasks = ({ visit: { m }, memberships, regions }: TasksParts) =>
  memberships.length === 0 ? (
    <p>{m.text('start.none')}</p>
  ) : (
    <ul class="rows">
      {memberships.map(({ role, region }) => {
        const where = regions.find(({ id }) => id === region)
        return (
          <li>
            <strong>{m.text(`role.${role}`)}</strong>
            {where ? (
              <a href={`/backoffice/regions/${where.slug}/`}>{where.name}</a>
            ) : (
              m.text('start.everywhere')
            )}
          </li>
        )
      })}
    </ul>
  )
