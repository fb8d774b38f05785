import { isAtHome } from '../../kernel/right.ts'
import { isRight, personOf, type Route, type Visit } from './visit.ts'

/**
 * Who stays outside: the answer to her, or undefined when she may come in. The same policies decide as for commands;
 * whoever has no role where the thing is hears that there is nothing.
 */
export async function guard({ openTo }: Route, visit: Visit): Promise<Response | undefined> {
  const { person, parts, region } = visit
  if (openTo === 'everybody') return undefined
  if (!person) return toSignIn(visit)
  if (openTo !== 'arriving' && !person.complete) return visit.go('/second-factor')
  if (!isRight(openTo)) return undefined
  if (!region || !isAtHome(person.actor, { region: region.id })) return visit.missing()
  if (!openTo.about)
    return parts.rights.mayIn(person.actor, openTo.may, region.id) ? undefined : visit.forbidden()
  const about = await openTo.about(visit)
  if (about?.region !== region.id) return visit.missing()
  return parts.rights.may(personOf(visit).actor, openTo.may, about) ? undefined : visit.forbidden()
}

function toSignIn({ request, go }: Visit): Response {
  return go('/sign-in', request.headers.has('cookie') ? { say: 'sign-in.ended' } : {})
}
