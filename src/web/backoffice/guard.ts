import { isAtHome } from '../../kernel/right.ts'
import { keptForm } from './kept-form.tsx'
import { isRight, personOf, type Route, type Visit } from './visit.ts'
import { pathOf, wayBack, withWayBack } from './way-back.ts'

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
  const where = openTo.at === 'installation' ? null : region?.id
  if (where === undefined || !isAtHome(person.actor, { region: where })) return visit.missing()
  if (!openTo.about) return mayThere(visit, openTo.may, where) ? undefined : visit.forbidden()
  const about = await openTo.about(visit)
  if (about?.region !== where) return visit.missing()
  return parts.rights.may(person.actor, openTo.may, about) ? undefined : visit.forbidden()
}

/** To anything at all there; the installation as a whole is one thing. */
function mayThere(visit: Visit, verb: string, region: string | null): boolean {
  const { actor } = personOf(visit)
  const { rights } = visit.parts
  return region === null ? rights.may(actor, verb, { region }) : rights.mayIn(actor, verb, region)
}

/** A page is opened again after signing in; a form that was sent keeps what was typed. */
function toSignIn(visit: Visit): Response | Promise<Response> {
  const { request, go } = visit
  if (request.method !== 'GET') return keptForm(visit)
  const path = withWayBack('/sign-in', wayBack(pathOf(request)))
  return go(path, request.headers.has('cookie') ? { say: 'sign-in.ended' } : {})
}
