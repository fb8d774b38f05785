import { holdsIn, type Membership } from '../../kernel/role.ts'
import type { OwnRegion } from './parts.ts'
import { personOf, type Route, type Visit } from './visit.ts'

/** The first screen: what somebody is here, and where. */
export const startRoutes: readonly Route[] = [
  { method: 'GET', path: '/', openTo: 'complete', answer: start },
  { method: 'GET', path: '/regions/:region', openTo: 'complete', answer: startOfRegion },
]

async function start(visit: Visit): Promise<Response> {
  const { m, parts, show } = visit
  const { presence, actor } = personOf(visit)
  const regions = await parts.regions()
  const title = m.text('start.title', { name: presence.account.name })
  return show({
    title,
    body: (
      <>
        <h1>{title}</h1>
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
