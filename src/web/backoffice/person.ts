import type { SignIn } from '../../platform/sign-in/index.ts'
import type { BackofficeParts } from './parts.ts'
import type { Person } from './visit.ts'

/** Whoever sends these headers, with what she may at this moment; undefined when nobody is signed in. */
export async function personIn(
  parts: BackofficeParts,
  signIn: SignIn,
  headers: Headers,
): Promise<Person | undefined> {
  const presence = await signIn.sessions.whoIs(headers)
  if (!presence) return undefined
  const actor = await parts.actorOf(presence.account.id)
  if (!actor) return undefined
  const isDemo = presence.account.demoSince !== null
  // The demo's password is known to everybody: its accounts work only while the invented county is alone here.
  if (isDemo && !(await parts.demo())) {
    await signIn.sessions.endAllOf(presence.account.id)
    return undefined
  }
  return { presence, actor, complete: presence.strong || isDemo || !parts.needsSecondFactor(actor) }
}
